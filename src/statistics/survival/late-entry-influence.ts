import { type IncidenceRecursion, moveRow } from "./incidence-recursion.ts";
import { type FollowUp, firstAbove, indexOf, type Tabulated } from "./tabulate.ts";

/**
 * Influences of people on state probabilities, where some enter late. Everybody at risk has the influence that
 * somebody observed from time zero would have, less what that one had gathered before they entered; so one row of
 * running sums and its past values are all that is kept.
 */
export class LateEntryInfluence {
  readonly #size: number;
  readonly #data: FollowUp;
  readonly #table: Tabulated;
  /** Rows that end at each time. */
  readonly #ending: number[][];
  /** Influence of one observed from time zero, and state probabilities, before each time. */
  readonly #since: Float64Array[] = [];
  readonly #probabilities: Float64Array[] = [];
  /** Sum over those at risk. */
  readonly #atRisk: Float64Array;

  constructor(data: FollowUp, table: Tabulated) {
    this.#size = table.causes + 1;
    this.#data = data;
    this.#table = table;
    this.#ending = Array.from(table.times, () => []);
    for (let i = 0; i < data.time.length; i++) {
      if (data.count?.[i] !== 0) this.#ending[indexOf(table.times, data.time[i]!)]!.push(i);
    }
    this.#since.push(new Float64Array(this.#size));
    this.#atRisk = new Float64Array(this.#size);
  }

  /** Advances the recursion by a time, and the influences with it. */
  advance(recursion: IncidenceRecursion, k: number): void {
    const size = this.#size;
    const p = Float64Array.from({ length: size }, (_, c) =>
      c ? recursion.incidence(c) : recursion.survival,
    );
    this.#probabilities.push(p);
    const sums = new Float64Array(size * size);
    sums.set(this.#atRisk);
    const leaving = this.#ending[k]!.map((i) => ({ i, influence: this.#influenceOf(i, k) }));
    for (const { i, influence } of leaving) {
      const cause = this.#data.cause[i]!;
      if (cause === 0) continue;
      const count = this.#data.count?.[i] ?? 1;
      for (let a = 0; a < size; a++) {
        sums[cause * size + a]! += count * influence[a]!;
        sums[a]! -= count * influence[a]!;
      }
    }
    const exposed = this.#table.atRisk[k]!;
    const ended = this.#table.ended.subarray(k * size, (k + 1) * size);
    recursion.advance(ended, exposed, sums);
    this.#update(recursion.hazards, { scale: p[0]! / exposed, leaving });
  }

  /** Influence of a row at risk, before time k. */
  #influenceOf(i: number, k: number): Float64Array {
    const since = this.#since[k]!;
    const before = this.#data.entry ? firstAbove(this.#table.times, this.#data.entry[i]!) : 0;
    const then = this.#since[before]!;
    const p = this.#probabilities[before]!;
    if (p[0] === 0) return new Float64Array(this.#size);
    const now = this.#probabilities[k]!;
    const share = then[0]! / p[0]!;
    return since.map((value, c) => value - (c ? then[c]! + share * (now[c]! - p[c]!) : share * now[0]!));
  }

  #update(h: Readonly<Float64Array>, { scale, leaving }: Step): void {
    const next = this.#since.at(-1)!.slice();
    moveRow(next, 0, h);
    moveRow(this.#atRisk, 0, h);
    for (let c = 0; c < this.#size; c++) next[c]! += scale * ((c === 0 ? 1 : 0) - h[c]!);
    this.#since.push(next);
    for (const { i, influence } of leaving) {
      moveRow(influence, 0, h);
      const cause = this.#data.cause[i]!;
      const count = this.#data.count?.[i] ?? 1;
      for (let c = 0; c < this.#size; c++) {
        this.#atRisk[c]! -= count * (influence[c]! + scale * ((c === cause ? 1 : 0) - h[c]!));
      }
    }
  }
}

interface Step {
  readonly scale: number;
  readonly leaving: readonly { readonly i: number; readonly influence: Float64Array }[];
}
