import { checkProbability, checkRecord } from "../check.ts";
import { normalQuantile } from "../distributions/normal.ts";
import type { Estimate } from "../interval.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { aalenJohansen } from "../survival/aalen-johansen.ts";
import { stepAt } from "../survival/curve-at.ts";
import { type FollowUp, tabulate } from "../survival/tabulate.ts";
import { checkPredictedFollowUp, type PredictedFollowUp } from "./predicted-follow-up.ts";
import { thresholdsOf } from "./thresholds.ts";

export interface SurvivalDecisionOptions {
  /** Time by which the event was predicted, above zero, in the unit of `time`. */
  readonly horizon: number;
  /** Probabilities from which on one would act, each above 0 and below 1. Default 0.01, 0.02 … 0.99. */
  readonly thresholds?: readonly number[];
  /** Confidence level. Default 0.95. */
  readonly level?: number;
}

export interface SurvivalDecisionPoint {
  readonly threshold: number;
  /** Share of people for whom one acts. */
  readonly flagged: number;
  /** Of the prediction; "not estimable" (not reached) where none of the flagged is followed to the horizon. */
  readonly netBenefit: Estimate | NotEstimable;
  /** Of acting for everybody; of acting for nobody it is 0. */
  readonly treatAll: Estimate;
}

export interface SurvivalDecisionCurve {
  readonly kind: "survival decision curve";
  readonly n: number;
  /** In the order of the thresholds. */
  readonly points: readonly SurvivalDecisionPoint[];
}

/**
 * The {@link decisionCurve} of an event by a time, when some were not followed so long or had a competing event first:
 * true and false positives come from the cumulative incidence among those flagged.
 *
 * Net benefit = flagged × (I − (1 − I) × threshold / (1 − threshold)), where I is Aalen-Johansen's incidence at the
 * horizon among those flagged (without competing events one minus Kaplan-Meier's).
 *
 * @param data predictions and follow-up (0 = censored, 1 = the event, 2 and more = competing events)
 * @returns a point a threshold, with Wald intervals by the delta method; "not estimable" without people (no
 *   observations), with one (one observation), or where nobody is followed to the horizon although not everybody had
 *   an event (not reached). Nobody flagged: 0, without width
 * @throws StatisticsError on predictions outside 0 to 1, late entry, NaN, infinite or negative times, a horizon of zero
 *   or less, thresholds of 0, 1 and outside, columns of unequal length
 *
 * In R: `dcurves::dca(Surv(time, cause) ~ predicted, data, thresholds, time = horizon)`.
 *
 * Source: Vickers AJ, Cronin AM, Elkin EB, Gonen M (2008). Extensions to decision curve analysis. BMC Med Inform Decis
 * Mak 8:53. doi:10.1186/1472-6947-8-53.
 */
export function survivalDecisionCurve(
  data: PredictedFollowUp,
  options: SurvivalDecisionOptions,
): SurvivalDecisionCurve | NotEstimable {
  checkRecord("survivalDecisionCurve", "data", data);
  const { horizon, thresholds, level = 0.95 } = checkRecord("survivalDecisionCurve", "options", options);
  checkProbability("survivalDecisionCurve", "level", level);
  checkPredictedFollowUp("survivalDecisionCurve", data, horizon);
  const grid = thresholdsOf("survivalDecisionCurve", thresholds);
  const { n } = tabulate("survivalDecisionCurve", data);
  if (n === 0) return notEstimable("no observations");
  if (n <= 1) return notEstimable("one observation");
  const everybody = incidenceAt(data, horizon);
  if (!everybody.reached) return notEstimable("not reached");
  const z = normalQuantile(1 - (1 - level) / 2);
  const points = grid.map((threshold): SurvivalDecisionPoint => {
    const flagged = incidenceAt(rowsFrom(data, threshold), horizon);
    const odds = threshold / (1 - threshold);
    const benefitOf = (group: Incidence) => netBenefit(group, { n, odds, z });
    return {
      threshold,
      flagged: flagged.n / n,
      netBenefit: flagged.reached ? benefitOf(flagged) : notEstimable("not reached"),
      treatAll: benefitOf(everybody),
    };
  });
  return { kind: "survival decision curve", n, points };
}

interface Incidence {
  readonly n: number;
  /** Somebody is followed to the horizon, or everybody had an event before. */
  readonly reached: boolean;
  readonly incidence: number;
  readonly standardError: number;
}

function incidenceAt(rows: FollowUp, horizon: number): Incidence {
  const curve = aalenJohansen(rows);
  if (curve.kind === "not estimable") return { n: 0, reached: true, incidence: 0, standardError: 0 };
  const last = curve.steps.at(-1)!;
  const { incidence, standardError } = stepAt(curve, horizon)?.causes[0] ?? {
    incidence: 0,
    standardError: 0,
  };
  return { n: curve.n, reached: last.time >= horizon || last.censored === 0, incidence, standardError };
}

/** Those whose prediction reaches the threshold. */
function rowsFrom({ predicted, time, cause, count }: PredictedFollowUp, threshold: number): FollowUp {
  const rows = Array.from(predicted, (_, i) => i).filter((i) => predicted[i]! >= threshold);
  return {
    time: rows.map((i) => time[i]!),
    cause: rows.map((i) => cause[i]!),
    ...(count ? { count: rows.map((i) => count[i]!) } : {}),
  };
}

interface Scale {
  readonly n: number;
  readonly odds: number;
  readonly z: number;
}

/** The share flagged and the incidence among them vary independently. */
function netBenefit({ n, incidence, standardError }: Incidence, { n: all, odds, z }: Scale): Estimate {
  if (n === 0) return { kind: "estimate", value: 0, lower: 0, upper: 0 };
  const share = n / all;
  const each = incidence - (1 - incidence) * odds;
  const variance = (each ** 2 * share * (1 - share)) / all + (share * (1 + odds) * standardError) ** 2;
  const half = z * Math.sqrt(variance);
  return { kind: "estimate", value: share * each, lower: share * each - half, upper: share * each + half };
}
