import { betaQuantile } from "./beta.ts";

/**
 * Quantile of the F distribution. In R: `qf(p, df1, df2)`.
 *
 * @param p probability, 0 < p < 1
 * @param df1 degrees of freedom of the numerator, above 0
 * @param df2 degrees of freedom of the denominator, above 0
 */
export function fQuantile(p: number, df1: number, df2: number): number {
  // x and 1 - x each from the side on which it does not cancel.
  const x = betaQuantile(p, df1 / 2, df2 / 2);
  const y = x > 0.5 ? betaQuantile(1 - p, df2 / 2, df1 / 2) : 1 - x;
  return ((x / y) * df2) / df1;
}
