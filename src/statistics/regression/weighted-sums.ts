export interface SumOptions {
  /** Products of three covariates too. Default false. */
  readonly third?: boolean;
}

/** Sums of weights, weighted covariates and their products. */
export class WeightedSums {
  weight = 0;
  readonly first: Float64Array;
  /** Lower triangle: element j * size + k with k <= j. */
  readonly second: Float64Array;
  /** Element (j * size + k) * size + l, all of them; empty if not asked for. */
  readonly third: Float64Array;

  constructor(size: number, { third = false }: SumOptions = {}) {
    this.first = new Float64Array(size);
    this.second = new Float64Array(size * size);
    this.third = new Float64Array(third ? size ** 3 : 0);
  }

  clear(): void {
    this.weight = 0;
    this.first.fill(0);
    this.second.fill(0);
    this.third.fill(0);
  }

  /** Adds the covariates that stand in x from an index on. */
  add(x: Float64Array, from: number, weight: number): void {
    const { first, second } = this;
    const size = first.length;
    this.weight += weight;
    for (let j = 0, row = 0; j < size; j++, row += size) {
      const weighted = weight * x[from + j]!;
      first[j]! += weighted;
      for (let k = 0; k <= j; k++) second[row + k]! += weighted * x[from + k]!;
    }
    if (this.third.length > 0) this.#addThird(x, from, weight);
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
