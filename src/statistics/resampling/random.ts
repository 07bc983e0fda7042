/**
 * The random numbers of everything that resamples: xoshiro128**, started by SplitMix64. The same seed gives the same
 * numbers on every machine.
 *
 * Source: Blackman D, Vigna S (2021). Scrambled linear pseudorandom number generators. ACM Trans Math Softw
 * 47:36. doi:10.1145/3460772. Steele GL, Lea D, Flood CH (2014). Fast splittable pseudorandom number generators.
 * doi:10.1145/2660193.2660195. Bounded without bias: Lemire D (2019). Fast random integer generation in an interval.
 * ACM Trans Model Comput Simul 29:3. doi:10.1145/3230636.
 */
export class Random {
  readonly #state: Int32Array;

  constructor(state: ArrayLike<number>) {
    this.#state = Int32Array.from(state, (word) => word | 0);
  }

  /** From a whole number of zero or more. */
  static from(seed: number): Random {
    const next = splitMix64(BigInt(seed));
    const [a, b] = [next(), next()];
    const words = [a & LOW, a >> 32n, b & LOW, b >> 32n];
    return new Random(words.map((word) => Number(word)));
  }

  /** A whole number from 0 to 2^32 - 1. */
  next(): number {
    const s = this.#state;
    const five = Math.imul(s[1]!, 5);
    const result = Math.imul((five << 7) | (five >>> 25), 9) >>> 0;
    const shifted = s[1]! << 9;
    s[2]! ^= s[0]!;
    s[3]! ^= s[1]!;
    s[1]! ^= s[2]!;
    s[0]! ^= s[3]!;
    s[2]! ^= shifted;
    s[3] = (s[3]! << 11) | (s[3]! >>> 21);
    return result;
  }

  /** A whole number from 0 to n - 1, each as likely; n at most 2^31. */
  below(n: number): number {
    const scale = n / 2 ** 32;
    while (true) {
      const drawn = this.next();
      // The lower half of the product tells whether this part of the range is full.
      const low = Math.imul(drawn, n) >>> 0;
      if (low >= n || low >= 2 ** 32 % n) return Math.floor(drawn * scale);
    }
  }

  /**
   * Draws `draws` times one of the cells of people, and counts them: `below` in one loop, whose numbers stay in
   * registers (the inner loop of a bootstrap of curves).
   */
  countDraws(draws: number, cellOf: Uint32Array, counts: Int32Array): void {
    const state = this.#state;
    let [s0, s1, s2, s3] = [state[0]!, state[1]!, state[2]!, state[3]!];
    const n = cellOf.length;
    const scale = n / 2 ** 32;
    const threshold = 2 ** 32 % n;
    for (let i = 0; i < draws; ) {
      const five = Math.imul(s1, 5);
      const drawn = Math.imul((five << 7) | (five >>> 25), 9) >>> 0;
      const shifted = s1 << 9;
      s2 ^= s0;
      s3 ^= s1;
      s1 ^= s2;
      s0 ^= s3;
      s2 ^= shifted;
      s3 = (s3 << 11) | (s3 >>> 21);
      const low = Math.imul(drawn, n) >>> 0;
      if (low < n && low < threshold) continue;
      counts[cellOf[(drawn * scale) | 0]!]!++;
      i++;
    }
    state[0] = s0;
    state[1] = s1;
    state[2] = s2;
    state[3] = s3;
  }
}

const LOW = 0xffffffffn;
const WORD = 0xffffffffffffffffn;

/** 64-bit numbers of SplitMix64, which spread a small seed over a whole state. */
export function splitMix64(seed: bigint): () => bigint {
  let state = seed & WORD;
  return () => {
    state = (state + 0x9e3779b97f4a7c15n) & WORD;
    let z = state;
    z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & WORD;
    z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & WORD;
    return z ^ (z >> 31n);
  };
}
