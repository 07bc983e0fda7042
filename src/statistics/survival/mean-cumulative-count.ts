import { checkProbability, checkRecord } from "../check.ts";
import { normalQuantile } from "../distributions/normal.ts";
import type { Interval } from "../interval.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { ExactSum } from "../numeric/exact-sum.ts";
import { movements, type RowsByTime } from "./clusters.ts";
import { remaining } from "./incidence-recursion.ts";
import { InfluenceSums } from "./influence-sums.ts";
import { type RecurrentFollowUp, type RecurrentRows, recurrentRows } from "./recurrent-rows.ts";
import { distinct } from "./tabulate.ts";

export interface MeanCumulativeCountOptions {
  /** Confidence level. Default 0.95. */
  readonly level?: number;
}

/** What holds from `time` on, until the next step. */
export interface CountStep extends Interval {
  readonly time: number;
  /** Under observation just before the time. */
  readonly atRisk: number;
  /** At the time. */
  readonly events: number;
  /** Whose terminal event came at the time. */
  readonly ended: number;
  /** Mean number of events a person by the time. */
  readonly mean: number;
  /** Robust, by person. */
  readonly standardError: number;
}

/** One step for every time at which something happened or follow-up ended, ascending. Before the first, the mean is 0. */
export interface CountCurve {
  readonly kind: "count curve";
  /** Number of people. */
  readonly n: number;
  readonly steps: readonly CountStep[];
}

/**
 * How many events has a person had on average by each time, when events recur and some are followed for less long?
 * Where something ends them for good (death, departure), people it happened to count with the events that they had
 * until then.
 *
 * Without terminal events the sum of events / at risk with the robust variance of Lawless and Nadeau; with them the
 * estimate of Ghosh and Lin, each term times the share free of the terminal event just before.
 *
 * @param data rows of people: 0 = nothing, 1 = an event, 2 = the terminal event
 * @returns a curve with an interval symmetric on the log scale; "not estimable" where nobody was observed (no
 *   observations). Before the first event the interval reaches from 0 to -log(alpha/2) / at risk
 * @throws StatisticsError where rows of a person overlap or follow on a terminal event, events are no counts, times
 *   are negative or not finite, the level is outside 0 to 1
 *
 * In R: `survfit(Surv(entry, time, cause) ~ 1, id = id)`, `$cumhaz` and `$std.chaz`; with terminal events
 * `mets::recurrentMarginal`.
 *
 * Source: Lawless JF, Nadeau C (1995). Some simple robust methods for the analysis of recurrent events. Technometrics
 * 37:158-168. doi:10.1080/00401706.1995.10484300. Ghosh D, Lin DY (2000). Nonparametric analysis of recurrent events
 * and death. Biometrics 56:554-562. doi:10.1111/j.0006-341X.2000.00554.x.
 */
export function meanCumulativeCount(
  data: RecurrentFollowUp,
  options: MeanCumulativeCountOptions = {},
): CountCurve | NotEstimable {
  checkRecord("meanCumulativeCount", "data", data);
  const { level = 0.95 } = checkRecord("meanCumulativeCount", "options", options);
  checkProbability("meanCumulativeCount", "level", level);
  const checked = recurrentRows("meanCumulativeCount", data);
  const { rows, goesOn } = checked;
  const times = distinct(rows.columns.time.filter((_, i) => rows.weight[i]! > 0));
  if (times.length === 0) return notEstimable("no observations");
  const shown = new Set(rows.columns.time.filter((_, i) => goesOn[i] === 0 && rows.weight[i]! > 0));
  const recursion = new CountRecursion(checked, times);
  const z = normalQuantile(1 - (1 - level) / 2);
  const steps: CountStep[] = [];
  for (const [k, time] of times.entries()) {
    const step = recursion.advance(k);
    if (!shown.has(time)) continue;
    const { mean, standardError, effective, ...numbers } = step;
    const factor = Math.exp((z * standardError) / mean);
    const limits =
      mean > 0
        ? { lower: mean / factor, upper: mean * factor }
        : { lower: 0, upper: -Math.log((1 - level) / 2) / effective };
    steps.push({ time, ...numbers, mean, standardError, ...limits });
  }
  const people = new Set(rows.cluster.filter((_, i) => rows.weight[i]! > 0)).size;
  return { kind: "count curve", n: people, steps };
}

