import type { Count, Mean, Rate } from "../released/cell.ts";
import type { CatalogueEntry } from "../released/site-data.ts";
import { clopperPearson } from "../statistics/proportions/clopper-pearson.ts";

export type Direction = CatalogueEntry["direction"];

/** The three ways in which a comparison can end; "higher" and "lower" where no direction is good. */
export type Verdict = "better" | "worse" | "higher" | "lower" | "unclear";

export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/**
 * What is known of a cell: its interval; undefined where nothing is released. A bound is what was counted at most
 * or at least, not between what the true share lies: its interval is that of the bound in a group of this size,
 * and leaves everything open where the size is not known.
 */
export const intervalOf = (cell: Rate | Mean, size?: Count): Interval | undefined => {
  switch (cell.kind) {
    case "rate":
    case "mean":
      return { lower: cell.lower, upper: cell.upper };
    case "under":
      return { lower: 0, upper: endOfBound(cell.bound, size, "upper") };
    case "over":
      return { lower: endOfBound(cell.bound, size, "lower"), upper: 1 };
    default:
      return undefined;
  }
};

const endOfBound = (bound: number, size: Count | undefined, end: "lower" | "upper"): number => {
  const open = end === "lower" ? 0 : 1;
  if (size?.kind !== "count") return open;
  const n = Math.max(0, size.value - size.within);
  const round = end === "lower" ? Math.floor : Math.ceil;
  const interval = clopperPearson(Math.min(n, round(Number((bound * n).toFixed(9)))), n);
  return interval.kind === "estimate" ? interval[end] : open;
};

/**
 * Compares `now` with `before` by their intervals: a difference is told only where they do not touch. That is
 * stricter than a test of the difference (Schenker and Gentleman 2001): it errs towards "not enough evidence".
 */
export const verdictOfTwo = (now: Interval, before: Interval, direction: Direction): Verdict => {
  if (now.lower > before.upper) return towards("up", direction);
  if (now.upper < before.lower) return towards("down", direction);
  return "unclear";
};

/** The verdict on a difference that carries its own interval: it must lie on one side of zero. */
export const verdictOfChange = (change: Interval, direction: Direction): Verdict => {
  if (change.lower > 0) return towards("up", direction);
  if (change.upper < 0) return towards("down", direction);
  return "unclear";
};

const towards = (way: "up" | "down", direction: Direction): Verdict => {
  if (direction === "neither") return way === "up" ? "higher" : "lower";
  return (way === "up") === (direction === "higher is better") ? "better" : "worse";
};
