import { dataTable } from "../../components/data-table.ts";
import type { RiskReport } from "../../released/risk-report.ts";
import type { PageContext } from "../page.ts";
import type { Section } from "../parts/section.ts";
import { paragraph } from "../parts/text.ts";

/** Steps of time, and numbers whose ends are put together. */
export const codedSection = (context: PageContext, { coded, policy }: RiskReport): Section => {
  const { t, format } = context;
  return {
    id: "coded",
    title: t("extract.coded.title"),
    lead: t("extract.coded.lead", { days: policy.gridDays, people: policy.extremes }),
    children: [
      paragraph(context, t("extract.coded.followed")),
      dataTable(
        {
          caption: t("extract.coded.caption"),
          headers: 1,
          columns: [
            { label: t("extract.coded.column") },
            { label: t("extract.coded.bottom"), numeric: true },
            { label: t("extract.coded.top"), numeric: true },
            { label: t("extract.coded.people"), numeric: true },
          ],
          rows: coded.map(({ column, bottom, top, people }) => [
            column,
            format.count(bottom),
            format.count(top),
            format.count(people),
          ]),
        },
        context,
      ),
    ],
  };
};
