import { checkRecord } from "../check.ts";
import { normalQuantile, normalUpper } from "../distributions/normal.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { withinNumbers } from "../within-numbers.ts";
import { checkCurve } from "./check-curve.ts";
import type { SurvivalCurve } from "./kaplan-meier.ts";
import { type RestrictedMean, type RestrictedMeanOptions, restrictedMean } from "./restricted-mean.ts";

export interface RestrictedMeanDifference extends RestrictedMean {
  /** Two-sided, of the hypothesis that the means are equal. */
  readonly p: number;
}

/**
 * How much more time free of the event did one group have than another? First minus second.
 *
 * @returns the difference with its normal interval; "not estimable" where one of the means is not, or nothing
 *   varies in either (no variation)
 * @throws StatisticsError where the horizon is not above zero, or a curve has weights or clusters
 *
 * In R: the difference of the rows of `print(survfit(… ~ group), rmean = horizon)`, as in `survRM2::rmst2`.
 *
 * Source: Royston P, Parmar MKB (2013). Restricted mean survival time. BMC Med Res Methodol 13:152.
 * doi:10.1186/1471-2288-13-152.
 */
export function restrictedMeanDifference(
  first: SurvivalCurve | NotEstimable,
  second: SurvivalCurve | NotEstimable,
  options: RestrictedMeanOptions,
): RestrictedMeanDifference | NotEstimable {
  checkCurve("restrictedMeanDifference", "first", first);
  checkCurve("restrictedMeanDifference", "second", second);
  checkRecord("restrictedMeanDifference", "options", options);
  const a = restrictedMean(first, options);
  if (a.kind === "not estimable") return a;
  const b = restrictedMean(second, options);
  if (b.kind === "not estimable") return b;
  const value = a.value - b.value;
  const standardError = Math.hypot(a.standardError, b.standardError);
  if (standardError === 0) return notEstimable("no variation");
  const half = normalQuantile(1 - (1 - (options.level ?? 0.95)) / 2) * standardError;
  const p = 2 * normalUpper(Math.abs(value) / standardError);
  return withinNumbers("restrictedMeanDifference", {
    kind: "estimate",
    value,
    lower: value - half,
    upper: value + half,
    standardError,
    p,
  });
}
