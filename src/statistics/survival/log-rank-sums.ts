import { checkWord } from "../check.ts";
import { StatisticsError } from "../errors.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import type { FollowUpColumns } from "./follow-up.ts";
import type { StratumRows } from "./grouped-follow-up.ts";
import { distinct, tabulateColumns } from "./tabulate.ts";

/**
 * By what an event counts: "survival", the pooled Kaplan-Meier share just before it to the power rho; "gehan", the
 * number at risk; "tarone-ware", its square root; "peto-peto", the product of 1 - events / (at risk + 1) up to it.
 */
export type LogRankWeights = "survival" | "gehan" | "tarone-ware" | "peto-peto";

export interface LogRankOptions {
  /** By what an event counts. Default "survival", which with rho = 0 is 1: the log-rank test. */
  readonly weights?: LogRankWeights;
  /** Exponent of "survival": 0 = log-rank, 1 = R's form of Peto and Peto's test. Default 0. */
  readonly rho?: number;
}

/** Observed and expected events by group, and the covariance of their difference, added up over strata. */
export class LogRankSums {
  readonly n: Float64Array;
  readonly observed: Float64Array;
  readonly expected: Float64Array;
  readonly #size: number;
  readonly #variance: Float64Array;
  readonly #weights: LogRankWeights;
  readonly #rho: number;

  constructor(size: number, { weights = "survival", rho = 0 }: LogRankOptions) {
    this.#size = size;
    this.n = new Float64Array(size);
    this.observed = new Float64Array(size);
    this.expected = new Float64Array(size);
    this.#variance = new Float64Array(size * size);
    this.#weights = weights;
    this.#rho = rho;
  }

  covariance(g: number, h: number): number {
    return this.#variance[g * this.#size + h]!;
  }

  addStratum({ rows, groups }: StratumRows): void {
    const times = distinct(eventTimes(rows));
    const tables = groups.map((group) => tabulateColumns(group, { times }));
    for (const [g, table] of tables.entries()) this.n[g]! += table.n;
    const atRisk = new Float64Array(this.#size);
    const events = new Float64Array(this.#size);
    let survival = 1;
    let peto = 1;
    for (let k = 0; k < times.length; k++) {
      let n = 0;
      let d = 0;
      for (let g = 0; g < this.#size; g++) {
        n += atRisk[g] = tables[g]!.atRisk[k]!;
        d += events[g] = tables[g]!.ended[2 * k + 1]!;
      }
      if (d === 0) continue;
      peto *= (n + 1 - d) / (n + 1);
      this.#addTime(atRisk, events, { n, d, weight: this.#weight({ n, survival, peto }) });
      survival *= (n - d) / n;
    }
  }

  #weight({ n, survival, peto }: { n: number; survival: number; peto: number }): number {
    if (this.#weights === "gehan") return n;
    if (this.#weights === "tarone-ware") return Math.sqrt(n);
    if (this.#weights === "peto-peto") return peto;
    return this.#rho === 0 ? 1 : survival ** this.#rho;
  }

  #addTime(atRisk: Float64Array, events: Float64Array, { n, d, weight }: Pooled): void {
    const spread = n > 1 ? (weight * weight * d * (n - d)) / (n - 1) : 0;
    for (let g = 0; g < this.#size; g++) {
      const share = atRisk[g]! / n;
      this.observed[g]! += weight * events[g]!;
      this.expected[g]! += weight * d * share;
      if (spread === 0 || share === 0) continue;
      const row = g * this.#size;
      for (let h = 0; h < this.#size; h++) {
        this.#variance[row + h]! += spread * share * ((g === h ? 1 : 0) - atRisk[h]! / n);
      }
    }
  }
}

/** Times at which an event happens: numbers at risk are needed at no other. */
function eventTimes({ time, cause }: FollowUpColumns): Float64Array {
  const times = new Float64Array(time.length);
  let size = 0;
  for (let i = 0; i < time.length; i++) if (cause[i]! > 0) times[size++] = time[i]!;
  return times.subarray(0, size);
}

interface Pooled {
  readonly n: number;
  readonly d: number;
  readonly weight: number;
}

/** The sums of all strata, or why groups cannot be compared. */
export function logRankSums(
  groups: number,
  strata: readonly StratumRows[],
  options: LogRankOptions,
): LogRankSums | NotEstimable {
  if (groups === 0) return notEstimable("no observations");
  if (groups === 1) return notEstimable("one group only");
  const sums = new LogRankSums(groups, options);
  for (const stratum of strata) sums.addStratum(stratum);
  if (sums.n.every((n) => n === 0)) return notEstimable("no observations");
  if (sums.observed.every((observed) => observed === 0)) return notEstimable("no events");
  return sums;
}

/** Refuses options and causes that a log-rank test does not take. */
export function checkLogRank(
  estimator: string,
  strata: readonly StratumRows[],
  { weights = "survival", rho = 0 }: LogRankOptions,
): void {
  checkWord(estimator, "weights", weights, ["survival", "gehan", "tarone-ware", "peto-peto"]);
  if (!Number.isFinite(rho) || rho < 0) {
    throw new StatisticsError(estimator, "rho is not zero or more", "Use 0 for the log-rank test");
  }
  if (rho !== 0 && weights !== "survival") {
    throw new StatisticsError(estimator, "rho goes with the weights of survival only", "Give one of the two");
  }
  if (strata.some(({ rows }) => hasCompeting(rows))) {
    throw new StatisticsError(
      estimator,
      "there are competing events (cause 2 or more)",
      "Code them 0 to compare cause-specific hazards, or use a test of cumulative incidence",
    );
  }
}

function hasCompeting({ cause }: FollowUpColumns): boolean {
  for (let i = 0; i < cause.length; i++) if (cause[i]! > 1) return true;
  return false;
}
