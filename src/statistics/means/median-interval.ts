import { checkColumn, checkProbability, checkRecord } from "../check.ts";
import { betaTails } from "../distributions/beta.ts";
import type { Estimate } from "../interval.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import type { MeanOptions } from "./mean-interval.ts";

export interface MedianEstimate extends Estimate {
  readonly n: number;
  /** How often such an interval holds the median at least: what the level asks for, or somewhat more. */
  readonly coverage: number;
}

/**
 * Where is the median, and how well is it known? The exact interval of the sign test: from the k-th smallest to the
 * k-th largest value, whatever the distribution.
 *
 * @param values finite numbers in any order
 * @returns the median with its interval; "not estimable" without values (no observations), with one (one
 *   observation), or where even the extremes hold the median less often than the level asks (too few observations;
 *   at 95 % fewer than 6)
 * @throws StatisticsError on NaN and infinite values
 *
 * In R: `k <- qbinom(0.025, n, 0.5); sort(x)[c(k, n - k + 1)]`; `DescTools::MedianCI(x, method = "exact")`.
 *
 * Source: Thompson WR (1936). On confidence ranges for the median and other expectation distributions for
 * populations of unknown distribution form. Ann Math Stat 7:122-128. doi:10.1214/aoms/1177732502.
 */
export function medianInterval(
  values: ArrayLike<number>,
  options: MeanOptions = {},
): MedianEstimate | NotEstimable {
  const { level = 0.95 } = checkRecord("medianInterval", "options", options);
  checkColumn("medianInterval", "values", values);
  checkProbability("medianInterval", "level", level);
  const n = values.length;
  if (n === 0) return notEstimable("no observations");
  if (n === 1) return notEstimable("one observation");
  const rank = rankOfLimit(n, 1 - level);
  if (rank === 0) return notEstimable("too few observations");
  const sorted = Float64Array.from(values).sort();
  const [low, high] = [sorted[Math.ceil(n / 2) - 1]!, sorted[Math.floor(n / 2)]!];
  return {
    kind: "estimate",
    // Halves first: the sum of two large numbers could overflow.
    value: low === high ? low : low / 2 + high / 2,
    lower: sorted[rank - 1]!,
    upper: sorted[n - rank]!,
    n,
    coverage: 1 - outside(rank, n),
  };
}

/** The highest k for which k-th smallest and k-th largest leave at most alpha outside; 0 where none does. */
function rankOfLimit(n: number, alpha: number): number {
  let rank = Math.floor(n / 2);
  while (rank > 0 && outside(rank, n) > alpha) rank--;
  return rank;
}

/** Twice the chance that fewer than k of n lie below the median. */
const outside = (k: number, n: number): number => 2 * betaTails(0.5, 0.5, k, n - k + 1).upper;
