import { checkRecord } from "../check.ts";
import { normalQuantile, normalUpper } from "../distributions/normal.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { withinNumbers } from "../within-numbers.ts";
import { checkCurve } from "./check-curve.ts";
import type { SurvivalCurve } from "./kaplan-meier.ts";
import { type RestrictedMeanOptions, restrictedMean } from "./restricted-mean.ts";
import type { RestrictedMeanDifference } from "./restricted-mean-difference.ts";

/** A ratio of means; `standardError` is that of its logarithm. */
export type RestrictedMeanRatio = RestrictedMeanDifference;

/**
 * How many times as much time free of the event did one group have as another within a horizon? First over second,
 * with the interval on the log scale (delta method).
 *
 * @returns the ratio; "not estimable" where one of the means is not, is 0 (no variation), or nothing varies in
 *   either (no variation)
 * @throws StatisticsError where the horizon is not above zero, or a curve has weights or clusters
 *
 * In R: `survRM2::rmst2(time, status, arm, tau)`, ratio of RMST.
 *
 * Source: Royston P, Parmar MKB (2013). Restricted mean survival time. BMC Med Res Methodol 13:152.
 * doi:10.1186/1471-2288-13-152. Uno H et al. (2014). Moving beyond the hazard ratio in quantifying the between-group
 * difference in survival analysis. J Clin Oncol 32:2380-2385. doi:10.1200/JCO.2014.55.2208.
 */
export function restrictedMeanRatio(
  first: SurvivalCurve | NotEstimable,
  second: SurvivalCurve | NotEstimable,
  options: RestrictedMeanOptions,
): RestrictedMeanRatio | NotEstimable {
  checkCurve("restrictedMeanRatio", "first", first);
  checkCurve("restrictedMeanRatio", "second", second);
  checkRecord("restrictedMeanRatio", "options", options);
  const a = restrictedMean(first, options);
  if (a.kind === "not estimable") return a;
  const b = restrictedMean(second, options);
  if (b.kind === "not estimable") return b;
  if (a.value === 0 || b.value === 0) return notEstimable("no variation");
  const value = a.value / b.value;
  const standardError = Math.hypot(a.standardError / a.value, b.standardError / b.value);
  if (standardError === 0) return notEstimable("no variation");
  const factor = Math.exp(normalQuantile(1 - (1 - (options.level ?? 0.95)) / 2) * standardError);
  const p = 2 * normalUpper(Math.abs(Math.log(value)) / standardError);
  return withinNumbers("restrictedMeanRatio", {
    kind: "estimate",
    value,
    lower: value / factor,
    upper: value * factor,
    standardError,
    p,
  });
}
