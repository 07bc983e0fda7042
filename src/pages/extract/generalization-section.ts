import { keptChart } from "../../components/charts/kept-chart.ts";
import { dataTable } from "../../components/data-table.ts";
import { foldedTable } from "../../components/folded-table.ts";
import type { RiskReport } from "../../released/risk-report.ts";
import type { PageContext } from "../page.ts";
import type { Section } from "../parts/section.ts";
import { paragraph } from "../parts/text.ts";

/** What became of each recognisable characteristic, and what it cost. */
export const generalizationSection = (context: PageContext, report: RiskReport): Section => {
  const { t, format } = context;
  const { attributes, policy, informationLoss, search, notDelivered } = report;
  const levelText = (name: string) => (name === "*" ? t("extract.generalization.gone") : name);
  return {
    id: "generalization",
    title: t("extract.generalization.title"),
    lead: t("extract.generalization.lead", { limit: format.percent(policy.suppression) }),
    children: [
      keptChart(
        attributes.map(({ name, chosen, loss }) => ({
          label: name,
          text: t("extract.generalization.became", {
            level: levelText(chosen),
            kept: format.percent(1 - loss),
            gone: String(chosen === "*"),
          }),
          kept: 1 - loss,
        })),
        { ...context, id: "generalization-chart", title: t("extract.generalization.kept") },
      ),
      foldedTable(
        dataTable(
          {
            caption: t("extract.generalization.caption"),
            headers: 1,
            columns: [
              { label: t("extract.generalization.attribute") },
              { label: t("extract.generalization.chosen") },
              { label: t("extract.generalization.levels") },
              { label: t("extract.generalization.loss"), numeric: true },
            ],
            rows: attributes.map(({ name, chosen, levels, loss }) => [
              name,
              levelText(chosen),
              levels.map(levelText).join(" → "),
              format.percent(loss),
            ]),
          },
          context,
        ),
        context,
      ),
      paragraph(
        context,
        t("extract.generalization.total", {
          loss: format.percent(informationLoss),
          measure: policy.informationLoss,
        }),
      ),
      paragraph(context, t("extract.generalization.search", { ...search })),
      notDelivered.length > 0 &&
        paragraph(context, t("extract.generalization.not delivered", { names: notDelivered.join(", ") })),
    ],
  };
};
