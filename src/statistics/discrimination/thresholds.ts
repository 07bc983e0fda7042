import { checkIsColumn } from "../check.ts";
import { StatisticsError } from "../errors.ts";

const EVERY_PERCENT = Array.from({ length: 99 }, (_, i) => (i + 1) / 100);

/** Thresholds of a decision curve, 1 to 99 % where none are given; refuses those that are no odds. */
export function thresholdsOf(
  estimator: string,
  thresholds: readonly number[] = EVERY_PERCENT,
): readonly number[] {
  checkIsColumn(estimator, "thresholds", thresholds);
  const all = Array.from(thresholds);
  for (const [k, threshold] of all.entries()) {
    if (!Number.isFinite(threshold) || !(threshold > 0 && threshold < 1)) {
      throw new StatisticsError(
        estimator,
        `thresholds[${k}] is not between 0 and 1`,
        "Give probabilities; write 10 % as 0.1",
      );
    }
  }
  return all;
}
