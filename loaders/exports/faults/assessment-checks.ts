import type { Facts } from "./facts.ts";
import { afterEnd, check, type RowCheck } from "./row-check.ts";

/** Rules of an assessment `t` and, where it is a double rating, of the one that it rates again, `o`. */
export function assessmentChecks(facts: Facts): readonly RowCheck[] {
  // Assessments may be made before release, in preparation of it: only the end is a bound.
  return [
    ...afterEnd(facts, "assessed_on"),
    ...check(
      "double rating by the same rater",
      "rater_id",
      facts.has("double_of") && facts.has("rater_id") ? "t.rater_id = o.rater_id" : null,
    ),
    ...check(
      "double rating of another case",
      "double_of",
      facts.has("double_of") ? "t.case_id <> o.case_id" : null,
    ),
  ];
}

/** The assessments that others rate again, one row each. */
export const ratedAgain = (facts: Facts): string =>
  facts.has("double_of")
    ? `LEFT JOIN (
         SELECT assessment_id, first(case_id) AS case_id,
           ${facts.has("rater_id") ? "first(rater_id)" : "NULL"} AS rater_id
         FROM private.assessments WHERE NOT _bad GROUP BY assessment_id
       ) AS o ON t.double_of = o.assessment_id`
    : "";
