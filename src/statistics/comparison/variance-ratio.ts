import { checkColumn, checkRecord, checkWeights } from "../check.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { withinNumbers } from "../within-numbers.ts";
import { checkTreated, membersOf, relativeWeights, sum, weightedMean } from "./groups.ts";
import type { CovariateByGroup } from "./standardized-difference.ts";

export interface VarianceRatio {
  readonly kind: "variance ratio";
  /** Variance of the treated over that of the untreated. */
  readonly value: number;
  readonly treatedVariance: number;
  readonly controlVariance: number;
}

/**
 * Does a covariate vary as much among those treated as among those untreated? The balance that means do not show;
 * between 0.5 and 2 is commonly read as alike. Of a covariate of 0 and 1 it says nothing that the means do not.
 *
 * Weighted variances are those of weights that say how much a person counts: sum of w (x - m)² times W / (W² - sum
 * of w²), W the sum of w, which with equal weights is the variance with n - 1.
 *
 * @param data covariate, treatment and weight, a row a person
 * @returns the ratio; "not estimable" without people (no observations), where a group has nobody with a weight
 *   (one group only) or one person (one observation), or a group does not vary (no variation)
 * @throws StatisticsError on NaN, infinite values, negative weights, treatment other than 0 and 1, columns of
 *   unequal length
 *
 * In R: `cobalt::col_w_vr(x, t, weights = w)`; without weights `var(x[t == 1]) / var(x[t == 0])`.
 *
 * Source: Rubin DB (2001). Using propensity scores to help design observational studies. Health Serv Outcomes Res
 * Methodol 2:169-188. doi:10.1023/A:1020363010465.
 */
export function varianceRatio(data: CovariateByGroup): VarianceRatio | NotEstimable {
  const { value, treated, weight } = checkRecord("varianceRatio", "data", data);
  checkTreated("varianceRatio", treated, { value, weight });
  checkColumn("varianceRatio", "value", value);
  if (weight) checkWeights("varianceRatio", "weight", weight);
  if (value.length === 0) return notEstimable("no observations");
  const weights = weight ?? new Float64Array(value.length).fill(1);
  const variances: number[] = [];
  for (const group of [1, 0] as const) {
    const ofGroup = relativeWeights(membersOf(weights, treated, group));
    const people = ofGroup.filter((w) => w > 0).length;
    if (people === 0) return notEstimable("one group only");
    if (people === 1) return notEstimable("one observation");
    variances.push(weightedVariance(membersOf(value, treated, group), ofGroup));
  }
  const [treatedVariance, controlVariance] = variances as [number, number];
  if (treatedVariance === 0 || controlVariance === 0) return notEstimable("no variation");
  const ratio = treatedVariance / controlVariance;
  return withinNumbers("varianceRatio", {
    kind: "variance ratio",
    value: ratio,
    treatedVariance,
    controlVariance,
  });
}

function weightedVariance(values: readonly number[], weights: readonly number[]): number {
  const mean = weightedMean(values, weights);
  const total = sum(weights);
  const squares = sum(weights.map((weight) => weight ** 2));
  const spread = sum(values.map((value, i) => weights[i]! * (value - mean) ** 2));
  return (spread * total) / (total ** 2 - squares);
}
