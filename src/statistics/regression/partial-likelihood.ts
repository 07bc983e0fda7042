import {
  linearOf,
  meetings,
  type RiskRows,
  type Ties,
  type WeightedSums,
  walkRiskSets,
} from "./risk-sets.ts";

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
    const linear = linearOf(rows, coefficients);
    walkRiskSets(rows, linear, (set) => {
      const times = emphasis?.(set.time) ?? 1;
      for (const i of set.members) {
        this.observe(rows.covariates[i]!, linear[i]!, times * rows.count[i]! * rows.weight[i]!);
      }
      for (const { sums, weight } of meetings(set, this.#ties)) this.subtract(sums, times * weight);
    });
  }

  /** Someone had the event, so many times. */
  observe(x: readonly number[], linear: number, times: number): void {
    this.value += times * linear;
    for (let j = 0; j < this.#size; j++) this.gradient[j]! += times * x[j]!;
  }

  /** It was one of these, so many times. */
  subtract(sums: WeightedSums, times: number): void {
    this.value -= times * Math.log(sums.weight);
    for (let j = 0; j < this.#size; j++) {
      const mean = sums.first[j]! / sums.weight;
      this.gradient[j]! -= times * mean;
      for (let k = 0; k <= j; k++) {
        const moment = sums.second[j * this.#size + k]! / sums.weight - (mean * sums.first[k]!) / sums.weight;
        this.information[j]![k]! += times * moment;
        if (k < j) this.information[k]![j]! += times * moment;
      }
    }
  }
}
