import { dataTable } from "../../components/data-table.ts";
import type { RiskReport } from "../../released/risk-report.ts";
import type { PageContext } from "../page.ts";
import type { Section } from "../parts/section.ts";
import { paragraph } from "../parts/text.ts";

/** How large the groups of people are who look the same. */
export const classesSection = (context: PageContext, { classes }: RiskReport): Section => {
  const { t, format } = context;
  const { count, smallest, largest, mean } = classes;
  return {
    id: "classes",
    title: t("extract.classes.title"),
    children: [
      paragraph(
        context,
        t("extract.classes.text", { classes: count, smallest, largest, mean: format.number(mean, 1) }),
      ),
      dataTable(
        {
          caption: t("extract.classes.caption"),
          headers: 1,
          columns: [
            { label: t("extract.classes.size"), numeric: true },
            { label: t("extract.classes.groups"), numeric: true },
          ],
          rows: classes.sizes.map(({ size, classes: groups }) => [format.count(size), format.count(groups)]),
        },
        context,
      ),
    ],
  };
};
