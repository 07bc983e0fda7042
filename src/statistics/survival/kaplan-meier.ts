import { checkProbability, checkRecord, checkWord } from "../check.ts";
import { StatisticsError } from "../errors.ts";
import type { Interval } from "../interval.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { clusteredRows, type WeightedFollowUp, weightedColumns } from "./clusters.ts";
import { curveIntervals, INTERVAL_TYPES, type IntervalType } from "./curve-interval.ts";
import { IncidenceInfluence } from "./incidence-influence.ts";
import { remaining } from "./incidence-recursion.ts";
import { type Tabulated, tabulate, tabulateColumns } from "./tabulate.ts";

export interface KaplanMeierOptions {
  /** Scale of the interval. Default "log", as in R. */
  readonly interval?: IntervalType;
  /** Confidence level. Default 0.95. */
  readonly level?: number;
}

/** What holds from `time` on, until the next step. */
export interface SurvivalStep extends Interval {
  readonly time: number;
  /** Under observation just before the time. */
  readonly atRisk: number;
  /** At the time. */
  readonly events: number;
  /** At the time, after the events. */
  readonly censored: number;
  readonly survival: number;
  /** Greenwood's; with weights or clusters the robust one. */
  readonly standardError: number;
}

/** One step for every distinct time at which somebody's follow-up ended, ascending. Before the first, survival is 1. */
export interface SurvivalCurve {
  readonly kind: "survival curve";
  /** Number of people; with weights their sum. */
  readonly n: number;
  /** "robust" with weights or clusters: the infinitesimal jackknife's. */
  readonly variance: "greenwood" | "robust";
  readonly steps: readonly SurvivalStep[];
}

/**
 * What share is still without the event at each time, when some were followed for less long?
 *
 * Every event counts (cause 1; other causes are refused, since taking competing events for censoring
 * overstates incidence: see {@link aalenJohansen}). Censoring at a time comes after the events at it.
 *
 * Weights (inverse probabilities) and clusters (several rows of one person) bring the robust standard error, the
 * infinitesimal jackknife's by cluster; numbers of events and at risk are then sums of weights.
 *
 * @param data follow-up by person or counted; 0 = censored, 1 = event. Counts are numbers of people: a row with
 *   count 3 is the same as three rows
 * @returns a curve; where nobody was observed, "not estimable"
 *   (no observations). Where R's interval is NA: at survival 0, from 0 to the upper limit of the step before;
 *   with "log-log" before the first event, from (alpha/2)^(1/at risk) to 1 (with weights, at risk is their effective
 *   number, (sum of weights)² / sum of squares). Before the first event the other
 *   types give 1 to 1, as R does: use {@link zeroEventBound} to say what can be excluded.
 * @throws StatisticsError on NaN, infinite or negative times, other causes, columns of unequal length, a level
 *   outside 0 to 1
 *
 * In R: `survfit(Surv(time, cause) ~ 1, conf.type = "log")`; with entry `Surv(entry, time, cause)`; with
 * counts `weights = count`; with weights and clusters `survfit(…, weights, cluster, robust = TRUE)`. R merges times that differ by rounding only (timefix); here equal means equal.
 *
 * Source: Kaplan EL, Meier P (1958). Nonparametric estimation from incomplete observations. J Am Stat Assoc
 * 53:457-481. doi:10.1080/01621459.1958.10501452. Variance: Greenwood M (1926). The natural duration of cancer.
 */
export function kaplanMeier(
  data: WeightedFollowUp,
  options: KaplanMeierOptions = {},
): SurvivalCurve | NotEstimable {
  checkRecord("kaplanMeier", "data", data);
  const { interval = "log", level = 0.95 } = checkRecord("kaplanMeier", "options", options);
  checkWord("kaplanMeier", "interval", interval, INTERVAL_TYPES);
  checkProbability("kaplanMeier", "level", level);
  const rows = data.weight || data.cluster ? clusteredRows("kaplanMeier", data) : undefined;
  const table = rows ? tabulateColumns(weightedColumns(rows)) : tabulate("kaplanMeier", data);
  if (table.causes > 1) {
    throw new StatisticsError(
      "kaplanMeier",
      "there are competing events (cause 2 or more)",
      "Use aalenJohansen, or code every event as 1 for survival free of any of them",
    );
  }
  if (table.n === 0) return notEstimable("no observations");
  const influence = rows && new IncidenceInfluence(rows, table.times, 1);
  return {
    kind: "survival curve",
    n: table.n,
    variance: influence ? "robust" : "greenwood",
    steps: survivalSteps(table, { interval, level, influence }),
  };
}

interface StepOptions extends Required<KaplanMeierOptions> {
  readonly influence: IncidenceInfluence | undefined;
}

function survivalSteps(table: Tabulated, { interval, level, influence }: StepOptions): SurvivalStep[] {
  const limitsOf = curveIntervals({ type: interval, level });
  const steps: SurvivalStep[] = [];
  const hazards = new Float64Array(2);
  let survival = 1;
  let greenwood = 0;
  let upperBefore = 1;
  for (let k = 0; k < table.times.length; k++) {
    const atRisk = table.atRisk[k]!;
    const censored = table.ended[2 * k]!;
    const events = table.ended[2 * k + 1]!;
    const left = remaining(atRisk, events);
    hazards[0] = left / atRisk;
    hazards[1] = events / atRisk;
    influence?.advance(k, { free: survival, atRisk, hazards });
    survival *= hazards[0];
    // At survival 0 Greenwood's sum is infinite, and its product with survival squared tends to 0.
    if (left > 0) greenwood += events / (atRisk * left);
    const standardError = influence ? robustError(influence, survival) : survival * Math.sqrt(greenwood);
    const effective = influence?.effective ?? atRisk;
    const limits =
      limitsOf(survival, standardError) ??
      (survival > 0
        ? { lower: ((1 - level) / 2) ** (1 / effective), upper: 1 }
        : { lower: 0, upper: upperBefore });
    const { lower, upper } = limits;
    upperBefore = upper;
    steps.push({ time: table.times[k]!, atRisk, events, censored, survival, standardError, lower, upper });
  }
  return steps;
}

/** Where everybody has had the event the terms cancel, and so they do before the first event, but for rounding. */
function robustError(influence: IncidenceInfluence, survival: number): number {
  const variance = influence.variance(0);
  return survival > 0 && variance > 1e-15 * survival ** 2 ? Math.sqrt(variance) : 0;
}
