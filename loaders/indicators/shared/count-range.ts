import type { Count } from "../../../src/released/cell.ts";

/** What a reader knows of a true count: it lies between these whole numbers. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** What a released count tells of the true one; `whole` is the range of the count that it is a part of. */
export const rangeOf = (count: Count, whole: Range): Range => {
  if (count.kind === "count")
    return { low: Math.max(0, count.value - count.within), high: count.value + count.within };
  if (count.kind !== "c" || count.limit === undefined) return { low: 0, high: whole.high };
  if (count.side === "few") return { low: 0, high: count.limit };
  if (count.side === "most") return { low: Math.max(0, whole.low - count.limit), high: whole.high };
  return { low: 0, high: whole.high };
};

/** The part of one range that the other allows; where they contradict each other, the nearest end. */
export const within = ({ low, high }: Range, allowed: Range): Range => ({
  low: Math.min(Math.max(low, allowed.low), high),
  high: Math.max(Math.min(high, allowed.high), low),
});

export const isExact = ({ low, high }: Range): boolean => low === high;

/** The middle, a whole number or half of one. */
export const middle = ({ low, high }: Range): number => (low + high) / 2;

/** What a part can be when the other parts of a whole are known. */
export const rest = (whole: Range, others: readonly Range[]): Range => ({
  low: Math.max(
    0,
    others.reduce((left, { high }) => left - high, whole.low),
  ),
  high: Math.max(
    0,
    others.reduce((left, { low }) => left - low, whole.high),
  ),
});
