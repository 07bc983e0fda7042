import { checkCount, checkProbability, checkRecord, checkWord } from "../check.ts";
import { StatisticsError } from "../errors.ts";
import type { Interval } from "../interval.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { AalenVariance } from "./aalen-variance.ts";
import { clusteredRows, type WeightedFollowUp, weightedColumns } from "./clusters.ts";
import { curveIntervals, INTERVAL_TYPES, type IntervalType } from "./curve-interval.ts";
import { IncidenceInfluence } from "./incidence-influence.ts";
import { IncidenceRecursion } from "./incidence-recursion.ts";
import { type Tabulated, tabulate, tabulateColumns } from "./tabulate.ts";

export interface AalenJohansenOptions {
  /** Scale of the interval. Default "log", as in R. */
  readonly interval?: IntervalType;
  /** Confidence level. Default 0.95. */
  readonly level?: number;
  /** How many causes have a column in the result, where the data may hold fewer. Default: as many as occur. */
  readonly causes?: number;
  /**
   * "multinomial", the infinitesimal jackknife's, as in R's survival; "aalen", a counting process', as in R's
   * cmprsk, for data without late entry, weights or clusters. Default "multinomial".
   */
  readonly variance?: "multinomial" | "aalen";
}

/** Cumulative incidence of one cause. */
export interface CauseIncidence extends Interval {
  readonly incidence: number;
  readonly standardError: number;
  /** Events of this cause at the time. */
  readonly events: number;
}

/** What holds from `time` on, until the next step. */
export interface IncidenceStep {
  readonly time: number;
  /** Under observation just before the time. */
  readonly atRisk: number;
  /** At the time, after the events. */
  readonly censored: number;
  /** Free of every cause. */
  readonly survival: number;
  /** Element c - 1 belongs to cause c. */
  readonly causes: readonly CauseIncidence[];
}

/** One step for every distinct time at which somebody's follow-up ended, ascending. Before the first, incidences are 0. */
export interface IncidenceCurve {
  readonly kind: "incidence curve";
  /** Number of people; with weights their sum. */
  readonly n: number;
  readonly steps: readonly IncidenceStep[];
}

/** The highest code that a cause can have. */
const MOST_CAUSES = 255;

/**
 * What share has had each kind of event by each time, when other events (death, departure) can come first?
 *
 * Standard errors are those of the infinitesimal jackknife, as in R: where everybody is observed from time zero,
 * the multinomial Greenwood recursion. With weights (inverse probabilities) or clusters (several rows of one person)
 * numbers of events and at risk are sums of weights.
 *
 * @param data follow-up by person or counted; 0 = censored, 1, 2 … = causes. Counts are numbers of people
 * @returns a curve; where nobody was observed, "not estimable" (no observations). Before the first event of a
 *   cause, where R's interval is NA, it reaches from 0 to the exact bound 1 - (alpha/2)^(1/at risk) (with weights, at risk is
 *   their effective number, (sum of weights)² / sum of squares); at
 *   incidence 1, with "log-log", from the lower limit of the step before to 1.
 *   Incidences and survival add up to 1 at every step.
 * @throws StatisticsError on NaN, infinite or negative times, causes that are no codes, columns of unequal
 *   length, a level outside 0 to 1, late entry, weights or clusters with Aalen's variance
 *
 * In R: `survfit(Surv(time, factor(cause)) ~ 1, weights, id = cluster)`; with variance "aalen", `cmprsk::cuminc(time, cause)`.
 *
 * Source: Aalen OO, Johansen S (1978). An empirical transition matrix for non-homogeneous Markov chains based
 * on censored observations. Scand J Stat 5:141-150. Variance: Andersen PK, Borgan Ø, Gill RD, Keiding N (1993).
 * Statistical models based on counting processes. doi:10.1007/978-1-4612-4348-9.
 */
