import { dataTable } from "../../components/data-table.ts";
import type { AuditReport } from "../../released/audit-report.ts";
import { figureName } from "../methods/suppression-section.ts";
import type { PageContext } from "../page.ts";
import type { Section } from "../parts/section.ts";

/** What is protected in each table, how well, and what that costs its readers. */
export const costSection = (context: PageContext, { figures }: AuditReport): Section => {
  const { t, format } = context;
  const known = figures.filter(({ figure }) => context.site.figures[figure] !== undefined);
  return {
    id: "cost",
    title: t("audit.cost.title"),
    lead: t("audit.cost.lead"),
    children: [
      dataTable(
        {
          caption: t("audit.cost.caption"),
          headers: 1,
          columns: [
            { label: t("audit.cost.figure") },
            { label: t("audit.cost.protected"), numeric: true },
            { label: t("audit.cost.narrow"), numeric: true },
            { label: t("audit.cost.narrowest"), numeric: true },
            { label: t("audit.cost.median"), numeric: true },
            { label: t("audit.cost.shown"), numeric: true },
            { label: t("audit.cost.hidden"), numeric: true },
            { label: t("audit.cost.complementary"), numeric: true },
          ],
          rows: known.map(({ figure, narrowest, median, ...counts }) => [
            figureName(context, figure),
            format.count(counts.protectedCounts),
            format.count(counts.narrow),
            narrowest === undefined ? t("audit.cost.none") : format.count(narrowest),
            median === undefined ? t("audit.cost.none") : format.count(median),
            format.count(counts.shown),
            format.count(counts.hidden),
            format.count(counts.complementary),
          ]),
        },
        context,
      ),
    ],
  };
};
