import { dataTable } from "../../components/data-table.ts";
import type { RiskReport } from "../../released/risk-report.ts";
import type { PageContext } from "../page.ts";
import type { Section } from "../parts/section.ts";
import { paragraph } from "../parts/text.ts";

/** Diversity and closeness of the outcomes. */
export const outcomesSection = (context: PageContext, report: RiskReport): Section => {
  const { t, format } = context;
  const { outcomes, outcomesLeftOut, policy } = report;
  const { kind, l } = policy.diversity;
  const numeric = ["events", "distinct", "entropy", "everybody", "nobody", "largest", "mean"] as const;
  return {
    id: "outcomes",
    title: t("extract.outcomes.title"),
    lead: t("extract.outcomes.lead"),
    children: [
      dataTable(
        {
          caption: t("extract.outcomes.caption"),
          headers: 1,
          columns: [
            { label: t("extract.outcomes.outcome") },
            ...numeric.map((name) => ({ label: t(`extract.outcomes.${name}`), numeric: true })),
          ],
          rows: outcomes.map((each) => [
            each.outcome,
            format.count(each.events),
            format.count(each.distinct),
            format.number(each.entropy, 2),
            format.count(each.everybody),
            format.count(each.nobody),
            format.number(each.largestDistance, 2),
            format.number(each.meanDistance, 2),
          ]),
        },
        context,
      ),
      paragraph(context, t("extract.outcomes.rule", { kind, l })),
      outcomesLeftOut.length > 0 &&
        paragraph(
          context,
          t("extract.outcomes.left out", { least: policy.rareCategories, names: outcomesLeftOut.join(", ") }),
        ),
    ],
  };
};
