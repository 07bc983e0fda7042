import { checkColumn, checkRecord, checkSameLength } from "../check.ts";
import type { NotEstimable } from "../not-estimable.ts";
import { type MeanEstimate, type MeanOptions, meanInterval } from "./mean-interval.ts";
import { moments } from "./moments.ts";

/** The same people before and after, in the same order. */
export interface Pairs {
  readonly before: ArrayLike<number>;
  readonly after: ArrayLike<number>;
}

/**
 * By how much did the same people change? Mean of after minus before with its t interval.
 *
 * From released moments of the change use {@link meanInterval}, which this is of the differences.
 *
 * @returns the mean change; "not estimable" without pairs, with one pair, or where all changed alike
 * @throws StatisticsError on columns of different length, NaN and infinite values
 *
 * In R: `t.test(after, before, paired = TRUE)`.
 */
export function pairedChange(data: Pairs, options: MeanOptions = {}): MeanEstimate | NotEstimable {
  const { before, after } = checkRecord("pairedChange", "data", data);
  checkRecord("pairedChange", "options", options);
  checkSameLength("pairedChange", { before, after });
  checkColumn("pairedChange", "before", before);
  checkColumn("pairedChange", "after", after);
  return meanInterval(moments(Array.from(after, (value, i) => value - before[i]!)), options);
}
