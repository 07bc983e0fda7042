import type { Count } from "../released/cell.ts";
import { smallestDetectableDifference } from "../statistics/proportions/smallest-detectable-difference.ts";

/**
 * The smallest difference, in people of 100, that a comparison of two groups of this size would have shown with
 * 80 % power. Our own rule (intervals that do not overlap) is stricter still, so a smaller one would probably
 * not have shown. Undefined where a size is not released, or where no difference would show.
 */
export const detectableOf100 = (
  { p1, n1, n2 }: { p1: number; n1: Count | undefined; n2: Count | undefined },
  direction: "lower" | "higher",
): number | undefined => {
  if (n1?.kind !== "count" || n2?.kind !== "count") return undefined;
  const found = smallestDetectableDifference({ p1, n1: n1.value, n2: n2.value }, { direction });
  return found.kind === "difference" ? Math.round(found.difference * 100) : undefined;
};
