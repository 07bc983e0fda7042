import { checkFinite, checkProbability, checkRecord } from "../check.ts";
import { logGammaRatio } from "../distributions/log-gamma-ratio.ts";
import { StatisticsError } from "../errors.ts";
import type { Estimate } from "../interval.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { normalLimits } from "../wald.ts";
import { withinNumbers } from "../within-numbers.ts";
import type { MeanOptions } from "./mean-interval.ts";
import { checkMoments, type Moments } from "./moments.ts";

export interface PairedMoments {
  /** Of after minus before. */
  readonly change: Moments;
  /** Standard deviation before, with n - 1: the unit of the effect. */
  readonly sdBefore: number;
}

export interface EffectSize extends Estimate {
  readonly standardError: number;
}

/**
 * How large is a change of the same people, in standard deviations before it? Hedges' g: Cohen's d with the exact
 * correction of its bias, and Bonett's large-sample interval, which does not assume that both times vary alike.
 *
 * @param moments moments of the change, and the standard deviation before
 * @returns the effect; "not estimable" without pairs, with one pair, with two (too few
 *   observations: the correction of the bias is 0 there), or where nobody differed before or all
 *   changed alike (no variation)
 * @throws StatisticsError on moments that no values can have, or that leave the range of numbers
 *
 * In R: `metafor::escalc("SMCRH", m1i = after, m2i = before, sd1i = sd_before, …)`.
 *
 * Source: Hedges LV (1981). Distribution theory for Glass's estimator of effect size. J Educ Stat 6:107-128.
 * doi:10.3102/10769986006002107. Bonett DG (2008). Confidence intervals for standardized linear contrasts of
 * means. Psychol Methods 13:99-109. doi:10.1037/1082-989X.13.2.99.
 */
export function hedgesG(moments: PairedMoments, options: MeanOptions = {}): EffectSize | NotEstimable {
  const { change, sdBefore } = checkRecord("hedgesG", "moments", moments);
  const { level = 0.95 } = checkRecord("hedgesG", "options", options);
  checkMoments("hedgesG", change);
  checkFinite("hedgesG", "sdBefore", sdBefore);
  checkProbability("hedgesG", "level", level);
  if (sdBefore < 0) throw new StatisticsError("hedgesG", "sdBefore is negative", "Give a standard deviation");
  if (change.n === 0) return notEstimable("no observations");
  if (change.n === 1) return notEstimable("one observation");
  if (change.n === 2) return notEstimable("too few observations");
  if (sdBefore === 0 || change.sd === 0) return notEstimable("no variation");
  const df = change.n - 1;
  const correction = smallSampleCorrection(df);
  const value = correction * (change.mean / sdBefore);
  const standardError = correction * Math.sqrt((change.sd / sdBefore) ** 2 / df + value ** 2 / (2 * df));
  return withinNumbers("hedgesG", {
    kind: "estimate",
    value,
    ...normalLimits(value, standardError, level),
    standardError,
  });
}

/** Hedges' J: Gamma(df/2) / (sqrt(df/2) Gamma((df-1)/2)), for more than one degree of freedom. */
export function smallSampleCorrection(df: number): number {
  return Math.exp(logGammaRatio((df - 1) / 2, 0.5) - 0.5 * Math.log(df / 2));
}
