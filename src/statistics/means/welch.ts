import { checkProbability, checkRecord } from "../check.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { studentInference } from "../wald.ts";
import { withinNumbers } from "../within-numbers.ts";
import type { MeanEstimate, MeanOptions } from "./mean-interval.ts";
import { checkMoments, type Moments } from "./moments.ts";

/**
 * How far are the means of two groups apart? First minus second, not assuming that both vary alike.
 *
 * @returns the difference with its interval; "not estimable" where a group has no (no observations) or one
 *   observation, or neither varies (no variation)
 * @throws StatisticsError on moments that no values can have, or that leave the range of numbers
 *
 * In R: `t.test(x, y)`.
 *
 * Source: Welch BL (1947). The generalization of "Student's" problem when several different population
 * variances are involved. Biometrika 34:28-35. doi:10.1093/biomet/34.1-2.28.
 */
export function welch(
  first: Moments,
  second: Moments,
  options: MeanOptions = {},
): MeanEstimate | NotEstimable {
  checkRecord("welch", "first", first);
  checkRecord("welch", "second", second);
  const { level = 0.95 } = checkRecord("welch", "options", options);
  checkMoments("welch", first);
  checkMoments("welch", second);
  checkProbability("welch", "level", level);
  if (first.n === 0 || second.n === 0) return notEstimable("no observations");
  if (first.n === 1 || second.n === 1) return notEstimable("one observation");
  const a = first.sd ** 2 / first.n;
  const b = second.sd ** 2 / second.n;
  if (a + b === 0) return notEstimable("no variation");
  const df = (a + b) ** 2 / (a ** 2 / (first.n - 1) + b ** 2 / (second.n - 1));
  const standardError = Math.sqrt(a + b);
  const value = first.mean - second.mean;
  withinNumbers("welch", { df, standardError });
  const n = first.n + second.n;
  return withinNumbers("welch", {
    kind: "estimate",
    value,
    n,
    standardError,
    ...studentInference(value, standardError, { df, level }),
  });
}
