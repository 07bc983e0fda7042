import { checkPositive, checkProbability, checkRecord } from "../check.ts";
import { normalQuantile } from "../distributions/normal.ts";
import { StatisticsError } from "../errors.ts";
import type { Estimate } from "../interval.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { withinNumbers } from "../within-numbers.ts";
import { checkCurve } from "./check-curve.ts";
import type { SurvivalCurve } from "./kaplan-meier.ts";

export interface RestrictedMeanOptions {
  /** Horizon, above zero, in the unit of the curve's times. */
  readonly horizon: number;
  /** Confidence level. Default 0.95. */
  readonly level?: number;
}

export interface RestrictedMean extends Estimate {
  readonly standardError: number;
}

/**
 * How much time free of the event did people have on average within a horizon? The area under the Kaplan-Meier
 * curve up to it, with the variance sum of (area beyond each event)² d / (n (n - d)).
 *
 * @param curve from {@link kaplanMeier}
 * @returns the mean with its normal interval, cut at 0 and the horizon; "not estimable" where follow-up ended
 *   before the horizon with some still free of the event (not reached) or nobody had the event within it (no
 *   events: the mean is the horizon, and its variance is unknown)
 * @throws StatisticsError where the horizon is not above zero, or the curve has weights or clusters
 *
 * In R: `print(survfit(…), rmean = horizon)`.
 *
 * Source: Royston P, Parmar MKB (2013). Restricted mean survival time. BMC Med Res Methodol 13:152.
 * doi:10.1186/1471-2288-13-152.
 */
export function restrictedMean(
  curve: SurvivalCurve | NotEstimable,
  options: RestrictedMeanOptions,
): RestrictedMean | NotEstimable {
  checkCurve("restrictedMean", "curve", curve);
  const { horizon, level = 0.95 } = checkRecord("restrictedMean", "options", options);
  checkPositive("restrictedMean", "horizon", horizon);
  checkProbability("restrictedMean", "level", level);
  if (curve.kind === "not estimable") return curve;
  if (curve.variance === "robust") {
    throw new StatisticsError(
      "restrictedMean",
      "the curve has weights or clusters, and a robust variance",
      "Use a curve of people or counts, or the bootstrap",
    );
  }
  const last = curve.steps.at(-1)!;
  if (last.time < horizon && last.survival > 0) return notEstimable("not reached");
  const steps = curve.steps.filter((step) => step.time < horizon);
  if (!steps.some((step) => step.events > 0)) return notEstimable("no events");
  let beyond = 0;
  let variance = 0;
  let until = horizon;
  for (const { time, survival, events, atRisk } of steps.toReversed()) {
    beyond += (until - time) * survival;
    until = time;
    if (atRisk > events) variance += (beyond ** 2 * events) / (atRisk * (atRisk - events));
  }
  const value = beyond + until;
  const standardError = Math.sqrt(variance);
  const half = normalQuantile(1 - (1 - level) / 2) * standardError;
  const lower = Math.max(0, value - half);
  return withinNumbers("restrictedMean", {
    kind: "estimate",
    value,
    lower,
    upper: Math.min(horizon, value + half),
    standardError,
  });
}
