import { widthsChart } from "../../components/charts/widths-chart.ts";
import { dataTable } from "../../components/data-table.ts";
import { foldedTable } from "../../components/folded-table.ts";
import type { AuditReport } from "../../released/audit-report.ts";
import type { PageContext } from "../page.ts";
import type { Section } from "../parts/section.ts";

/** How unsure every reader is left: possible values of the protected counts of people. */
export const widthsSection = (context: PageContext, { spaces, width }: AuditReport): Section => {
  const { t } = context;
  return {
    id: "widths",
    title: t("audit.widths.title"),
    lead: t("audit.widths.lead", { width }),
    children: spaces.flatMap((space) => partsOf(context, space, width)),
  };
};

function partsOf(context: PageContext, space: AuditReport["spaces"][number], least: number): HTMLElement[] {
  const { t, format } = context;
  const title = t("audit.widths.caption", { space: space.space });
  const table = dataTable(
    {
      caption: title,
      headers: 1,
      columns: [
        { label: t("audit.widths.values"), numeric: true },
        { label: t("audit.widths.counts"), numeric: true },
      ],
      rows: space.widths.map(({ values, counts }) => [format.count(values), format.count(counts)]),
    },
    context,
  );
  // One bar is no chart.
  if (space.widths.length < 3) return [table];
  return [
    widthsChart(
      { widths: space.widths, least },
      {
        ...context,
        id: `widths-${space.space}-chart`,
        title,
        description: t("audit.widths.text", {
          counts: space.protectedCounts,
          narrow: space.narrow,
          width: least,
        }),
      },
    ),
    foldedTable(table, context),
  ];
}
