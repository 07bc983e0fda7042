import { checkRecord } from "../check.ts";
import { normalQuantile, normalUpper } from "../distributions/normal.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { type AucOptions, auc } from "./auc.ts";
import { type AucDifference, limitsOf } from "./auc-difference.ts";
import { placementsOf } from "./placements.ts";

/** Two scores of the same people, one element a row in every column. */
export interface PairedScores {
  /** Higher means expected to be more likely. */
  readonly first: ArrayLike<number>;
  readonly second: ArrayLike<number>;
  /** 1 = had the event, 0 = did not. */
  readonly outcome: ArrayLike<number>;
  /** Number of people in the row; without it, 1. */
  readonly count?: ArrayLike<number>;
}

/**
 * Does one score rank the same people better than another? Difference of two areas under the ROC curve, with the
 * covariance that comes of sharing the people.
 *
 * @param data two scores and the outcome, by person, or as rows with counts
 * @returns the difference with Wald's interval, cut at -1 and 1; "not estimable" for the reasons of {@link auc}, or
 *   where both scores rank all people in the same way (no variation)
 * @throws StatisticsError as {@link auc}
 *
 * In R: `pROC::roc.test(roc1, roc2, method = "delong", paired = TRUE)`.
 *
 * Source: DeLong ER, DeLong DM, Clarke-Pearson DL (1988). Comparing the areas under two or more correlated
 * receiver operating characteristic curves. Biometrics 44:837-845. doi:10.2307/2531595.
 */
export function pairedAucDifference(
  data: PairedScores,
  options: AucOptions = {},
): AucDifference | NotEstimable {
  const { first, second, outcome, count } = checkRecord("pairedAucDifference", "data", data);
  const { level = 0.95 } = checkRecord("pairedAucDifference", "options", options);
  const counted = count ? { count } : {};
  const one = auc({ score: first, outcome, ...counted }, { level });
  const other = auc({ score: second, outcome, ...counted }, { level });
  if (one.kind === "not estimable") return one;
  if (other.kind === "not estimable") return other;
  const people = Array.from(outcome, (_, i) => count?.[i] ?? 1);
  const a = placementsOf({ score: first, outcome, count: people }).placement;
  const b = placementsOf({ score: second, outcome, count: people }).placement;
  const value = one.value - other.value;
  const squares = [0, 0];
  for (let i = 0; i < people.length; i++) {
    squares[outcome[i]!]! += people[i]! * (a[i]! - b[i]! - value) ** 2;
  }
  const { events, nonEvents } = one;
  const variance = squares[1]! / (events - 1) / events + squares[0]! / (nonEvents - 1) / nonEvents;
  const standardError = Math.sqrt(variance);
  // Placements are shares: what is left below this is rounding.
  if (standardError < 1e-12) return notEstimable("no variation");
  const statistic = value / standardError;
  return {
    kind: "estimate",
    value,
    ...limitsOf(value, standardError * normalQuantile(1 - (1 - level) / 2)),
    standardError,
    first: one.value,
    second: other.value,
    statistic,
    p: 2 * normalUpper(Math.abs(statistic)),
  };
}