export function aalenJohansen(
  data: WeightedFollowUp,
  options: AalenJohansenOptions = {},
): IncidenceCurve | NotEstimable {
  checkRecord("aalenJohansen", "data", data);
  const {
    interval = "log",
    level = 0.95,
    causes = 1,
    variance = "multinomial",
  } = checkRecord("aalenJohansen", "options", options);
  checkWord("aalenJohansen", "interval", interval, INTERVAL_TYPES);
  checkWord("aalenJohansen", "variance", variance, ["multinomial", "aalen"]);
  checkProbability("aalenJohansen", "level", level);
  checkCount("aalenJohansen", "causes", causes);
  if (causes > MOST_CAUSES) {
    throw new StatisticsError("aalenJohansen", "causes is above 255", "Give the number of kinds of event");
  }
  const robust = data.entry !== undefined || data.weight !== undefined || data.cluster !== undefined;
  if (variance === "aalen" && robust) {
    throw new StatisticsError(
      "aalenJohansen",
      "Aalen's variance takes no late entry, weights or clusters",
      'Use variance "multinomial"',
    );
  }
  const rows = robust ? clusteredRows("aalenJohansen", data) : undefined;
  const table = rows
    ? tabulateColumns(weightedColumns(rows), { causes })
    : tabulate("aalenJohansen", data, { causes });
  if (table.n === 0) return notEstimable("no observations");
  const influence = rows && new IncidenceInfluence(rows, table.times, table.causes);
  return {
    kind: "incidence curve",
    n: table.n,
    steps: incidenceSteps(table, { interval, level, variance, influence }),
  };
}

interface StepOptions extends Required<Omit<AalenJohansenOptions, "causes">> {
  readonly influence: IncidenceInfluence | undefined;
}

function incidenceSteps(table: Tabulated, { variance, influence, ...scale }: StepOptions): IncidenceStep[] {
  const { times, causes } = table;
  const recursion = new IncidenceRecursion(causes);
  const aalen =
    variance === "aalen" ? Array.from({ length: causes }, (_, i) => new AalenVariance(i + 1)) : [];
  const causeNow = causeSteps(causes, scale);
  const steps: IncidenceStep[] = [];
  for (let k = 0; k < times.length; k++) {
    const atRisk = table.atRisk[k]!;
    const ended = table.ended.subarray(k * (causes + 1), (k + 1) * (causes + 1));
    const free = recursion.survival;
    recursion.advance(ended, atRisk);
    influence?.advance(k, { free, atRisk, hazards: recursion.hazards });
    for (const one of aalen) one.advance(ended, atRisk);
    const causesNow: CauseIncidence[] = [];
    for (let cause = 1; cause <= causes; cause++) {
      const incidence = recursion.incidence(cause);
      const standardError =
        aalen[cause - 1]?.standardError ?? recursion.standardError(cause, influence?.variance(cause));
      const effective = influence?.effective ?? atRisk;
      causesNow.push(causeNow(cause, { incidence, standardError, events: ended[cause]!, effective }));
    }
    const { survival } = recursion;
    steps.push({ time: times[k]!, atRisk, censored: ended[0]!, survival, causes: causesNow });
  }
  return steps;
}

interface Estimated extends Omit<CauseIncidence, keyof Interval> {
  /** How many people those at risk are worth. */
  readonly effective: number;
}

/** Intervals of causes, one time after the other. */
function causeSteps(
  causes: number,
  { interval, level }: Pick<StepOptions, "interval" | "level">,
): (cause: number, estimated: Estimated) => CauseIncidence {
  const limitsOf = curveIntervals({ type: interval, level });
  const lowerBefore = new Float64Array(causes + 1);
  return (cause, { incidence, standardError, events, effective }) => {
    const limits = limitsOf(incidence, standardError);
    const bare = incidence > 0 ? 1 : 1 - ((1 - level) / 2) ** (1 / effective);
    const lower = limits?.lower ?? (incidence > 0 ? lowerBefore[cause]! : 0);
    lowerBefore[cause] = lower;
    // Written out: objects that are spread take three times as long to make.
    return { incidence, standardError, events, lower, upper: limits?.upper ?? bare };
  };
}
