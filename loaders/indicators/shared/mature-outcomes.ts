import type { Delivery } from "../../exports/delivery.ts";
import { dayOfMonth, daysToKnow, horizons } from "./months.ts";
import { list, text } from "./sql.ts";

/**
 * SQL: one row per person, grade and horizon at which the person's outcome is known; with the columns of
 * models.episodes, `evidence` and `horizon` as text, `months`, and whether it `happened` by the horizon.
 */
export const matureOutcomes = ({
  delivery,
  outcome,
  grades,
  isHypothetical = false,
}: {
  readonly delivery: Delivery;
  readonly outcome: string;
  readonly grades: readonly number[];
  /** From what might have been, with a column `variant`. */
  readonly isHypothetical?: boolean;
}): string => {
  const rules = grades.flatMap((evidence) =>
    horizons.map((months) =>
      [evidence, months, dayOfMonth(months), daysToKnow(months, { evidence, delivery })].join(", "),
    ),
  );
  return `SELECT CAST(o.evidence AS VARCHAR) AS evidence, CAST(rule.months AS VARCHAR) AS horizon, rule.months,
  coalesce(o.event_day <= rule.day, false) AS happened, ${isHypothetical ? "o.variant, " : ""}e.*
FROM ${isHypothetical ? "hypothetical" : "models"}.outcomes o
JOIN models.episodes e ON e.case_id = o.case_id
JOIN (VALUES ${rules.map((rule) => `(${rule})`).join(", ")}) AS rule(evidence, months, day, known_day)
  ON rule.evidence = o.evidence AND e.potential_days >= rule.known_day
WHERE o.outcome = ${text(outcome)} AND o.evidence IN (${list(grades)})`;
};
