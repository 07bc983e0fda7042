export interface SumOptions {
  /** Products of three covariates too. Default false. */
  readonly third?: boolean;
}

/** Sums of weights, weighted covariates and their products. */
export class WeightedSums {
  weight = 0;
  readonly first: Float64Array;
  /** Lower triangle, row by row: element j (j + 1) / 2 + k with k <= j. */
  readonly second: Float64Array;
  /** Element (j * size + k) * size + l, all of them; empty if not asked for. */
  readonly third: Float64Array;

  constructor(size: number, { third = false }: SumOptions = {}) {
    this.first = new Float64Array(size);
    this.second = new Float64Array((size * (size + 1)) / 2);
    this.third = new Float64Array(third ? size ** 3 : 0);
  }

  clear(): void {
    this.weight = 0;
    this.first.fill(0);
    this.second.fill(0);
    this.third.fill(0);
  }

  /**
   * Adds rows from … to - 1 of packed covariates, each with its weight. Four rows at a time, which halves the cost:
   * sums are then read and written once for four.
   */
  add(x: Float64Array, weights: Float64Array, from: number, to: number): void {
    const { first, second } = this;
    const size = first.length;
    let sum = 0;
    let i = from;
    for (; i + 3 < to; i += 4) {
      const a = i * size;
      const b = a + size;
      const c = b + size;
      const d = c + size;
      const wa = weights[i]!;
      const wb = weights[i + 1]!;
      const wc = weights[i + 2]!;
      const wd = weights[i + 3]!;
      sum += wa + wb + wc + wd;
      for (let j = 0, at = 0; j < size; j++) {
        const xa = wa * x[a + j]!;
        const xb = wb * x[b + j]!;
        const xc = wc * x[c + j]!;
        const xd = wd * x[d + j]!;
        first[j]! += xa + xb + xc + xd;
        for (let k = 0; k <= j; k++) {
          second[at++]! += xa * x[a + k]! + xb * x[b + k]! + xc * x[c + k]! + xd * x[d + k]!;
        }
      }
    }
    this.weight += sum;
    for (; i < to; i++) this.#addOne(x, i * size, weights[i]!);
    if (this.third.length > 0) for (i = from; i < to; i++) this.#addThird(x, i * size, weights[i]!);
  }

  addAll(others: WeightedSums): void {
    this.weight += others.weight;
    for (let j = 0; j < this.first.length; j++) this.first[j]! += others.first[j]!;
    for (let j = 0; j < this.second.length; j++) this.second[j]! += others.second[j]!;
    for (let j = 0; j < this.third.length; j++) this.third[j]! += others.third[j]!;
  }

  /** Adds one row, so many times. */
  addRow(x: Float64Array, row: number, weight: number): void {
    this.#addOne(x, row * this.first.length, weight);
    if (this.third.length > 0) this.#addThird(x, row * this.first.length, weight);
  }

  #addOne(x: Float64Array, from: number, weight: number): void {
    const { first, second } = this;
    this.weight += weight;
    for (let j = 0, at = 0; j < first.length; j++) {
      const weighted = weight * x[from + j]!;
      first[j]! += weighted;
      for (let k = 0; k <= j; k++) second[at++]! += weighted * x[from + k]!;
    }
  }

  #addThird(x: Float64Array, from: number, weight: number): void {
    const size = this.first.length;
    for (let j = 0, at = 0; j < size; j++) {
      for (let k = 0; k < size; k++) {
        const weighted = weight * x[from + j]! * x[from + k]!;
        for (let l = 0; l < size; l++) this.third[at++]! += weighted * x[from + l]!;
      }
    }
  }

  /** These sums less a share of others. */
  less(others: WeightedSums, share: number): WeightedSums {
    const rest = new WeightedSums(this.first.length, { third: this.third.length > 0 });
    rest.weight = this.weight - share * others.weight;
    for (let j = 0; j < this.first.length; j++) rest.first[j] = this.first[j]! - share * others.first[j]!;
    for (let j = 0; j < this.second.length; j++) rest.second[j] = this.second[j]! - share * others.second[j]!;
    for (let j = 0; j < this.third.length; j++) rest.third[j] = this.third[j]! - share * others.third[j]!;
    return rest;
  }
}
