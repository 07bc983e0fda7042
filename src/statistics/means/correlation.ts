import { checkColumn, checkProbability, checkRecord, checkSameLength } from "../check.ts";
import { normalQuantile } from "../distributions/normal.ts";
import { studentTUpper } from "../distributions/student-t.ts";
import type { Estimate } from "../interval.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { withinNumbers } from "../within-numbers.ts";
import type { MeanOptions } from "./mean-interval.ts";

/** Two measurements of the same people, in the same order. */
export interface Measured {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
}

export interface Correlation extends Estimate {
  readonly n: number;
  readonly t: number;
  readonly df: number;
  /** Two-sided, of the hypothesis that there is no correlation. */
  readonly p: number;
}

/**
 * How nearly do two measurements lie on a line? Pearson's r with Fisher's interval.
 *
 * @param data two columns, a person each element
 * @returns r from -1 to 1; "not estimable" without people (no observations), with one (one observation), with two
 *   or three (too few observations: the interval needs n - 3), where one of the two does not vary, or where all
 *   lie on the line, which leaves the interval no width (no variation)
 * @throws StatisticsError on columns of unequal length, NaN and infinite values
 *
 * In R: `cor.test(x, y)`.
 *
 * Source: Fisher RA (1921). On the "probable error" of a coefficient of correlation deduced from a small sample.
 * Metron 1:3-32. Rodgers JL, Nicewander WA (1988). Thirteen ways to look at the correlation coefficient. Am Stat
 * 42:59-66. doi:10.1080/00031305.1988.10475524.
 */
export function correlation(data: Measured, options: MeanOptions = {}): Correlation | NotEstimable {
  const { x, y } = checkRecord("correlation", "data", data);
  const { level = 0.95 } = checkRecord("correlation", "options", options);
  checkSameLength("correlation", { x, y });
  checkColumn("correlation", "x", x);
  checkColumn("correlation", "y", y);
  checkProbability("correlation", "level", level);
  const n = x.length;
  if (n === 0) return notEstimable("no observations");
  if (n === 1) return notEstimable("one observation");
  if (n <= 3) return notEstimable("too few observations");
  const [a, b] = [centred(x), centred(y)];
  if (a === undefined || b === undefined) return notEstimable("no variation");
  const product = a.reduce((sum, value, i) => sum + value * b[i]!, 0);
  if (1 - Math.abs(product) < 1e-15 * n) return notEstimable("no variation");
  const half = normalQuantile(1 - (1 - level) / 2) / Math.sqrt(n - 3);
  const z = Math.atanh(product);
  const df = n - 2;
  const t = product * Math.sqrt(df / ((1 - product) * (1 + product)));
  const limits = { lower: Math.tanh(z - half), upper: Math.tanh(z + half) };
  return withinNumbers("correlation", {
    kind: "estimate",
    value: product,
    ...limits,
    n,
    t,
    df,
    p: 2 * studentTUpper(Math.abs(t), df),
  });
}

/** Distances from the mean, with a sum of squares of 1; nothing where they are rounding only. */
function centred(column: ArrayLike<number>): number[] | undefined {
  const values = Array.from(column);
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (largest === 0) return undefined;
  const mean = values.reduce((sum, value) => sum + value / largest, 0) / values.length;
  const distances = values.map((value) => value / largest - mean);
  const length = Math.sqrt(distances.reduce((sum, value) => sum + value ** 2, 0));
  return length > 1e-14 * Math.sqrt(values.length) ? distances.map((value) => value / length) : undefined;
}
