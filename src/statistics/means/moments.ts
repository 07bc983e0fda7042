import { mean as meanOf, sampleStandardDeviation } from "simple-statistics";
import { checkColumn, checkCount, checkFinite, checkRecord } from "../check.ts";
import { StatisticsError } from "../errors.ts";
import { withinNumbers } from "../within-numbers.ts";

/** What a mean is estimated from. */
export interface Moments {
  readonly n: number;
  readonly mean: number;
  /** Standard deviation with n - 1; 0 where n is below 2. */
  readonly sd: number;
}

/**
 * Number, mean and standard deviation (n - 1) of values.
 *
 * @param values finite numbers; an empty column has n 0, mean 0, sd 0, which every estimator refuses to use
 * @throws StatisticsError on NaN and infinite values, and on those whose spread leaves the range of numbers
 *
 * In R: `length(x); mean(x); sd(x)`.
 */
export function moments(values: ArrayLike<number>): Moments {
  checkColumn("moments", "values", values);
  const list = Array.from(values);
  if (list.length === 0) return { n: 0, mean: 0, sd: 0 };
  const sd = list.length > 1 ? sampleStandardDeviation(list) : 0;
  return withinNumbers("moments", { n: list.length, mean: meanOf(list), sd });
}

/** Refuses moments that no values can have. */
export function checkMoments(estimator: string, moments: Moments): void {
  const { n, mean, sd } = checkRecord(estimator, "moments", moments);
  checkCount(estimator, "n", n);
  checkFinite(estimator, "mean", mean);
  checkFinite(estimator, "sd", sd);
  if (sd < 0) throw new StatisticsError(estimator, "sd is negative", "Give a standard deviation");
}
