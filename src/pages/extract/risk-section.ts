import { dataTable } from "../../components/data-table.ts";
import type { RiskReport } from "../../released/risk-report.ts";
import type { PageContext } from "../page.ts";
import type { Section } from "../parts/section.ts";

/** Prosecutor, journalist, marketer (El Emam and Dankar 2008). */
export const riskSection = (context: PageContext, { risk }: RiskReport): Section => {
  const { t, format } = context;
  const share = (value: number) => format.percent(value, 1);
  return {
    id: "risk",
    title: t("extract.risk.title"),
    lead: t("extract.risk.lead"),
    children: [
      dataTable(
        {
          caption: t("extract.risk.caption"),
          headers: 1,
          columns: [
            { label: t("extract.risk.attacker") },
            { label: t("extract.risk.highest"), numeric: true },
            { label: t("extract.risk.average"), numeric: true },
          ],
          rows: [
            [t("extract.risk.prosecutor"), share(risk.prosecutor.highest), share(risk.prosecutor.average)],
            [t("extract.risk.journalist"), share(risk.journalist.highest), share(risk.journalist.average)],
            [t("extract.risk.marketer"), t("extract.risk.none"), share(risk.marketer)],
          ],
        },
        { ...context, notes: [t("extract.risk.population")] },
      ),
    ],
  };
};
