import type { TierPolicy } from "../../../loaders/disclosure/policy.ts";
import type { Count } from "../../../src/released/cell.ts";
import { policies } from "../gate.ts";

export interface Bounds {
  readonly low: number;
  readonly high: number;
}

/** What a reader knows of a count: its rounding, or what its symbol says. */
export function boundsOf(count: Count | undefined, most = Infinity): Bounds {
  if (count?.kind === "count") return { low: count.value - count.within, high: count.value + count.within };
  if (count?.kind === "c" && count.side === "few") return { low: 0, high: count.limit ?? most };
  return { low: 0, high: most };
}

export const minus = (one: Bounds, other: Bounds): Bounds => ({
  low: Math.max(0, one.low - other.high),
  high: one.high - other.low,
});

/** How many values are left. */
export const widthOf = ({ low, high }: Bounds): number => high - low + 1;

/** The public tier with exact counts: its rounding taken away. */
export const unrounded: TierPolicy = {
  ...policies.public,
  counts: { ...policies.public.counts, roundingBase: 1 },
};
