import { isMark, type Rate } from "../released/cell.ts";

/** A rate as whole people out of a round number of people, which most readers understand better than per cent. */
export interface Frequency {
  /** 100; 1,000 or 10,000 where fewer than one in a hundred or a thousand would be left. */
  readonly base: number;
  readonly n: number;
  readonly lower: number;
  readonly upper: number;
}

type WithNumber = Exclude<Rate, { kind: "c" | "x" | "z" }>;

/**
 * Natural frequencies of a rate, out of `base` people or more; a bound is rounded to the safe side, so that it
 * stays true.
 */
export const frequencyOf = (rate: WithNumber, { base: least = 100 }: { base?: number } = {}): Frequency => {
  if (rate.kind === "under") {
    const base = Math.max(least, baseFor(rate.bound));
    const n = Math.ceil(withoutNoise(rate.bound * base));
    return { base, n, lower: 0, upper: n };
  }
  if (rate.kind === "over") {
    const n = Math.floor(withoutNoise(rate.bound * least));
    return { base: least, n, lower: n, upper: least };
  }
  const base = Math.max(least, baseOfRate(rate));
  const of = (proportion: number) => Math.round(proportion * base);
  return { base, n: of(rate.value), lower: of(rate.lower), upper: of(rate.upper) };
};

/** The number of people out of which all of these can be said: rates beside each other share it. */
export const commonBase = (rates: readonly Rate[]): number =>
  Math.max(100, ...rates.map((rate) => (isMark(rate) ? 100 : frequencyOf(rate).base)));

/** Large enough for the number not to vanish, and for both ends of its interval to stand apart from it. */
const baseOfRate = ({ value, lower, upper }: Extract<Rate, { kind: "rate" }>): number => {
  const smallest = baseFor(value > 0 ? value : upper);
  const apart = (base: number) => lower === upper || Math.round(upper * base) - Math.round(lower * base) > 1;
  return [100, 1000, 10_000].find((base) => base >= smallest && apart(base)) ?? 10_000;
};

const baseFor = (proportion: number): number => {
  if (proportion >= 0.01 || proportion === 0) return 100;
  return proportion >= 0.001 ? 1000 : 10_000;
};

/** 0.07 * 100 is 7.000000000000001: without this, a bound of 7 would be said as 8. */
const withoutNoise = (value: number): number => Number(value.toFixed(9));
