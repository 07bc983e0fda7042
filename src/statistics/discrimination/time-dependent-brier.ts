import { checkProbability, checkRecord } from "../check.ts";
import { normalQuantile } from "../distributions/normal.ts";
import type { Estimate } from "../interval.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { aalenJohansen } from "../survival/aalen-johansen.ts";
import { censoringCurve } from "../survival/censoring-curve.ts";
import { stepAt } from "../survival/curve-at.ts";
import { tabulate } from "../survival/tabulate.ts";
import { checkPredictedFollowUp, type PredictedFollowUp } from "./predicted-follow-up.ts";

export interface TimeDependentBrierOptions {
  /** Time by which the event was predicted, above zero, in the unit of `time`. */
  readonly horizon: number;
  /** Confidence level. Default 0.95. */
  readonly level?: number;
}

export interface TimeDependentBrier extends Estimate {
  /** Takes the censoring curve as known, which makes it a little too wide. */
  readonly standardError: number;
  /** The score of saying the same to everybody: the incidence at the horizon. */
  readonly ofIncidence: number;
  /** 1 - value / ofIncidence: what is gained over it; absent where that score is 0. */
  readonly skill?: number;
  readonly n: number;
}

/**
 * How far are predicted probabilities of an event by a time from what came, when some were not followed so long? The
 * Brier score with weights for censoring.
 *
 * Who had an event by the horizon counts 1/G just before the event, who was followed to the horizon 1/G just before the
 * horizon, others nothing; G is the share not yet censored (Kaplan-Meier's, censoring after the events at its time).
 *
 * @param data predictions and follow-up (0 = censored, 1 = the event, 2 and more = competing events, after which the
 *   event cannot come)
 * @returns the score with Wald's interval, cut at 0; "not estimable" without people (no observations), with one (one
 *   observation), or where nobody is followed to the horizon although not everybody had an event (not reached)
 * @throws StatisticsError on predictions outside 0 to 1, late entry, NaN, infinite or negative times, a horizon of zero
 *   or less, columns of unequal length
 *
 * In R: `riskRegression::Score(list(predicted), Hist(time, cause) ~ 1, times = horizon, cens.model = "km",
 * conservative = TRUE)`, which gives no weight to who is censored at the horizon itself: where all follow-up ends there,
 * it has no score.
 *
 * Source: Graf E, Schmoor C, Sauerbrei W, Schumacher M (1999). Assessment and comparison of prognostic classification
 * schemes for survival data. Stat Med 18:2529-2545.
 * doi:10.1002/(SICI)1097-0258(19990915/30)18:17/18<2529::AID-SIM274>3.0.CO;2-5.
 */
export function timeDependentBrier(
  data: PredictedFollowUp,
  options: TimeDependentBrierOptions,
): TimeDependentBrier | NotEstimable {
  checkRecord("timeDependentBrier", "data", data);
  const { horizon, level = 0.95 } = checkRecord("timeDependentBrier", "options", options);
  checkProbability("timeDependentBrier", "level", level);
  checkPredictedFollowUp("timeDependentBrier", data, horizon);
  const table = tabulate("timeDependentBrier", data);
  const { n } = table;
  if (n === 0) return notEstimable("no observations");
  if (n <= 1) return notEstimable("one observation");
  const uncensored = censoringCurve(table, "after events");
  const curve = aalenJohansen(data);
  if (curve.kind === "not estimable") return curve;
  const last = curve.steps.at(-1)!;
  if (last.time < horizon && last.censored > 0) return notEstimable("not reached");
  const incidence = stepAt(curve, horizon)?.causes[0]?.incidence ?? 0;
  const { time, cause } = data;
  const weights = Array.from(time, (end, i) => {
    if (cause[i]! > 0 && end <= horizon) return 1 / uncensored(end);
    return end >= horizon ? 1 / uncensored(horizon) : 0;
  });
  const error = (i: number, p: number) =>
    weights[i]! * (Number(cause[i] === 1 && time[i]! <= horizon) - p) ** 2;
  const mean = (of: (i: number) => number) =>
    weights.reduce((sum, _, i) => sum + (data.count?.[i] ?? 1) * of(i), 0) / n;
  const value = mean((i) => error(i, data.predicted[i]!));
  const ofIncidence = mean((i) => error(i, incidence));
  const variance = mean((i) => (error(i, data.predicted[i]!) - value) ** 2) / (n - 1);
  const standardError = Math.sqrt(variance);
  const half = normalQuantile(1 - (1 - level) / 2) * standardError;
  return {
    kind: "estimate",
    value,
    lower: Math.max(0, value - half),
    upper: value + half,
    standardError,
    ofIncidence,
    ...(ofIncidence > 0 ? { skill: 1 - value / ofIncidence } : {}),
    n,
  };
}
