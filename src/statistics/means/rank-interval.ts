import { bisect } from "../distributions/bisect.ts";
import { normalQuantile, normalUpper } from "../distributions/normal.ts";
import type { Estimate, Interval } from "../interval.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";

export interface RankOptions {
  /** Confidence level. Default 0.95. */
  readonly level?: number;
  /**
   * "exact" counts all orders (refused with ties), "normal" takes the normal approximation with continuity
   * correction. Default: exact below 50 people (in each group) without ties, as in R.
   */
  readonly method?: "exact" | "normal";
}

export interface RankEstimate extends Estimate {
  /** Two-sided, of the hypothesis that there is no shift: Wilcoxon's. */
  readonly p: number;
  /** Wilcoxon's W (pairs in which the first is larger) or V (sum of the ranks of those who went up). */
  readonly statistic: number;
  readonly method: "exact" | "normal";
}

/** Numbers of which only the order statistics are wanted: pairwise differences, or Walsh averages. */
export interface Shifts {
  readonly count: number;
  readonly least: number;
  readonly most: number;
  /** How many are at most a number. */
  readonly upTo: (shift: number) => number;
}

/** The k-th smallest, from counts alone: no list of all pairs is made. */
function kthSmallest({ least, most, upTo }: Shifts, k: number): number {
  // Added to 0, so that -0 is 0.
  return (upTo(least) >= k ? least : bisect((shift) => upTo(shift) >= k, least, most)) + 0;
}

export function medianOf(shifts: Shifts): number {
  const low = kthSmallest(shifts, Math.ceil(shifts.count / 2));
  const high = shifts.count % 2 === 1 ? low : kthSmallest(shifts, shifts.count / 2 + 1);
  return low === high ? low : low / 2 + high / 2;
}

/** From the k-th smallest to the k-th largest shift; nothing where even the extremes would not do. */
export function limitsAt(shifts: Shifts, k: number): Interval | undefined {
  if (k < 1) return undefined;
  return { lower: kthSmallest(shifts, k), upper: kthSmallest(shifts, shifts.count + 1 - k) };
}

/** What the ranks say: which shift is the limit, and Wilcoxon's test. */
export interface Ranked extends Pick<RankEstimate, "p" | "statistic" | "method"> {
  /** Rank of the limit among the shifts. */
  readonly k: number;
}

/** The median shift with limits and test; nothing where there are too few for limits. */
export function rankEstimate(
  shifts: Shifts,
  { k, p, statistic, method }: Ranked,
): RankEstimate | NotEstimable {
  const limits = limitsAt(shifts, k);
  if (limits === undefined) return notEstimable("too few observations");
  return { kind: "estimate", value: medianOf(shifts), ...limits, p, statistic, method };
}

/** Rank of the limit by the normal approximation, with continuity correction. */
export function normalRank(count: number, sd: number, level: number): number {
  return Math.ceil(count / 2 - 0.5 - normalQuantile(1 - (1 - level) / 2) * sd);
}

/** Two-sided p of a statistic by the normal approximation, with continuity correction. */
export function normalP(statistic: number, count: number, sd: number): number {
  const distance = Math.abs(statistic - count / 2);
  return Math.min(1, 2 * normalUpper(Math.max(0, distance - 0.5) / sd));
}

/** Sum of t³ - t over groups of t equal numbers among sorted ones. */
export function tieSum(sorted: Float64Array): number {
  let sum = 0;
  let run = 1;
  for (let i = 1; i <= sorted.length; i++) {
    if (i < sorted.length && sorted[i] === sorted[i - 1]) run++;
    else {
      sum += run ** 3 - run;
      run = 1;
    }
  }
  return sum;
}
