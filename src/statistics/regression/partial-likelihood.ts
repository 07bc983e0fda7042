import { type RiskRows, type RiskSet, type Ties, walkRiskSets } from "./risk-sets.ts";
import type { WeightedSums } from "./weighted-sums.ts";

/** Log partial likelihood with its first derivative and the negative of its second. */
export class PartialLikelihood {
  value = 0;
  readonly gradient: number[];
  readonly information: number[][];
  readonly #ties: Ties;
  readonly #size: number;

  constructor(size: number, ties: Ties) {
    this.#size = size;
    this.#ties = ties;
    this.gradient = new Array<number>(size).fill(0);
    this.information = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  }

  /**
   * Adds a stratum at the given coefficients.
   *
   * @param emphasis how often what happens at a time counts; without it, once
   */
  add(rows: RiskRows, coefficients: readonly number[], emphasis?: (time: number) => number): void {
    walkRiskSets(rows, coefficients, (set) => {
      const times = emphasis?.(set.time) ?? 1;
      this.observe(rows, set, { coefficients, times });
      this.#subtractSet(set, times);
    });
  }

  /** Those of rows from … to - 1 with the event had it, so many times each. */
  observe(
    rows: Observed,
    { from, to }: Pick<RiskSet, "from" | "to">,
    { coefficients, times }: Observing,
  ): void {
    const { event, count, weight, covariates } = rows;
    const size = this.#size;
    const sums = new Float64Array(size);
    for (let i = from, at = from * size; i < to; i++, at += size) {
      if (event[i] !== 1) continue;
      const often = count[i]! * (weight ? weight[i]! : 1);
      for (let j = 0; j < size; j++) sums[j]! += often * covariates[at + j]!;
    }
    for (let j = 0; j < size; j++) {
      this.gradient[j]! += times * sums[j]!;
      this.value += times * sums[j]! * coefficients[j]!;
    }
  }

  /** It was one of these, so many times. */
  subtract(sums: WeightedSums, times: number): void {
    this.value -= times * Math.log(sums.weight);
    this.#subtractMoments(
      { atRisk: sums, dying: sums },
      { inverse: times / sums.weight, square: times / sums.weight ** 2 },
    );
  }

  /**
   * All events at one time at once. With Efron's ties the k-th of d events meets S - (k/d) D: as every moment is a
   * difference of the same two sums, the d terms shrink to five sums of numbers.
   */
  #subtractSet(set: RiskSet, times: number): void {
    const { atRisk, dying, deaths, deathWeight } = set;
    if (this.#ties === "breslow" || deaths === 1) {
      this.subtract(atRisk, times * deathWeight);
      return;
    }
    let inverse = 0;
    let goneInverse = 0;
    let square = 0;
    let goneSquare = 0;
    let goneGoneSquare = 0;
    let logarithm = 0;
    for (let k = 0; k < deaths; k++) {
      const gone = k / deaths;
      const left = atRisk.weight - gone * dying.weight;
      const one = 1 / left;
      logarithm += Math.log(left);
      inverse += one;
      goneInverse += gone * one;
      square += one * one;
      goneSquare += gone * one * one;
      goneGoneSquare += gone * gone * one * one;
    }
    const each = (times * deathWeight) / deaths;
    this.value -= each * logarithm;
    this.#subtractMoments(set, {
      inverse: each * inverse,
      goneInverse: each * goneInverse,
      square: each * square,
      goneSquare: each * goneSquare,
      goneGoneSquare: each * goneGoneSquare,
    });
  }

  #subtractMoments(
    { atRisk, dying }: Pick<RiskSet, "atRisk" | "dying">,
    { inverse, square, goneInverse = 0, goneSquare = 0, goneGoneSquare = 0 }: Powers,
  ): void {
    const size = this.#size;
    const s = atRisk.first;
    const d = dying.first;
    for (let j = 0, at = 0; j < size; j++) {
      this.gradient[j]! -= inverse * s[j]! - goneInverse * d[j]!;
      const withS = square * s[j]! - goneSquare * d[j]!;
      const withD = goneSquare * s[j]! - goneGoneSquare * d[j]!;
      const row = this.information[j]!;
      for (let k = 0; k <= j; k++, at++) {
        const products = inverse * atRisk.second[at]! - goneInverse * dying.second[at]!;
        row[k]! += products - withS * s[k]! + withD * d[k]!;
        if (k < j) this.information[k]![j] = row[k]!;
      }
    }
  }
}

/** What is needed of rows to count their events. */
export interface Observed extends Pick<RiskRows, "event" | "count" | "covariates"> {
  /** Without it, 1. */
  readonly weight?: Float64Array;
}

export interface Observing {
  readonly coefficients: readonly number[];
  readonly times: number;
}

/** Sums over the events at one time: of 1 / risk set and its square, times the share of the dying gone, and its square. */
interface Powers {
  readonly inverse: number;
  readonly square: number;
  readonly goneInverse?: number;
  readonly goneSquare?: number;
  readonly goneGoneSquare?: number;
}
