import { StatisticsError } from "../errors.ts";

const N = 624;
const M = 397;
/** What stands for 0, as in R: half of 1 / (2^32 - 1). */
const LEAST = 0.5 * 2.328306437080797e-10;

/**
 * The random numbers of everything that draws by lot, the same for the same seed on every machine, and in R: the
 * Mersenne Twister, R's default.
 *
 * In R: `set.seed(seed)`, then `runif(1)` for `next()`, `floor(n * runif(1))` for `below(n)`, and
 * `floor(n * runif(n)) + 1` for the people of a resample.
 *
 * Source: Matsumoto M, Nishimura T (1998). Mersenne Twister: a 623-dimensionally equidistributed uniform
 * pseudo-random number generator. ACM Trans Model Comput Simul 8:3-30. doi:10.1145/272991.272995.
 */
export class Random {
  readonly #state: Int32Array;
  #used = N;

  private constructor(state: Int32Array) {
    this.#state = state;
  }

  /**
   * @param seed a whole number from 0 to 2^31 - 1
   * @throws StatisticsError where the seed is none
   */
  static from(estimator: string, seed: number): Random {
    if (!(Number.isSafeInteger(seed) && seed >= 0 && seed < 2 ** 31)) {
      throw new StatisticsError(
        estimator,
        "seed is not a whole number from 0 to 2147483647",
        "Give any such number, and state it with the result",
      );
    }
    return new Random(startOf(seed));
  }

  /** A number between 0 and 1, both excluded. */
  next(): number {
    if (this.#used === N) this.#twist();
    return uniform(this.#state[this.#used++]!);
  }

  /** A whole number from 0 to n - 1, each as likely but for n / 2^32; n at most 2^31. */
  below(n: number): number {
    return Math.floor(n * this.next());
  }

  /** Draws `draws` times one of the cells of people, and counts them: `below` without a call for each of many. */
  countDraws(draws: number, cellOf: Uint32Array, counts: Int32Array): void {
    const state = this.#state;
    const scale = cellOf.length * 2 ** -32;
    for (let left = draws; left > 0; ) {
      if (this.#used === N) this.#twist();
      const from = this.#used;
      const to = Math.min(N, from + left);
      for (let i = from; i < to; i++) counts[cellOf[(tempered(state[i]!) * scale) | 0]!]!++;
      this.#used = to;
      left -= to - from;
    }
  }

  /** The next 624 words. */
  #twist(): void {
    const s = this.#state;
    for (let i = 0; i < N - M; i++) s[i] = s[i + M]! ^ mixed(s[i]!, s[i + 1]!);
    for (let i = N - M; i < N - 1; i++) s[i] = s[i + M - N]! ^ mixed(s[i]!, s[i + 1]!);
    s[N - 1] = s[M - 1]! ^ mixed(s[N - 1]!, s[0]!);
    this.#used = 0;
  }
}

const mixed = (upper: number, lower: number): number =>
  (((upper & 0x80000000) | (lower & 0x7fffffff)) >>> 1) ^ (((lower << 31) >> 31) & 0x9908b0df);

/** A number between 0 and 1. */
const uniform = (word: number): number => tempered(word) * 2 ** -32 || LEAST;

/** A whole number from 0 to 2^32 - 1. */
function tempered(word: number): number {
  let y = word ^ (word >>> 11);
  y ^= (y << 7) & 0x9d2c5680;
  y ^= (y << 15) & 0xefc60000;
  return (y ^ (y >>> 18)) >>> 0;
}

/** The first state, spread from the seed as R spreads it: 50 steps go before, and one for the place in the state. */
function startOf(seed: number): Int32Array {
  let word = seed;
  const advance = () => {
    word = (Math.imul(69069, word) + 1) | 0;
    return word;
  };
  for (let step = 0; step < 51; step++) advance();
  return Int32Array.from({ length: N }, advance);
}
