import { checkProbability, checkRecord } from "../check.ts";
import { normalQuantile } from "../distributions/normal.ts";
import type { Estimate } from "../interval.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { checkPredicted, type PredictedOutcomes } from "./predicted-outcomes.ts";
import { thresholdsOf } from "./thresholds.ts";

export interface DecisionCurveOptions {
  /** Probabilities from which on one would act, each above 0 and below 1. Default 0.01, 0.02 … 0.99. */
  readonly thresholds?: readonly number[];
  /** Confidence level. Default 0.95. */
  readonly level?: number;
}

/** What acting by the prediction is worth at a threshold; acting for nobody is worth 0. */
export interface DecisionPoint {
  readonly threshold: number;
  /** Share of people for whom one acts. */
  readonly flagged: number;
  /** Of the prediction: true positives a person, less false positives at the odds of the threshold. */
  readonly netBenefit: Estimate;
  /** Of acting for everybody. */
  readonly treatAll: Estimate;
  /** Net benefit of the prediction less that of acting for everybody, in the same people. */
  readonly overTreatAll: Estimate;
  /** Actions spared a person, compared with acting for everybody, at no loss of true positives. */
  readonly actionsAvoided: number;
}

export interface DecisionCurve {
  readonly kind: "decision curve";
  readonly n: number;
  readonly events: number;
  /** In the order of the thresholds. */
  readonly points: readonly DecisionPoint[];
}

/**
 * Is it better to act by the prediction than to act for everybody, or for nobody? Net benefit by threshold: the curve
 * for people who would act from that probability on, since they weigh a needless action threshold / (1 - threshold)
 * times as heavily as a missed event.
 *
 * @param data predictions and outcomes by person, or as rows with counts; who has the threshold itself is acted for
 * @returns a point a threshold, with intervals from the variance of the mean; "not estimable" without people (no
 *   observations), with one (one observation), without events, or with events only. Where a policy treats nobody, its
 *   net benefit is 0 by definition, and its interval has no width
 * @throws StatisticsError on predictions outside 0 to 1, outcomes other than 0 and 1, negative counts, columns of
 *   unequal length, thresholds of 0, 1 and outside
 *
 * In R: `dcurves::dca(outcome ~ predicted, data, thresholds)`.
 *
 * Source: Vickers AJ, Elkin EB (2006). Decision curve analysis: a novel method for evaluating prediction models. Med
 * Decis Making 26:565-574. doi:10.1177/0272989X06295361.
 */
export function decisionCurve(
  data: PredictedOutcomes,
  options: DecisionCurveOptions = {},
): DecisionCurve | NotEstimable {
  checkRecord("decisionCurve", "data", data);
  const { thresholds, level = 0.95 } = checkRecord("decisionCurve", "options", options);
  checkPredicted("decisionCurve", data);
  checkProbability("decisionCurve", "level", level);
  const grid = thresholdsOf("decisionCurve", thresholds);
  const { predicted, outcome, count } = data;
  const order = Array.from(predicted, (_, i) => i).sort((a, b) => predicted[b]! - predicted[a]!);
  const total = [0, 0];
  for (const i of order) total[outcome[i]!]! += count?.[i] ?? 1;
  const [nonEvents, events] = total as [number, number];
  const n = nonEvents + events;
  if (n === 0) return notEstimable("no observations");
  if (n <= 1) return notEstimable("one observation");
  if (events === 0) return notEstimable("no events");
  if (nonEvents === 0) return notEstimable("only events");
  const z = normalQuantile(1 - (1 - level) / 2);
  const points = new Map<number, DecisionPoint>();
  const flagged = [0, 0];
  let next = 0;
  for (const threshold of [...grid].sort((a, b) => b - a)) {
    for (; next < order.length && predicted[order[next]!]! >= threshold; next++) {
      flagged[outcome[order[next]!]!]! += count?.[order[next]!] ?? 1;
    }
    const odds = threshold / (1 - threshold);
    const gain = (ofEvents: number, ofNonEvents: number, sign: 1 | -1 = 1) =>
      meanGain({ events: ofEvents, nonEvents: ofNonEvents, n, odds, sign }, z);
    const [fp, tp] = flagged as [number, number];
    const overTreatAll = gain(events - tp, nonEvents - fp, -1);
    points.set(threshold, {
      threshold,
      flagged: (tp + fp) / n,
      netBenefit: gain(tp, fp),
      treatAll: gain(events, nonEvents),
      overTreatAll,
      actionsAvoided: overTreatAll.value / odds,
    });
  }
  return { kind: "decision curve", n, events, points: grid.map((threshold) => points.get(threshold)!) };
}

interface Gains {
  /** People with the event whom the policy gains (sign 1) or loses (-1), one each. */
  readonly events: number;
  /** People without, at the odds each, with the other sign. */
  readonly nonEvents: number;
  readonly n: number;
  readonly odds: number;
  readonly sign: 1 | -1;
}

/** Mean gain a person, and its interval as of a mean. */
function meanGain({ events, nonEvents, n, odds, sign }: Gains, z: number): Estimate {
  const value = sign > 0 ? (events - odds * nonEvents) / n : (odds * nonEvents - events) / n;
  const variance = (events + odds ** 2 * nonEvents - n * value ** 2) / (n - 1) / n;
  const half = z * Math.sqrt(Math.max(0, variance));
  return { kind: "estimate", value, lower: value - half, upper: value + half };
}
