import type { StratumRows } from "./grouped-follow-up.ts";
import { distinct, tabulateColumns } from "./tabulate.ts";

interface GrayWeights {
  readonly cause: number;
  readonly rho: number;
}

/**
 * Score of each group within one stratum, and their covariance, in the notation of Gray (1988).
 *
 * What a group brings to the covariance at one time is weight (a + t (C - c)) (a + t (C - c))', c being a sum up to
 * this time and C that up to the last. So the score goes from the first time to the last, the covariance back, adding
 * up C - c on the way: nothing has to be kept for each time but the curves.
 */
export class GrayScore {
  readonly n: number;
  /** Events of the cause. */
  events = 0;
  readonly score: Float64Array;
  readonly variance: readonly Float64Array[];

  readonly #rho: number;
  readonly #size: number;
  readonly #times: number;
  /** Numbers by time and group: element k * size + g. */
  readonly #atRisk: Float64Array;
  readonly #events: Float64Array;
  readonly #others: Float64Array;
  /** Free of all events just before each time, by time and group. */
  readonly #free: Float64Array;
  /** Pooled incidence of the cause just before each time, and after the last. */
  readonly #pooled: Float64Array;

  constructor({ rows, groups }: StratumRows, { cause, rho }: GrayWeights) {
    const times = distinct(rows.time);
    const size = groups.length;
    const cells = () => new Float64Array(times.length * size);
    this.#rho = rho;
    this.#size = size;
    this.#times = times.length;
    this.#atRisk = cells();
    this.#events = cells();
    this.#others = cells();
    this.#free = cells();
    this.#pooled = new Float64Array(times.length + 1);
    this.score = new Float64Array(size);
    this.variance = groups.map(() => new Float64Array(size));
    this.n = 0;
    for (const [g, group] of groups.entries()) {
      const { n, causes, atRisk, ended } = tabulateColumns(group, { causes: cause, times });
      this.n += n;
      for (let k = 0, at = g; k < times.length; k++, at += size) {
        this.#atRisk[at] = atRisk[k]!;
        for (let c = 1; c <= causes; c++) {
          const numbers = c === cause ? this.#events : this.#others;
          numbers[at]! += ended[k * (causes + 1) + c]!;
        }
      }
    }
    this.#sumScore();
    this.#sumVariance();
  }

  #sumScore(): void {
    const size = this.#size;
    const free = new Float64Array(size).fill(1);
    const incidence = new Float64Array(size);
    const h = new Float64Array(size);
    for (let k = 0, at = 0; k < this.#times; k++, at += size) {
      this.#free.set(free, at);
      const events = this.#eventsAt(k);
      const total = this.#fillAtRisk(h, k);
      this.events += events;
      this.#pooled[k + 1] = this.#pooled[k]! + (events > 0 ? events / total : 0);
      if (events > 0) this.#addScore(k, h, incidence);
      for (let g = 0; g < size; g++) {
        const atRisk = this.#atRisk[at + g]!;
        if (atRisk === 0) continue;
        incidence[g]! += (free[g]! * this.#events[at + g]!) / atRisk;
        free[g] = this.#freeAfter(at + g);
      }
    }
  }

  #addScore(k: number, h: Float64Array, incidence: Float64Array): void {
    let total = 0;
    for (let g = 0; g < h.length; g++) total += h[g]! * (1 - incidence[g]!);
    if (total === 0) return;
    const weight = this.#weight(k);
    const events = this.#eventsAt(k);
    for (let g = 0; g < h.length; g++) {
      const expected = (events * h[g]! * (1 - incidence[g]!)) / total;
      this.score[g]! += weight * (this.#events[k * this.#size + g]! - expected);
    }
  }

  #sumVariance(): void {
    const size = this.#size;
    const h = new Float64Array(size);
    /** What is still to come after the time, C - c, by the group that it is of and the group compared. */
    const toCome = this.variance.map(() => new Float64Array(size));
    const term = new Float64Array(size);
    for (let k = this.#times - 1; k >= 0; k--) {
      const events = this.#eventsAt(k);
      const total = this.#fillAtRisk(h, k);
      const weight = this.#weight(k);
      // Of group g, for the group compared: the weight times h (1 - the share of g in all h), or less that share.
      const direct = (g: number, i: number) => weight * h[i]! * ((i === g ? 1 : 0) - h[g]! / total);
      const growth = events / (total * (1 - this.#pooled[k]!));
      for (let g = 0, at = k * size; g < size; g++, at++) {
        if (this.#atRisk[at] === 0 || (events === 0 && this.#others[at] === 0)) continue;
        const after = this.#freeAfter(at);
        const left = 1 - this.#pooled[k + 1]!;
        if (events > 0) {
          const share = after > 0 ? 1 - left / after : 1;
          for (let i = 0; i < size; i++) term[i] = direct(g, i) + share * toCome[g]![i]!;
          this.#addProducts(term, this.#weightOfCause(at, { total, events }));
        }
        if (this.#others[at]! > 0 && after > 0) {
          for (let i = 0; i < size; i++) term[i] = (left / after) * toCome[g]![i]!;
          this.#addProducts(term, this.#weightOfOthers(at));
        }
        if (events > 0) for (let i = 0; i < size; i++) toCome[g]![i]! += direct(g, i) * growth;
      }
    }
  }

  #weightOfCause(at: number, { total, events }: { total: number; events: number }): number {
    const free = this.#free[at]!;
    // The variance of a number drawn without replacement, as in a hypergeometric one.
    const ties = events > 1 ? 1 - (events - 1) / (total * free - 1) : 1;
    return (ties * free * events) / (total * this.#atRisk[at]!);
  }

  #weightOfOthers(at: number): number {
    const atRisk = this.#atRisk[at]!;
    const others = this.#others[at]!;
    const ties = others > 1 ? 1 - (others - 1) / (atRisk - 1) : 1;
    return (ties * this.#free[at]! ** 2 * others) / atRisk ** 2;
  }

  #addProducts(term: Float64Array, weight: number): void {
    for (let i = 0; i < term.length; i++) {
      const row = this.variance[i]!;
      const weighted = weight * term[i]!;
      for (let j = 0; j < term.length; j++) row[j]! += weighted * term[j]!;
    }
  }

  #weight(k: number): number {
    return this.#rho === 0 ? 1 : (1 - this.#pooled[k]!) ** this.#rho;
  }

  /** Events of the cause in all groups. */
  #eventsAt(k: number): number {
    let events = 0;
    for (let g = 0, at = k * this.#size; g < this.#size; g++, at++) events += this.#events[at]!;
    return events;
  }

  /** By group, who would be at risk without competing events; where nobody is, 0. Gives their sum. */
  #fillAtRisk(h: Float64Array, k: number): number {
    let total = 0;
    for (let g = 0, at = k * this.#size; g < h.length; g++, at++) {
      const atRisk = this.#atRisk[at]!;
      h[g] = atRisk > 0 ? atRisk / this.#free[at]! : 0;
      total += h[g]!;
    }
    return total;
  }

  #freeAfter(at: number): number {
    const atRisk = this.#atRisk[at]!;
    return (this.#free[at]! * (atRisk - this.#events[at]! - this.#others[at]!)) / atRisk;
  }
}
