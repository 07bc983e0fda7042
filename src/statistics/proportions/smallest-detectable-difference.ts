import { checkCount, checkProbability, checkRecord, checkWord } from "../check.ts";
import { bisect } from "../distributions/bisect.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { checkShare, type PowerOptions, power } from "./power-two-proportions.ts";

export interface DetectableInput {
  /** Share in the first group (for example before, or without the programme), from 0 to 1. */
  readonly p1: number;
  readonly n1: number;
  readonly n2: number;
}

export interface DetectableOptions extends PowerOptions {
  /** With what probability it would show. Default 0.8. */
  readonly power?: number;
  /** Which way the second group differs. Default "lower". */
  readonly direction?: "lower" | "higher";
}

export interface DetectableDifference {
  readonly kind: "difference";
  /** Distance of the shares, above 0. */
  readonly difference: number;
  /** Share in the second group at that distance. */
  readonly p2: number;
}

/**
 * What change would a comparison of two groups of this size probably have shown? The smallest distance from the
 * first share that has the stated power.
 *
 * @returns the difference; "not estimable" where a group is empty (no observations), or where even the furthest
 *   share (0 or 1) would not show with that power (not reached)
 * @throws StatisticsError where shares or probabilities lie outside 0 to 1 or sizes are no counts
 *
 * In R, for equal sizes: `power.prop.test(n, p1, power = 0.8)$p2` (which looks upwards only).
 */
export function smallestDetectableDifference(
  data: DetectableInput,
  options: DetectableOptions = {},
): DetectableDifference | NotEstimable {
  const { p1, n1, n2 } = checkRecord("smallestDetectableDifference", "data", data);
  const {
    alpha = 0.05,
    power: wanted = 0.8,
    direction = "lower",
  } = checkRecord("smallestDetectableDifference", "options", options);
  checkWord("smallestDetectableDifference", "direction", direction, ["lower", "higher"]);
  const name = "smallestDetectableDifference";
  checkShare(name, "p1", p1);
  checkCount(name, "n1", n1);
  checkCount(name, "n2", n2);
  checkProbability(name, "alpha", alpha);
  checkProbability(name, "power", wanted);
  if (n1 === 0 || n2 === 0) return notEstimable("no observations");
  const sign = direction === "lower" ? -1 : 1;
  const room = direction === "lower" ? p1 : 1 - p1;
  const shows = (distance: number) => power({ p1, p2: p1 + sign * distance, n1, n2 }, alpha) >= wanted;
  if (room === 0 || !shows(room)) return notEstimable("not reached");
  const difference = bisect(shows, 0, room);
  return { kind: "difference", difference, p2: p1 + sign * difference };
}
