import { checkProbability, checkRecord } from "../check.ts";
import { fQuantile } from "../distributions/f.ts";
import type { Estimate } from "../interval.ts";
import { moments } from "../means/moments.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { checkRatings, type Ratings } from "./rating-table.ts";

export interface ReliabilityOptions {
  /** Confidence level. Default 0.95. */
  readonly level?: number;
}

/**
 * Do the items of a scale measure one thing together? Cronbach's alpha with Feldt's interval.
 *
 * It is a lower bound of reliability if items are essentially equivalent; it grows with their number, and says
 * nothing of whether they measure one thing or two that go together.
 *
 * @param ratings a row a person, a column an item, all scored in the same direction
 * @returns alpha, 1 at most, with its interval; "not estimable" without people, with one person, or where totals
 *   do not vary or all items move as one (no variation)
 * @throws StatisticsError on rows of different length, one item only, NaN and infinite values
 *
 * In R: `psych::alpha(x)$total$raw_alpha`, `psych::alpha.ci(alpha, n, k)`.
 *
 * Source: Cronbach LJ (1951). Coefficient alpha and the internal structure of tests. Psychometrika 16:297-334.
 * doi:10.1007/BF02310555. Feldt LS, Woodruff DJ, Salih FA (1987). Statistical inference for coefficient alpha.
 * Appl Psychol Meas 11:93-103. doi:10.1177/014662168701100107.
 */
export function cronbachAlpha(ratings: Ratings, options: ReliabilityOptions = {}): Estimate | NotEstimable {
  const { level = 0.95 } = checkRecord("cronbachAlpha", "options", options);
  const k = checkRatings("cronbachAlpha", ratings);
  checkProbability("cronbachAlpha", "level", level);
  const n = ratings.length;
  if (n === 0) return notEstimable("no observations");
  if (n === 1) return notEstimable("one observation");
  const variance = (values: readonly number[]) => moments(values).sd ** 2;
  const total = variance(ratings.map((row) => Array.from(row).reduce((sum, value) => sum + value, 0)));
  if (total === 0) return notEstimable("no variation");
  let items = 0;
  for (let j = 0; j < k; j++) items += variance(ratings.map((row) => row[j]!));
  const value = (k / (k - 1)) * (1 - items / total);
  // All items alike but for a constant: the error has no variance to judge the interval by.
  if (1 - value < 1e-12) return notEstimable("no variation");
  const [df1, df2, tail] = [n - 1, (n - 1) * (k - 1), (1 - level) / 2];
  return {
    kind: "estimate",
    value,
    lower: 1 - (1 - value) * fQuantile(1 - tail, df1, df2),
    upper: 1 - (1 - value) * fQuantile(tail, df1, df2),
  };
}
