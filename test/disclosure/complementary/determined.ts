/** Whole numbers by row; what is not there is zero. */
export type Vector = ReadonlyMap<number, number>;

const P = 33_554_393;

const power = (base: number, exponent: number): number => {
  let [result, square] = [1, base];
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = (result * square) % P;
    square = (square * square) % P;
  }
  return result;
};

/** Park and Miller's sequence: the same projection in every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 16_807) % 2_147_483_647;
    return state % P;
  };
}

/**
 * What follows from vectors by adding and subtracting multiples, modulo a prime. All are first laid upon `size`
 * random directions, more than there can be independent vectors: what is tied stays tied, and what is not is with a
 * chance of one in 33 million.
 */
export class Span {
  readonly #size: number;
  readonly #basis: { readonly pivot: number; readonly vector: Float64Array }[] = [];
  readonly #directions = new Map<number, readonly (readonly [place: number, weight: number])[]>();
  readonly #next = numbers(1);

  constructor(size: number) {
    this.#size = size;
  }

  add(vector: Vector): void {
    const rest = this.#laid(vector);
    const pivot = this.#reduce(rest);
    if (pivot < 0) return;
    const inverse = power(rest[pivot]!, P - 2);
    this.#basis.push({ pivot, vector: rest.map((value) => (value * inverse) % P) });
    if (this.#basis.length >= this.#size - 5) throw new Error("more directions are needed");
  }

  holds(vector: Vector): boolean {
    return this.#reduce(this.#laid(vector)) < 0;
  }

  #reduce(vector: Float64Array): number {
    for (const { pivot, vector: other } of this.#basis) {
      const factor = vector[pivot]!;
      if (factor === 0) continue;
      for (let i = pivot; i < this.#size; i++) vector[i] = (vector[i]! + (P - factor) * other[i]!) % P;
    }
    return vector.findIndex((value) => value !== 0);
  }

  #laid(vector: Vector): Float64Array {
    const sum = new Float64Array(this.#size);
    for (const [row, value] of vector) {
      const factor = ((value % P) + P) % P;
      for (const [place, weight] of this.#directionOf(row)) sum[place] = (sum[place]! + factor * weight) % P;
    }
    return sum;
  }

  /** A few places of a direction are enough, and cost little. */
  #directionOf(row: number): readonly (readonly [place: number, weight: number])[] {
    const found = this.#directions.get(row) ?? Array.from({ length: 16 }, () => this.#drawn());
    this.#directions.set(row, found);
    return found;
  }

  readonly #drawn = (): readonly [number, number] => [this.#next() % this.#size, this.#next()];
}
