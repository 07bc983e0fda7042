import { checkProbability, checkRecord, checkWeights } from "../check.ts";
import { StatisticsError } from "../errors.ts";
import type { Estimate } from "../interval.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { type FollowUp, tabulate } from "../survival/tabulate.ts";
import { normalLimits } from "../wald.ts";
import { checkTreated, relativeWeights, sum, type Treated } from "./groups.ts";
import { weightedIncidence } from "./weighted-incidence.ts";

export interface ComparedFollowUp extends Omit<FollowUp, "count">, Treated {
  /** Weight of each person, as from `propensityWeights`. */
  readonly weight: ArrayLike<number>;
  /** Number of the person, or of another cluster, that the row is of; without it, every row is one of its own. */
  readonly cluster?: ArrayLike<number>;
}

export interface AdjustedIncidenceOptions {
  /** The time at which incidence is compared. */
  readonly horizon: number;
  /** Which cause, 1 and more. Default 1. */
  readonly cause?: number;
  /** Confidence level. Default 0.95. */
  readonly level?: number;
}

export interface WeightedGroup {
  /** Rows with a weight above 0. */
  readonly n: number;
  readonly incidence: number;
  readonly standardError: number;
}

export interface AdjustedIncidenceDifference extends Estimate {
  /** Robust (infinitesimal jackknife), the weights taken as known. */
  readonly standardError: number;
  readonly treated: WeightedGroup;
  readonly control: WeightedGroup;
}

/**
 * By how much do weighted groups differ in the share with an event by a time, when some were followed for less long and
 * other events can come first? Difference of weighted Aalen-Johansen incidences, which without competing events are 1
 * less the weighted Kaplan-Meier curves: a difference of survival with the sign turned.
 *
 * @param data follow-up, treatment and weight, a row a person (or a stretch of one, with entry and cluster), in any order
 * @returns treated minus untreated; "not estimable" without rows (no observations), where a group has nobody with a
 *   weight (one group only), where the last time of a group lies before the horizon while some are still free of every
 *   event (not reached), or where neither group has an error at the horizon, as without events (no variation)
 * @throws StatisticsError on NaN, infinite or negative times, causes that are no codes, negative weights, treatment other
 *   than 0 and 1, columns of unequal length, a horizon that is not above 0
 *
 * In R: `summary(survfit(Surv(time, factor(cause)) ~ t, weights = w, id = id, robust = TRUE), times = horizon)`.
 *
 * Source: Cole SR, Hernán MA (2004). Adjusted survival curves with inverse probability weights. Comput Methods Programs
 * Biomed 75:45-49. doi:10.1016/j.cmpb.2003.10.004.
 */
export function adjustedIncidenceDifference(
  data: ComparedFollowUp,
  options: AdjustedIncidenceOptions,
): AdjustedIncidenceDifference | NotEstimable {
  checkRecord("adjustedIncidenceDifference", "data", data);
  const { horizon, cause = 1, level = 0.95 } = checkRecord("adjustedIncidenceDifference", "options", options);
  const { time, cause: causes, entry, treated, weight, cluster } = data;
  checkTreated("adjustedIncidenceDifference", treated, { time, weight, cluster });
  checkWeights("adjustedIncidenceDifference", "weight", weight);
  checkProbability("adjustedIncidenceDifference", "level", level);
  checkHorizon(horizon, cause, cluster);
  // Refuses what is no follow-up, by the rows of the caller.
  tabulate("adjustedIncidenceDifference", { time, cause: causes, ...(entry && { entry }) });
  if (time.length === 0) return notEstimable("no observations");
  const groups = ([1, 0] as const).map((group) => {
    const weights = relativeWeights(Array.from(weight, (value, row) => (treated[row] === group ? value : 0)));
    const rows = Array.from(treated, (_, row) => row).filter(
      (row) => treated[row] === group && weights[row]! > 0,
    );
    return { rows, curve: weightedIncidence({ ...data, weights, rows }, { horizon, cause }) };
  });
  if (groups.some(({ rows }) => rows.length === 0)) return notEstimable("one group only");
  if (groups.some(({ curve }) => !curve.reaches)) return notEstimable("not reached");
  const byCluster = new Map<number, number>();
  const [ofTreated, ofControl] = groups.map(({ rows, curve }, g) => {
    const own = new Map<number, number>();
    for (const [k, row] of rows.entries()) {
      const of = cluster ? cluster[row]! : row;
      own.set(of, (own.get(of) ?? 0) + curve.influence[k]!);
    }
    for (const [of, value] of own) byCluster.set(of, (byCluster.get(of) ?? 0) + (g === 0 ? value : -value));
    return { n: rows.length, incidence: curve.incidence, standardError: rootOfSquares(own) };
  }) as [WeightedGroup, WeightedGroup];
  const standardError = rootOfSquares(byCluster);
  if (!(standardError > 1e-14)) return notEstimable("no variation");
  const value = ofTreated.incidence - ofControl.incidence;
  const limits = normalLimits(value, standardError, level);
  return { kind: "estimate", value, ...limits, standardError, treated: ofTreated, control: ofControl };
}

const rootOfSquares = (values: ReadonlyMap<number, number>): number =>
  Math.sqrt(sum([...values.values()].map((value) => value ** 2)));

function checkHorizon(horizon: number, cause: number, cluster: ArrayLike<number> | undefined): void {
  const refuse = (problem: string, cure: string) => {
    throw new StatisticsError("adjustedIncidenceDifference", problem, cure);
  };
  if (!Number.isFinite(horizon) || horizon <= 0) {
    refuse("horizon is not a finite number above zero", "Give a time in the unit of the follow-up");
  }
  if (!(Number.isSafeInteger(cause) && cause >= 1)) refuse("cause is not a code above 0", "Write 1");
  for (let i = 0; i < (cluster?.length ?? 0); i++) {
    if (!Number.isSafeInteger(cluster![i]))
      refuse(`cluster[${i}] is not a whole number`, "Number the people");
  }
}
