/**
 * Influences of people on an estimate that moves from one time to the next, and the sums of their products: the
 * infinitesimal jackknife in a time linear in people.
 *
 * Everybody has a row z of numbers: influences on the parts of the estimate, and the weights with which they are at
 * risk, by state. At each time all rows move alike, z ← z P, with one matrix P; only who has an event, enters or
 * leaves moves otherwise. So a row is brought up to date when its person is met, by products of P over stretches of
 * 1, 2, 4 … times that are kept, and the sum of z'z moves as P'(z'z)P. No matrix is inverted, so that estimates of 0
 * are no exception.
 */
export class InfluenceSums {
  readonly #width: number;
  readonly #rows: Float64Array;
  /** By row: how many of the times it has been through. */
  readonly #reached: Int32Array;
  /** By row: how many people it stands for. */
  readonly #people: Float64Array | undefined;
  /** Element l: products over the stretches of 2^l times. */
  readonly #stretches: Float64Array[][] = [];
  #times = 0;
  #products: Float64Array;
  readonly #old: Float64Array;

  /**
   * @param width length of a row
   * @param size number of rows
   * @param people how many people each row stands for, each with the influence of the row; without it, one
   */
  constructor(width: number, size: number, people?: Float64Array) {
    this.#width = width;
    this.#rows = new Float64Array(width * size);
    this.#reached = new Int32Array(size);
    this.#people = people;
    this.#products = new Float64Array(width * width);
    this.#old = new Float64Array(width);
  }

  /** Sum over people of element a times element b. */
  product(a: number, b: number): number {
    return this.#products[a * this.#width + b]!;
  }

  /** Moves everybody by a matrix, row by row; it is kept. */
  move(matrix: Float64Array): void {
    const width = this.#width;
    this.#products = multiply(transposed(matrix, width), multiply(this.#products, matrix, width), width);
    this.#times++;
    let product = matrix;
    for (let level = 0; ; level++) {
      if (level === this.#stretches.length) this.#stretches.push([]);
      const stretches = this.#stretches[level]!;
      stretches.push(product);
      if (stretches.length % 2 === 1) return;
      product = multiply(stretches.at(-2)!, product, width);
    }
  }

  /** Changes the row of one person, which is given up to date. */
  change(row: number, by: (z: Float64Array) => void): void {
    const z = this.#rows.subarray(row * this.#width, (row + 1) * this.#width);
    this.#bringUpToDate(row, z);
    this.#old.set(z);
    by(z);
    const people = this.#people ? this.#people[row]! : 1;
    for (let a = 0; a < z.length; a++) {
      for (let b = 0; b < z.length; b++) {
        this.#products[a * z.length + b]! += people * (z[a]! * z[b]! - this.#old[a]! * this.#old[b]!);
      }
    }
  }

  #bringUpToDate(row: number, z: Float64Array): void {
    let at = this.#reached[row]!;
    this.#reached[row] = this.#times;
    // Before somebody is met for the first time there is nothing to move.
    if (z.every((value) => value === 0)) return;
    while (at < this.#times) {
      let level = 0;
      while (at % 2 ** (level + 1) === 0 && at + 2 ** (level + 1) <= this.#times) level++;
      moveRow(z, this.#stretches[level]![at / 2 ** level]!, this.#old);
      at += 2 ** level;
    }
  }
}

/** z ← z P. */
function moveRow(z: Float64Array, matrix: Float64Array, spare: Float64Array): void {
  spare.set(z);
  z.fill(0);
  for (let a = 0; a < z.length; a++) {
    const value = spare[a]!;
    if (value === 0) continue;
    for (let b = 0; b < z.length; b++) z[b]! += value * matrix[a * z.length + b]!;
  }
}

function multiply(left: Float64Array, right: Float64Array, width: number): Float64Array {
  const product = new Float64Array(width * width);
  for (let a = 0; a < width; a++) {
    for (let c = 0; c < width; c++) {
      const value = left[a * width + c]!;
      if (value === 0) continue;
      for (let b = 0; b < width; b++) product[a * width + b]! += value * right[c * width + b]!;
    }
  }
  return product;
}

function transposed(matrix: Float64Array, width: number): Float64Array {
  const turned = new Float64Array(width * width);
  for (let a = 0; a < width; a++) {
    for (let b = 0; b < width; b++) turned[b * width + a] = matrix[a * width + b]!;
  }
  return turned;
}
