import { checkProbability, checkRecord } from "../check.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { studentInference } from "../wald.ts";
import { withinNumbers } from "../within-numbers.ts";
import type { MeanEstimate, MeanOptions } from "./mean-interval.ts";
import { checkMoments, type Moments } from "./moments.ts";

/**
 * How far are the means of two groups apart, both varying alike? First minus second, with Student's interval from
 * the pooled variance. Where spreads may differ, {@link welch}.
 *
 * @returns the difference with its interval; "not estimable" where a group is empty (no observations), both
 *   together have two (too few observations), or neither varies (no variation)
 * @throws StatisticsError on moments that no values can have, or that leave the range of numbers
 *
 * In R: `t.test(x, y, var.equal = TRUE)`.
 *
 * Source: Student (1908). The probable error of a mean. Biometrika 6:1-25. doi:10.1093/biomet/6.1.1. Fisher RA
 * (1925). Applications of "Student's" distribution. Metron 5:90-104.
 */
export function student(
  first: Moments,
  second: Moments,
  options: MeanOptions = {},
): MeanEstimate | NotEstimable {
  checkRecord("student", "first", first);
  checkRecord("student", "second", second);
  const { level = 0.95 } = checkRecord("student", "options", options);
  checkMoments("student", first);
  checkMoments("student", second);
  checkProbability("student", "level", level);
  if (first.n === 0 || second.n === 0) return notEstimable("no observations");
  const n = first.n + second.n;
  const df = n - 2;
  if (df === 0) return notEstimable("too few observations");
  const spread = pooledSd(first, second);
  if (spread === 0) return notEstimable("no variation");
  const standardError = spread * Math.sqrt(1 / first.n + 1 / second.n);
  const value = first.mean - second.mean;
  return withinNumbers("student", {
    kind: "estimate",
    value,
    n,
    standardError,
    ...studentInference(value, standardError, { df, level }),
  });
}

/** Standard deviation of both groups together, each around its own mean; for more than two people. */
export function pooledSd(first: Moments, second: Moments): number {
  const share = (first.n - 1) / (first.n + second.n - 2);
  return Math.hypot(Math.sqrt(share) * first.sd, Math.sqrt(1 - share) * second.sd);
}
