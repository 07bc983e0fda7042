import { checkProbability, checkRecord, checkWord } from "../check.ts";
import { fQuantile } from "../distributions/f.ts";
import type { Estimate } from "../interval.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import type { Warnings } from "../warning.ts";
import type { ReliabilityOptions } from "./cronbach-alpha.ts";
import { fullAgreement } from "./full-agreement.ts";
import { checkRatings, type Ratings } from "./rating-table.ts";

/**
 * Which raters, and how many ratings are used: first number 1 = each subject has raters of its own, 2 = the same
 * raters, a sample of all, 3 = the same raters, the only ones; second 1 = a single rating, k = the mean of all.
 */
export type IccForm = "1,1" | "2,1" | "3,1" | "1,k" | "2,k" | "3,k";

export interface IccEstimate extends Estimate {
  readonly warnings: Warnings<"full agreement">;
}

export interface IccOptions extends ReliabilityOptions {
  /** Default "2,1": agreement of single ratings by interchangeable raters. */
  readonly form?: IccForm;
}

/**
 * How much of the differences between ratings are differences between those rated? The intraclass correlation in
 * the six forms of Shrout and Fleiss, with their F intervals.
 *
 * @param ratings a row a subject, a column a rater
 * @returns the correlation, which may be negative, with its interval; where raters agree throughout (for form 3 but for
 *   a constant) 1 with an exact lower bound, and a warning: if all but a share k were rated by chance, so many would
 *   agree with a probability of alpha/2; "not estimable" without subjects, with one, or where subjects do not differ,
 *   raters differ by a constant only (form 2), or, for form 2,k, subjects differ so little that the mean of k ratings
 *   has no variance of its own (no variation)
 * @throws StatisticsError on rows of different length, one rater only, NaN and infinite values
 *
 * In R: `psych::ICC(x, lmer = FALSE)`.
 *
 * Source: Shrout PE, Fleiss JL (1979). Intraclass correlations: uses in assessing rater reliability. Psychol Bull
 * 86:420-428. doi:10.1037/0033-2909.86.2.420.
 */
export function icc(ratings: Ratings, options: IccOptions = {}): IccEstimate | NotEstimable {
  const { form = "2,1", level = 0.95 } = checkRecord("icc", "options", options);
  checkWord("icc", "form", form, ["1,1", "2,1", "3,1", "1,k", "2,k", "3,k"]);
  const k = checkRatings("icc", ratings);
  checkProbability("icc", "level", level);
  if (ratings.length === 0) return notEstimable("no observations");
  if (ratings.length === 1) return notEstimable("one observation");
  const squares = meanSquares(ratings, k);
  const scale = squares.subjects + squares.raters + squares.within;
  const error = form.startsWith("1") ? squares.within : squares.error;
  if (squares.subjects <= ROUNDING * scale) return notEstimable("no variation");
  const turn = form.endsWith("k") ? (r: number) => (k * r) / (1 + (k - 1) * r) : (r: number) => r;
  if ((form.startsWith("3") ? error : squares.within) <= ROUNDING * scale) {
    const limits = fullAgreement({ units: ratings.length, equal: equalByChance(ratings), level });
    return { kind: "estimate", value: 1, lower: turn(limits.lower), upper: 1, warnings: ["full agreement"] };
  }
  if (error <= ROUNDING * scale) return notEstimable("no variation");
  const tail = (1 - level) / 2;
  const single = form.startsWith("2")
    ? twoWayRandom(squares, tail)
    : oneError({ ...squares, error }, form, tail);
  // The mean of k ratings follows Spearman and Brown, limits too; at -1 / (k - 1) they have a pole.
  if (form.endsWith("k") && single.some((r) => 1 + (k - 1) * r <= 0)) return notEstimable("no variation");
  const [value, lower, upper] = single.map(turn) as [number, number, number];
  return { kind: "estimate", value, lower, upper, warnings: [] };
}

/** Chance that two subjects have the same rating. */
function equalByChance(ratings: Ratings): number {
  const n = ratings.length;
  const counts = new Map<number, number>();
  for (const row of ratings) counts.set(row[0]!, (counts.get(row[0]!) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => sum + count * (count - 1), 0) / (n * (n - 1));
}

/** Mean squares below this share of all are rounding errors. */
const ROUNDING = 1e-13;

interface MeanSquares {
  readonly n: number;
  readonly k: number;
  readonly subjects: number;
  readonly raters: number;
  /** Within subjects, raters' differences included. */
  readonly within: number;
  /** Within subjects, raters' differences taken out. */
  readonly error: number;
}

function meanSquares(ratings: Ratings, k: number): MeanSquares {
  const n = ratings.length;
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const rows = ratings.map((row) => Array.from(row));
  const bySubject = rows.map(mean);
  const byRater = Array.from({ length: k }, (_, j) => mean(rows.map((row) => row[j]!)));
  const all = mean(bySubject);
  const subjects = bySubject.reduce((sum, value) => sum + k * (value - all) ** 2, 0);
  const raters = byRater.reduce((sum, value) => sum + n * (value - all) ** 2, 0);
  let error = 0;
  for (const [i, row] of rows.entries()) {
    for (const [j, value] of row.entries()) error += (value - bySubject[i]! - byRater[j]! + all) ** 2;
  }
  return {
    n,
    k,
    subjects: subjects / (n - 1),
    raters: raters / (k - 1),
    within: (raters + error) / (n * (k - 1)),
    error: error / ((n - 1) * (k - 1)),
  };
}

type Limits = readonly [value: number, lower: number, upper: number];

/** Forms 1 and 3: subjects against one error. */
function oneError({ n, k, subjects, error }: MeanSquares, form: IccForm, tail: number): Limits {
  const [df1, df2] = [n - 1, form.startsWith("1") ? n * (k - 1) : (n - 1) * (k - 1)];
  const ratio = subjects / error;
  const correlation = (f: number) => (f - 1) / (f + k - 1);
  return [
    correlation(ratio),
    correlation(ratio / fQuantile(1 - tail, df1, df2)),
    correlation(ratio * fQuantile(1 - tail, df2, df1)),
  ];
}

/** Form 2, where differences between raters count as disagreement: Satterthwaite's degrees of freedom. */
function twoWayRandom({ n, k, subjects, raters, error }: MeanSquares, tail: number): Limits {
  const value = (subjects - error) / (subjects + (k - 1) * error + (k * (raters - error)) / n);
  const f = raters / error;
  const rest = n * (1 + (k - 1) * value) - k * value;
  const up = (k - 1) * (n - 1) * (k * value * f + rest) ** 2;
  const df = up / ((n - 1) * k ** 2 * value ** 2 * f ** 2 + rest ** 2);
  const upperF = fQuantile(1 - tail, n - 1, df);
  const lowerF = fQuantile(1 - tail, df, n - 1);
  const noise = k * raters + (k * n - k - n) * error;
  return [
    value,
    (n * (subjects - upperF * error)) / (upperF * noise + n * subjects),
    (n * (lowerF * subjects - error)) / (noise + n * lowerF * subjects),
  ];
}
