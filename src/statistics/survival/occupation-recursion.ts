import { ExactSum } from "../numeric/exact-sum.ts";
import { type Movements, movements, type RowsByTime } from "./clusters.ts";
import { remaining } from "./incidence-recursion.ts";
import { InfluenceSums } from "./influence-sums.ts";
import type { StateRows } from "./state-rows.ts";

/**
 * Probabilities of states, carried from one time to the next by p' = p H with H the shares of those in each state who
 * move, and their variance by the infinitesimal jackknife: a person of state j brings p_j / (at risk in j) times what
 * happened to them less what was expected. Where people begin in several states, so do the influences.
 */
export class OccupationRecursion {
  /** Probability of each state. */
  readonly p: Float64Array;
  /** Weight at risk by state at the last time. */
  readonly atRisk: Float64Array;
  /** Weight that moved into each state at the last time. */
  readonly entered: Float64Array;
  readonly #data: StateRows;
  readonly #size: number;
  readonly #movements: Movements;
  readonly #sums: InfluenceSums;
  /** Weights at risk by state, and their squares in all: they may differ by many powers of ten. */
  readonly #risk: readonly ExactSum[];
  readonly #squares = new ExactSum();
  readonly #moves: Float64Array;
  readonly #scale: Float64Array;
  #effective = 0;

  constructor(data: StateRows, times: Float64Array, size: number) {
    this.#data = data;
    this.#size = size;
    this.#movements = movements(data.rows, times);
    this.#sums = new InfluenceSums(2 * size, data.rows.clusters);
    this.#risk = Array.from({ length: size }, () => new ExactSum());
    this.#moves = new Float64Array(size * size);
    this.#scale = new Float64Array(size);
    this.atRisk = new Float64Array(size);
    this.entered = new Float64Array(size);
    this.p = this.#begin();
  }

  variance(state: number): number {
    return this.#sums.product(state, state);
  }

  /** How many people of equal weight those at risk at the last time are worth: (sum of weights)² / sum of squares. */
  get effective(): number {
    return this.#effective;
  }

  advance(k: number): void {
    const { rows, from, to } = this.#data;
    const size = this.#size;
    this.#each(this.#movements.entering, k, (i) => {
      this.#take(i, 1);
      this.#sums.change(rows.cluster[i]!, (z, at) => {
        z[at + size + from[i]!]! += rows.weight[i]!;
      });
    });
    for (let j = 0; j < size; j++) this.atRisk[j] = this.#risk[j]!.value;
    this.#effective = this.atRisk.reduce((sum, value) => sum + value, 0) ** 2 / this.#squares.value;
    this.#moves.fill(0);
    this.entered.fill(0);
    let any = false;
    this.#each(this.#movements.ending, k, (i) => {
      if (to[i] === from[i]) return;
      any = true;
      this.#moves[from[i]! * size + to[i]!]! += rows.weight[i]!;
      this.entered[to[i]!]! += rows.weight[i]!;
    });
    if (any) this.#move();
    this.#each(this.#movements.ending, k, (i) => {
      this.#take(i, -1);
      const weight = rows.weight[i]!;
      const share = weight * this.#scale[from[i]!]!;
      this.#sums.change(rows.cluster[i]!, (z, at) => {
        z[at + size + from[i]!]! -= weight;
        if (to[i] === from[i]) return;
        z[at + to[i]!]! += share;
        z[at + from[i]!]! -= share;
      });
    });
  }

  /** Shares of those at risk just before the first move, each with their influence. */
  #begin(): Float64Array {
    const { rows, from, to } = this.#data;
    const { time, entry } = rows.columns;
    const counts = (i: number) => rows.weight[i]! > 0;
    let first = Number.POSITIVE_INFINITY;
    let last = 0;
    for (let i = 0; i < time.length; i++) {
      if (!counts(i)) continue;
      if (to[i] !== from[i]) first = Math.min(first, time[i]!);
      last = Math.max(last, time[i]!);
    }
    const at = Math.min(first, last);
    const there = (i: number) => counts(i) && entry![i]! < at && time[i]! >= at;
    const p = new Float64Array(this.#size);
    let sum = 0;
    for (let i = 0; i < time.length; i++) {
      if (!there(i)) continue;
      p[from[i]!]! += rows.weight[i]!;
      sum += rows.weight[i]!;
    }
    for (let j = 0; j < p.length; j++) p[j]! /= sum;
    if (p.includes(1)) return p;
    for (let i = 0; i < time.length; i++) {
      if (!there(i)) continue;
      this.#sums.change(rows.cluster[i]!, (z, start) => {
        for (let j = 0; j < p.length; j++)
          z[start + j]! += (rows.weight[i]! / sum) * ((j === from[i] ? 1 : 0) - p[j]!);
      });
    }
    return p;
  }

  #move(): void {
    const size = this.#size;
    const width = 2 * size;
    const matrix = new Float64Array(width * width);
    for (let a = 0; a < width; a++) matrix[a * width + a] = 1;
    for (let j = 0; j < size; j++) {
      const moves = this.#moves.subarray(j * size, (j + 1) * size);
      const leaving = moves.reduce((sum, value) => sum + value, 0);
      if (leaving === 0) continue;
      const atRisk = this.atRisk[j]!;
      this.#scale[j] = this.p[j]! / atRisk;
      for (let h = 0; h < size; h++) {
        const share = (h === j ? remaining(atRisk, leaving) : moves[h]!) / atRisk;
        matrix[j * width + h] = share;
        matrix[(size + j) * width + h] = this.#scale[j]! * ((h === j ? 1 : 0) - share);
      }
    }
    this.#sums.move(matrix);
    const before = this.p.slice();
    this.p.fill(0);
    for (let j = 0; j < size; j++) {
      for (let h = 0; h < size; h++) this.p[h]! += before[j]! * matrix[j * width + h]!;
    }
  }

  /** Puts a row at risk, or takes it away. */
  #take(i: number, sign: 1 | -1): void {
    const weight = this.#data.rows.weight[i]!;
    this.#risk[this.#data.from[i]!]!.add(sign * weight);
    this.#squares.add(sign * weight ** 2);
  }

  #each({ rows, starts }: RowsByTime, k: number, visit: (row: number) => void): void {
    for (let at = starts[k]!; at < starts[k + 1]!; at++) visit(rows[at]!);
  }
}
