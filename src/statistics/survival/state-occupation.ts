import { checkList, checkProbability, checkRecord, checkWord } from "../check.ts";
import { StatisticsError } from "../errors.ts";
import type { Interval } from "../interval.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { type CurveInterval, curveIntervals, INTERVAL_TYPES, type IntervalType } from "./curve-interval.ts";
import { OccupationRecursion } from "./occupation-recursion.ts";
import { type StateFollowUp, type StateRows, stateRows } from "./state-rows.ts";
import { distinct } from "./tabulate.ts";

export interface StateOccupationOptions {
  /** Names of the states, in the order of their numbers. Default: the numbers. */
  readonly states?: readonly string[];
  /** Scale of the interval. Default "log", as in R. */
  readonly interval?: IntervalType;
  /** Confidence level. Default 0.95. */
  readonly level?: number;
}

/** Share of people in a state. */
export interface OccupiedState extends Interval {
  readonly state: string;
  readonly probability: number;
  /** Robust, by person. */
  readonly standardError: number;
  /** In the state, and under observation, just before the time. */
  readonly atRisk: number;
  /** Moved into the state at the time. */
  readonly entered: number;
}

/** What holds from `time` on, until the next step. */
export interface OccupationStep {
  readonly time: number;
  readonly states: readonly OccupiedState[];
}

/** One step for every time at which somebody moved or follow-up ended, ascending. */
export interface OccupationCurve {
  readonly kind: "occupation curve";
  /** Number of people. */
  readonly n: number;
  readonly steps: readonly OccupationStep[];
}

/**
 * What share of people is in each state (supervised, in breach, in custody, completed …) at each time, when they go
 * to and fro between states and some leave sight? The Aalen-Johansen estimate of a multi-state model, which need not be
 * Markov for this (Datta and Satten 2001); standard errors by the infinitesimal jackknife, clustered by person.
 *
 * Where people begin in several states, the shares at the beginning are those of the people under observation just
 * before the first move, and their uncertainty is part of the standard errors.
 *
 * @param data stretches of people in states
 * @returns a curve whose shares add up to 1 at every step; "not estimable" where nobody was observed (no
 *   observations). Where R's interval is NA: at share 0 it reaches from 0 to the exact bound
 *   1 - (alpha/2)^(1/people at risk), at share 1 with "log-log" from (alpha/2)^(1/people at risk) to 1
 * @throws StatisticsError where rows of a person overlap or contradict each other, states have no number or no name,
 *   times are negative or not finite, the level is outside 0 to 1
 *
 * In R: `survfit(Surv(entry, time, to) ~ 1, id = id, istate = from, influence = TRUE)` (whose standard errors
 * without `influence = TRUE` leave out that of the beginning).
 *
 * Source: Aalen OO, Johansen S (1978). An empirical transition matrix for non-homogeneous Markov chains based on
 * censored observations. Scand J Stat 5:141-150. Datta S, Satten GA (2001). Validity of the Aalen-Johansen estimators
 * of stage occupation probabilities. Stat Probab Lett 55:403-411. doi:10.1016/S0167-7152(01)00155-9.
 */
export function stateOccupation(
  data: StateFollowUp,
  options: StateOccupationOptions = {},
): OccupationCurve | NotEstimable {
  checkRecord("stateOccupation", "data", data);
  const { states, interval = "log", level = 0.95 } = checkRecord("stateOccupation", "options", options);
  checkWord("stateOccupation", "interval", interval, INTERVAL_TYPES);
  checkProbability("stateOccupation", "level", level);
  const checked = stateRows("stateOccupation", data);
  if (states !== undefined) {
    checkList("stateOccupation", "states", states);
    if (Array.from(states).some((name) => typeof name !== "string"))
      throw new StatisticsError("stateOccupation", "a name of a state is no text", "Give each state a name");
  }
  if (states && states.length <= checked.highest) {
    throw new StatisticsError(
      "stateOccupation",
      "a state has no name",
      "Name states in the order of their numbers",
    );
  }
  const { rows, goesOn } = checked;
  const { time } = rows.columns;
  const times = distinct(time.filter((_, i) => rows.weight[i]! > 0));
  if (times.length === 0) return notEstimable("no observations");
  const names = states ?? Array.from({ length: checked.highest + 1 }, (_, state) => String(state));
  const recursion = new OccupationRecursion(checked, times, names.length);
  const shown = new Set(time.filter((_, i) => goesOn[i] === 0 && rows.weight[i]! > 0));
  const intervals = curveIntervals({ type: interval, level });
  const steps: OccupationStep[] = [];
  for (let k = 0; k < times.length; k++) {
    recursion.advance(k);
    if (shown.has(times[k]!))
      steps.push({ time: times[k]!, states: stepOf(recursion, names, { intervals, level }) });
  }
  return { kind: "occupation curve", n: peopleOf(checked), steps };
}

interface Limits {
  readonly intervals: CurveInterval;
  readonly level: number;
}

/** Variances below this share of the squared estimate are rounding errors. */
const ROUNDING = 1e-15;

function stepOf(recursion: OccupationRecursion, names: readonly string[], limits: Limits): OccupiedState[] {
  const { p, atRisk, entered, effective } = recursion;
  const bound = ((1 - limits.level) / 2) ** (1 / effective);
  return names.map((state, j) => {
    const probability = Math.min(1, p[j]!);
    const variance = recursion.variance(j);
    // Of a state that everybody has left nothing is uncertain.
    const uncertain = probability > 0 && variance > ROUNDING * probability ** 2;
    const standardError = uncertain ? Math.sqrt(variance) : 0;
    const beyond = probability > 0 ? { lower: bound, upper: 1 } : { lower: 0, upper: 1 - bound };
    const interval = limits.intervals(probability, standardError) ?? beyond;
    return { state, probability, standardError, ...interval, atRisk: atRisk[j]!, entered: entered[j]! };
  });
}

function peopleOf({ rows }: StateRows): number {
  return new Set(rows.cluster.filter((_, i) => rows.weight[i]! > 0)).size;
}
