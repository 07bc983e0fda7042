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
  /** Sums of squares as high as they have been since all were added up. */
  readonly #highest: Float64Array;
  #addedUp = 0;
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
    this.#highest = new Float64Array(width);
    this.#old = new Float64Array(width);
  }

  /** Sum over people of element a times element b. */
  product(a: number, b: number): number {
    this.#keepDigits();
    return this.#products[a * this.#width + b]!;
  }

  /** Moves everybody by a matrix, row by row; it is kept. */
  move(matrix: Float64Array): void {
    this.#keepDigits();
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

  /** Changes the row of one person, which is given up to date: it stands in the numbers from `at` on. */
  change(row: number, by: (rows: Float64Array, at: number) => void): void {
    const width = this.#width;
    const rows = this.#rows;
    const old = this.#old;
    const products = this.#products;
    const start = row * width;
    this.#bringUpToDate(row, start);
    for (let a = 0; a < width; a++) old[a] = rows[start + a]!;
    by(rows, start);
    const people = this.#people ? this.#people[row]! : 1;
    for (let a = 0; a < width; a++) {
      const [now, before] = [people * rows[start + a]!, people * old[a]!];
      if (now === 0 && before === 0) continue;
      for (let b = 0; b < width; b++) products[a * width + b]! += now * rows[start + b]! - before * old[b]!;
      this.#highest[a] = Math.max(this.#highest[a]!, products[a * width + a]!);
    }
  }

  /** Where a sum has fallen so far that what was taken away has left hardly a digit of it, all are added up anew. */
  #keepDigits(): void {
    const width = this.#width;
    let fallen = false;
    for (let a = 0; a < width; a++) {
      const square = this.#products[a * width + a]!;
      if (square < FALLEN * this.#highest[a]!) fallen = true;
      else if (square > this.#highest[a]!) this.#highest[a] = square;
    }
    if (fallen && this.#addedUp < MOST_TIMES) this.#addUp();
  }

  #addUp(): void {
    const width = this.#width;
    const products = this.#products.fill(0);
    this.#addedUp++;
    for (let row = 0; row < this.#reached.length; row++) {
      const start = row * width;
      this.#bringUpToDate(row, start);
      const people = this.#people ? this.#people[row]! : 1;
      for (let a = 0; a < width; a++) {
        const value = people * this.#rows[start + a]!;
        if (value === 0) continue;
        for (let b = 0; b < width; b++) products[a * width + b]! += value * this.#rows[start + b]!;
      }
    }
    for (let a = 0; a < width; a++) this.#highest[a] = products[a * width + a]!;
  }

  #bringUpToDate(row: number, start: number): void {
    let at = this.#reached[row]!;
    const until = this.#times;
    this.#reached[row] = until;
    // Before somebody is met for the first time there is nothing to move.
    if (at === until || !this.#isMet(start)) return;
    while (at < until) {
      let level = 0;
      let length = 1;
      while (at % (2 * length) === 0 && at + 2 * length <= until) {
        level++;
        length *= 2;
      }
      this.#moveRow(start, this.#stretches[level]![at / length]!);
      at += length;
    }
  }

  #isMet(start: number): boolean {
    for (let a = 0; a < this.#width; a++) if (this.#rows[start + a] !== 0) return true;
    return false;
  }

  /** z ← z P. */
  #moveRow(start: number, matrix: Float64Array): void {
    const width = this.#width;
    const rows = this.#rows;
    const old = this.#old;
    for (let a = 0; a < width; a++) {
      old[a] = rows[start + a]!;
      rows[start + a] = 0;
    }
    for (let a = 0; a < width; a++) {
      const value = old[a]!;
      if (value === 0) continue;
      for (let b = 0; b < width; b++) rows[start + b]! += value * matrix[a * width + b]!;
    }
  }
}

/** Below this share of what it was, a sum from which much was taken away is added up anew. */
const FALLEN = 1e-6;

/** Weights fall so often only if they are made to; each time costs as much as a look at everybody. */
const MOST_TIMES = 100;

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
