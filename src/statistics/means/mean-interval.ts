import { checkProbability, checkRecord } from "../check.ts";
import type { Estimate } from "../interval.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { studentInference } from "../wald.ts";
import { withinNumbers } from "../within-numbers.ts";
import { checkMoments, type Moments } from "./moments.ts";

export interface MeanOptions {
  /** Confidence level. Default 0.95. */
  readonly level?: number;
}

export interface MeanEstimate extends Estimate {
  readonly n: number;
  readonly standardError: number;
  readonly t: number;
  readonly df: number;
  /** Two-sided, of the hypothesis that the mean is 0. */
  readonly p: number;
}

/**
 * How large is a mean, and how well is it known? Student's t interval.
 *
 * @param moments n, mean and standard deviation; of values: `meanInterval(moments(values))`
 * @returns the mean with its interval; "not estimable" with n = 0 (no observations), n = 1 (one observation) or a
 *   standard deviation of 0 (no variation)
 * @throws StatisticsError on moments that no values can have, or that leave the range of numbers
 *
 * In R: `t.test(x)`.
 *
 * Source: Student (1908). The probable error of a mean. Biometrika 6:1-25. doi:10.1093/biomet/6.1.1.
 */
export function meanInterval(moments: Moments, options: MeanOptions = {}): MeanEstimate | NotEstimable {
  checkRecord("meanInterval", "moments", moments);
  const { level = 0.95 } = checkRecord("meanInterval", "options", options);
  checkMoments("meanInterval", moments);
  checkProbability("meanInterval", "level", level);
  const { n, mean: value, sd } = moments;
  if (n === 0) return notEstimable("no observations");
  if (n === 1) return notEstimable("one observation");
  if (sd === 0) return notEstimable("no variation");
  const df = n - 1;
  const standardError = sd / Math.sqrt(n);
  return withinNumbers("meanInterval", {
    kind: "estimate",
    value,
    n,
    standardError,
    ...studentInference(value, standardError, { df, level }),
  });
}
