import { betaQuantile } from "./beta.ts";
import { checkShape, checkShare, withinRange } from "./domain.ts";

/**
 * Quantile of the F distribution. In R: `qf(p, df1, df2)`.
 *
 * @param p probability, 0 < p < 1
 * @param df1 degrees of freedom of the numerator, from 2e-15 to 1e18
 * @param df2 degrees of freedom of the denominator, likewise
 * @throws StatisticsError on other probabilities and degrees of freedom, and where the quantile is larger than any number
 */
export function fQuantile(p: number, df1: number, df2: number): number {
  checkShare("fQuantile", p);
  checkShape("fQuantile", "df1", df1 / 2);
  checkShape("fQuantile", "df2", df2 / 2);
  // x and 1 - x each from the side on which it does not cancel.
  const x = betaQuantile(p, df1 / 2, df2 / 2);
  const y = x > 0.5 ? betaQuantile(1 - p, df2 / 2, df1 / 2) : 1 - x;
  return withinRange("fQuantile", ((x / y) * df2) / df1);
}
