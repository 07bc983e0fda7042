import { randomExponential, randomLcg, randomLogNormal, randomNormal } from "d3";

/** Spreads the bits of a 32-bit number; a bijection (the finalizer of MurmurHash3). */
export function mix32(value: number): number {
  let h = value >>> 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** A 32-bit number for a text (FNV-1a). */
export function hashText(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}

/**
 * Random draws of one stream. Every table has its own stream for every person, started from (seed, stream,
 * index): a further draw in one table moves neither the other tables nor the other people.
 */
export class Draw {
  readonly uniform: () => number;
  readonly #standardNormal: () => number;

  constructor(seed: number, stream: string, index: number) {
    const start = mix32(mix32(seed ^ hashText(stream)) + Math.imul(index, 0x9e3779b1));
    this.uniform = randomLcg(start);
    this.#standardNormal = randomNormal.source(this.uniform)();
  }

  chance(probability: number): boolean {
    return this.uniform() < probability;
  }

  normal(mean = 0, deviation = 1): number {
    return mean + deviation * this.#standardNormal();
  }

  /** A waiting time with the given mean. */
  wait(mean: number): number {
    return randomExponential.source(this.uniform)(1 / mean)();
  }

  logNormal(median: number, sigma: number): number {
    return randomLogNormal.source(this.uniform)(Math.log(median), sigma)();
  }

  /** A whole number from low to high, both included. */
  whole(low: number, high: number): number {
    return low + Math.floor(this.uniform() * (high - low + 1));
  }

  pick<T>(values: readonly T[]): T {
    return values[this.whole(0, values.length - 1)]!;
  }

  /** One key of a table of weights (which need not add up to 1). */
  weighted<K extends string>(weights: Readonly<Partial<Record<K, number>>>): K {
    const keys = Object.keys(weights) as K[];
    let rest = this.uniform() * keys.reduce((sum, key) => sum + (weights[key] ?? 0), 0);
    for (const key of keys) {
      rest -= weights[key] ?? 0;
      if (rest < 0) return key;
    }
    return keys[keys.length - 1]!;
  }
}
