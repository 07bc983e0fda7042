import { checkColumn, checkRecord, checkWeights, checkWord } from "../check.ts";
import { moments } from "../means/moments.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { checkTreated, membersOf, relativeWeights, sum, type Treated, weightedMean } from "./groups.ts";

export interface CovariateByGroup extends Treated {
  /** The covariate, 0 and 1 included. */
  readonly value: ArrayLike<number>;
  /** Weight of the person after weighting or matching (0 = not matched); without it, 1. */
  readonly weight?: ArrayLike<number>;
}

export interface StandardizedDifferenceOptions {
  /**
   * The unit: the root of the mean of both groups' variances ("pooled"), or the standard deviation of the treated
   * ("treated"; use it with ATT weights and matching). Default "pooled".
   */
  readonly unit?: "pooled" | "treated";
  /** Variance of a covariate of 0 and 1: with n - 1 as of any other ("sample"), or p (1 - p). Default "sample". */
  readonly binary?: "sample" | "p(1-p)";
}

export interface StandardizedDifference {
  readonly kind: "standardized difference";
  /** Treated minus untreated, in `unit`. */
  readonly value: number;
  /** Weighted means. */
  readonly treatedMean: number;
  readonly controlMean: number;
  /** Standard deviation that the difference is measured in, in the covariate's own unit. */
  readonly unit: number;
}

/**
 * How far apart are the groups in a covariate, in standard deviations? Balance before and after weighting or
 * matching; above 0.1 is commonly read as out of balance. The unit is always that of the people without weights,
 * so that a difference does not shrink because the unit grew.
 *
 * @param data covariate, treatment and weight, a row a person
 * @returns the difference; "not estimable" without people (no observations), where a group has nobody with a
 *   weight (one group only), a group of the unit has one person (one observation), or the unit is 0 (no variation)
 * @throws StatisticsError on NaN, infinite values, negative weights, treatment other than 0 and 1, columns of
 *   unequal length
 *
 * In R: `cobalt::col_w_smd(x, t, weights = w, std = TRUE, s.d.denom = "pooled")`, or `"treated"`; MatchIt's
 * `summary` is unit "treated" with binary "p(1-p)".
 *
 * Source: Austin PC (2011). An introduction to propensity score methods. Multivariate Behav Res 46:399-424.
 * doi:10.1080/00273171.2011.568786. Stuart EA (2010). Matching methods for causal inference. Stat Sci 25:1-21.
 * doi:10.1214/09-STS313.
 */
export function standardizedDifference(
  data: CovariateByGroup,
  options: StandardizedDifferenceOptions = {},
): StandardizedDifference | NotEstimable {
  const { value, treated, weight } = checkRecord("standardizedDifference", "data", data);
  const { unit = "pooled", binary = "sample" } = checkRecord("standardizedDifference", "options", options);
  checkWord("standardizedDifference", "unit", unit, ["pooled", "treated"]);
  checkWord("standardizedDifference", "binary", binary, ["sample", "p(1-p)"]);
  checkTreated("standardizedDifference", treated, { value, weight });
  checkColumn("standardizedDifference", "value", value);
  if (weight) checkWeights("standardizedDifference", "weight", weight);
  if (value.length === 0) return notEstimable("no observations");
  const weights = weight ?? new Float64Array(value.length).fill(1);
  const groups = ([1, 0] as const).map((group) => ({
    values: membersOf(value, treated, group),
    weights: relativeWeights(membersOf(weights, treated, group)),
  }));
  if (groups.some((group) => sum(group.weights) === 0)) return notEstimable("one group only");
  const measured = unit === "pooled" ? groups : groups.slice(0, 1);
  if (measured.some(({ values }) => values.length === 1)) return notEstimable("one observation");
  const isBinary = Array.from(value).every((x) => x === 0 || x === 1);
  const variances = measured.map(({ values }) => {
    const { mean, sd } = moments(values);
    return isBinary && binary === "p(1-p)" ? mean * (1 - mean) : sd ** 2;
  });
  const spread = Math.sqrt(sum(variances) / variances.length);
  if (spread === 0) return notEstimable("no variation");
  const [treatedMean, controlMean] = groups.map((group) => weightedMean(group.values, group.weights)) as [
    number,
    number,
  ];
  const difference = (treatedMean - controlMean) / spread;
  return { kind: "standardized difference", value: difference, treatedMean, controlMean, unit: spread };
}
