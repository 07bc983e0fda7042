import { checkProbability, checkRecord, checkWord } from "../check.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { normalLimits } from "../wald.ts";
import { withinNumbers } from "../within-numbers.ts";
import { type EffectSize, smallSampleCorrection } from "./hedges-g.ts";
import type { MeanOptions } from "./mean-interval.ts";
import { checkMoments, type Moments } from "./moments.ts";
import { pooledSd } from "./student.ts";

export interface IndependentEffectOptions extends MeanOptions {
  /**
   * The unit of the effect: "pooled", the standard deviation of both groups (taken to vary alike), or "average", the
   * root of the mean of both variances (which may differ). Default "pooled".
   */
  readonly unit?: "pooled" | "average";
}

/**
 * How far are two groups apart, in standard deviations? First minus second: Cohen's d with the exact correction of
 * its bias, and a large-sample interval.
 *
 * @returns the effect; "not estimable" where a group is empty (no observations) or has one person (one observation),
 *   or neither varies (no variation)
 * @throws StatisticsError on moments that no values can have, or that leave the range of numbers
 *
 * In R: `metafor::escalc("SMD", m1i, m2i, sd1i, sd2i, n1i, n2i)`; with unit "average" `"SMDH"`.
 *
 * Source: Hedges LV (1981). Distribution theory for Glass's estimator of effect size. J Educ Stat 6:107-128.
 * doi:10.3102/10769986006002107. Bonett DG (2009). Meta-analytic interval estimation for standardized and
 * unstandardized mean differences. Psychol Methods 14:225-238. doi:10.1037/a0016619.
 */
export function hedgesGIndependent(
  first: Moments,
  second: Moments,
  options: IndependentEffectOptions = {},
): EffectSize | NotEstimable {
  checkRecord("hedgesGIndependent", "first", first);
  checkRecord("hedgesGIndependent", "second", second);
  const { level = 0.95, unit = "pooled" } = checkRecord("hedgesGIndependent", "options", options);
  checkWord("hedgesGIndependent", "unit", unit, ["pooled", "average"]);
  checkMoments("hedgesGIndependent", first);
  checkMoments("hedgesGIndependent", second);
  checkProbability("hedgesGIndependent", "level", level);
  if (first.n === 0 || second.n === 0) return notEstimable("no observations");
  if (first.n === 1 || second.n === 1) return notEstimable("one observation");
  if (first.sd === 0 && second.sd === 0) return notEstimable("no variation");
  const spread = unit === "pooled" ? pooledSd(first, second) : Math.hypot(first.sd, second.sd) / Math.SQRT2;
  const correction = smallSampleCorrection(first.n + second.n - 2);
  const value = correction * ((first.mean - second.mean) / spread);
  const standardError =
    unit === "pooled"
      ? Math.sqrt(1 / first.n + 1 / second.n + value ** 2 / (2 * (first.n + second.n)))
      : correction * bonettError(relative(first, spread), relative(second, spread), value);
  return withinNumbers("hedgesGIndependent", {
    kind: "estimate",
    value,
    ...normalLimits(value, standardError, level),
    standardError,
  });
}

interface RelativeSpread {
  readonly df: number;
  /** Variance in units of the effect's. */
  readonly variance: number;
}

const relative = ({ n, sd }: Moments, unit: number): RelativeSpread => ({
  df: n - 1,
  variance: (sd / unit) ** 2,
});

/** Both variances add up to 2 in units of their mean. */
function bonettError(a: RelativeSpread, b: RelativeSpread, value: number): number {
  const ofSpread = (value ** 2 * (a.variance ** 2 / a.df + b.variance ** 2 / b.df)) / 8;
  return Math.sqrt(ofSpread + a.variance / a.df + b.variance / b.df);
}
