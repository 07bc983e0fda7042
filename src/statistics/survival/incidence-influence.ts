import { type ClusteredRows, type Movements, movements, type RowsByTime } from "./clusters.ts";
import { InfluenceSums } from "./influence-sums.ts";

/** What is known of a time before it. */
export interface BeforeTime {
  /** Probability of being free of events just before the time. */
  readonly free: number;
  /** Weight at risk. */
  readonly atRisk: number;
  /** Hazards at the time by state; that of state 0 is to stay free of events. */
  readonly hazards: Readonly<Float64Array>;
}

/**
 * Robust variance of the probabilities of competing causes: the infinitesimal jackknife, as in R's survfit with
 * weights, clusters or late entry. State 0 is free of events. At each time dp = p0 (h, with h0 - 1 in front); the
 * influence of a row at risk adds weight p0 / at risk times what happened to it less what was expected.
 */
export class IncidenceInfluence {
  readonly #rows: ClusteredRows;
  readonly #movements: Movements;
  readonly #sums: InfluenceSums;
  /** Where the weight at risk stands in a row, after the influences on each state. */
  readonly #risk: number;
  #effective = 0;

  /**
   * @param times times that the estimate is advanced by
   * @param causes number of causes
   */
  constructor(rows: ClusteredRows, times: Float64Array, causes: number) {
    this.#rows = rows;
    this.#movements = movements(rows, times);
    this.#risk = causes + 1;
    this.#sums = new InfluenceSums(causes + 2, rows.clusters, rows.people);
  }

  /** Variance of the probability of a state. */
  variance(state: number): number {
    return this.#sums.product(state, state);
  }

  /** How many people of equal weight those at risk at the last time are worth: (sum of weights)² / sum of squares. */
  get effective(): number {
    return this.#effective;
  }

  advance(k: number, { free, atRisk, hazards }: BeforeTime): void {
    const risk = this.#risk;
    this.#each(this.#movements.entering, k, (z, at, i) => {
      z[at + risk]! += this.#rows.weight[i]!;
    });
    this.#effective = atRisk ** 2 / this.#sums.product(risk, risk);
    const scale = free / atRisk;
    if (hazards[0] !== 1) this.#sums.move(moveOf(hazards, scale));
    const { cause } = this.#rows.columns;
    this.#each(this.#movements.ending, k, (z, at, i) => {
      const weight = this.#rows.weight[i]!;
      z[at + risk]! -= weight;
      if (cause[i] === 0) return;
      z[at + cause[i]!]! += weight * scale;
      z[at]! -= weight * scale;
    });
  }

  #each(
    { rows, starts }: RowsByTime,
    k: number,
    change: (z: Float64Array, at: number, row: number) => void,
  ): void {
    for (let next = starts[k]!; next < starts[k + 1]!; next++) {
      const i = rows[next]!;
      this.#sums.change(this.#rows.cluster[i]!, (z, at) => change(z, at, i));
    }
  }
}

/** How influences, and in the last row the weight at risk of who stays, carry over a time. */
function moveOf(hazards: Readonly<Float64Array>, scale: number): Float64Array {
  const width = hazards.length + 1;
  const matrix = new Float64Array(width * width);
  for (let a = 0; a < width; a++) matrix[a * width + a] = 1;
  for (let c = 0; c < hazards.length; c++) {
    matrix[c] = hazards[c]!;
    matrix[(width - 1) * width + c] = scale * ((c === 0 ? 1 : 0) - hazards[c]!);
  }
  return matrix;
}
