import { groupSizesChart } from "../../components/charts/group-sizes-chart.ts";
import { dataTable } from "../../components/data-table.ts";
import { foldedTable } from "../../components/folded-table.ts";
import type { RiskReport } from "../../released/risk-report.ts";
import type { PageContext } from "../page.ts";
import type { Section } from "../parts/section.ts";
import { paragraph } from "../parts/text.ts";

/** How large the groups of people are who look the same. */
export const classesSection = (context: PageContext, { classes, policy }: RiskReport): Section => {
  const { t, format } = context;
  const { count, smallest, largest, mean } = classes;
  const text = t("extract.classes.text", { classes: count, smallest, largest, mean: format.number(mean, 1) });
  return {
    id: "classes",
    title: t("extract.classes.title"),
    children: [
      paragraph(context, text),
      groupSizesChart(
        { sizes: classes.sizes, least: policy.k },
        { ...context, id: "classes-chart", title: t("extract.classes.caption"), description: text },
      ),
      foldedTable(
        dataTable(
          {
            caption: t("extract.classes.caption"),
            headers: 1,
            columns: [
              { label: t("extract.classes.size"), numeric: true },
              { label: t("extract.classes.groups"), numeric: true },
            ],
            rows: classes.sizes.map(({ size, classes: groups }) => [
              format.count(size),
              format.count(groups),
            ]),
          },
          context,
        ),
        context,
      ),
    ],
  };
};
