import type { IntakeSummary } from "../../released/site-data.ts";
import { rateStatement } from "../../sentences/rate-statement.ts";
import type { PageContext } from "../page.ts";

/** How much of what came in was accepted, for the table that everything rests on. */
export const intakeText = ({ site, t }: PageContext): string => {
  const cases = site.intake.tables.find(({ table }) => table === "cases");
  const tables = deliveredOf(site.intake).length;
  if (cases === undefined) return t("methods.answer.accepted", { tables, text: "" }).trim();
  const facts = { rate: cases.acceptedShare, numerator: cases.accepted, denominator: cases.rows };
  const subject = { group: t("subject.delivered"), did: t("subject.accepted"), unit: "rows" } as const;
  return t("methods.answer.accepted", { tables, text: rateStatement(t, facts, subject).size });
};

export const missingText = ({ site, t }: PageContext): string => {
  const n = site.intake.tables.length - deliveredOf(site.intake).length;
  return t("methods.answer.missing", { n, all: site.intake.tables.length });
};

export const suppressionText = ({ site, t }: PageContext): string => {
  const shown = site.suppression.reduce((total, row) => total + row.shown, 0);
  const hidden = site.suppression.reduce((total, row) => total + row.hidden, 0);
  return t("methods.answer.suppressed", { shown, hidden, all: shown + hidden });
};

const deliveredOf = ({ tables }: IntakeSummary) => tables.filter(({ presence }) => presence === "delivered");