/** Where the influences on the mean and on the share free of the terminal event stand, and the weight at risk. */
const [MEAN, FREE, RISK] = [0, 1, 2] as const;

/**
 * The mean m and the share s free of the terminal event, carried from one time to the next: m grows by s r, then s
 * falls by the share h, with r and h the events and terminal events of each at risk.
 */
class CountRecursion {
  readonly #data: RecurrentRows;
  readonly #entering: RowsByTime;
  readonly #ending: RowsByTime;
  readonly #sums: InfluenceSums;
  #mean = 0;
  #free = 1;
  /** Weights at risk, and their squares: they may differ by many powers of ten. */
  readonly #risk = new ExactSum();
  readonly #squares = new ExactSum();

  constructor(data: RecurrentRows, times: Float64Array) {
    this.#data = data;
    ({ entering: this.#entering, ending: this.#ending } = movements(data.rows, times));
    this.#sums = new InfluenceSums(3, data.rows.clusters);
  }

  advance(k: number): CountNow {
    const { rows, events } = this.#data;
    this.#each(this.#entering, k, (i) => this.#take(i, 1));
    const atRisk = this.#risk.value;
    const effective = atRisk ** 2 / this.#squares.value;
    let happened = 0;
    let ended = 0;
    this.#each(this.#ending, k, (i) => {
      happened += rows.weight[i]! * events[i]!;
      if (rows.columns.cause[i] === 2) ended += rows.weight[i]!;
    });
    const rate = happened / atRisk;
    const stay = remaining(atRisk, ended) / atRisk;
    const [before, after] = [this.#free, this.#free * stay];
    if (happened > 0 || ended > 0) {
      const h = ended / atRisk;
      this.#sums.move(
        Float64Array.of(1, 0, 0, rate, stay, 0, (-before * rate) / atRisk, (after * h) / atRisk, 1),
      );
    }
    this.#each(this.#ending, k, (i) => {
      this.#take(i, -1);
      const weight = rows.weight[i]!;
      const isEnd = rows.columns.cause[i] === 2;
      if (events[i] === 0 && !isEnd) return;
      this.#sums.change(rows.cluster[i]!, (z, at) => {
        z[at + MEAN]! += (weight * events[i]! * before) / atRisk;
        if (isEnd) z[at + FREE]! -= (weight * after) / atRisk;
      });
    });
    this.#mean += before * rate;
    this.#free = after;
    const variance = this.#sums.product(MEAN, MEAN);
    const standardError = variance > 1e-15 * this.#mean ** 2 ? Math.sqrt(variance) : 0;
    return { atRisk, effective, events: happened, ended, mean: this.#mean, standardError };
  }

  /** Puts a row at risk, or takes it away. */
  #take(i: number, sign: 1 | -1): void {
    const { cluster, weight } = this.#data.rows;
    this.#risk.add(sign * weight[i]!);
    this.#squares.add(sign * weight[i]! ** 2);
    this.#sums.change(cluster[i]!, (z, at) => {
      z[at + RISK]! += sign * weight[i]!;
    });
  }

  #each({ rows, starts }: RowsByTime, k: number, visit: (row: number) => void): void {
    for (let at = starts[k]!; at < starts[k + 1]!; at++) visit(rows[at]!);
  }
}

interface CountNow {
  readonly atRisk: number;
  readonly effective: number;
  readonly events: number;
  readonly ended: number;
  readonly mean: number;
  readonly standardError: number;
}
