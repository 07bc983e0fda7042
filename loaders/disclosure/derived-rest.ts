import type { Count } from "../../src/released/cell.ts";
import type { TierPolicy } from "./policy.ts";
import { confidential } from "./protected-count.ts";

interface Range {
  readonly low: number;
  readonly high: number;
}

/**
 * What is left of a whole after its released parts, as any reader can work it out: a multiple of the rounding
 * base, `within` wide enough for everything that the rounding and the marks leave open. It is no statement of its
 * own. (Counted and rounded by itself it would be one: n 640, at risk 500 and events 145, each ±2, leave at most
 * one person for the two hidden counts between them.)
 */
export function derivedRest(whole: Count, parts: readonly Count[], { counts }: TierPolicy): Count {
  const all = rangeOf(whole, { low: 0, high: Infinity });
  const ranges = parts.map((part) => rangeOf(part, all));
  const low = ranges.reduce((rest, { high }) => rest - high, all.low);
  const high = ranges.reduce((rest, { low: least }) => rest - least, all.high);
  if (!Number.isFinite(low) || !Number.isFinite(high)) return confidential;
  const middle = (Math.max(0, low) + Math.max(0, high)) / 2;
  const value = Math.round(middle / counts.roundingBase) * counts.roundingBase;
  return { kind: "count", value, within: Math.max(value - Math.max(0, low), Math.max(0, high) - value) };
}

function rangeOf(count: Count, whole: Range): Range {
  if (count.kind === "count") return { low: count.value - count.within, high: count.value + count.within };
  const { side, limit = whole.high } = count.kind === "c" ? count : {};
  if (side === "most") return { low: whole.low - limit, high: whole.high };
  return { low: 0, high: limit };
}
