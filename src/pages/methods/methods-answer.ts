import type { IntakeSummary } from "../../released/site-data.ts";
import { countValues } from "../../sentences/sureness.ts";
import type { PageContext } from "../page.ts";

/** How much of what came in was accepted, for the table that everything rests on. */
export const intakeText = ({ site, t }: PageContext): string => {
  const cases = site.intake.tables.find(({ table }) => table === "cases");
  if (cases?.rows.kind !== "count" || cases.accepted.kind !== "count") return t("methods.answer.hidden");
  return t("methods.answer.accepted", {
    ...countValues("k", cases.accepted),
    ...countValues("n", cases.rows),
    tables: deliveredOf(site.intake).length,
  });
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
