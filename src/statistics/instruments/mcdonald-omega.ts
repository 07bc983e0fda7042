import { checkProbability, checkRecord } from "../check.ts";
import { chiSquaredUpper } from "../distributions/chi-squared.ts";
import { normalQuantile } from "../distributions/normal.ts";
import { StatisticsError } from "../errors.ts";
import type { Estimate } from "../interval.ts";
import { cholesky, solve } from "../linear/cholesky.ts";
import { moments } from "../means/moments.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import type { ReliabilityOptions } from "./cronbach-alpha.ts";
import { oneFactor } from "./one-factor.ts";
import { checkRatings, type Ratings } from "./rating-table.ts";

export interface OmegaEstimate extends Estimate {
  /** By the delta method. */
  readonly standardError: number;
  /** Correlation of each item with the factor. */
  readonly loadings: readonly number[];
  /** Test that one factor explains the correlations, with Bartlett's correction; absent with three items. */
  readonly fit?: { readonly chiSquared: number; readonly df: number; readonly p: number };
}

/**
 * What share of the variance of the total score is due to what all items measure? McDonald's omega (total) of one
 * factor, fitted by maximum likelihood.
 *
 * Unlike {@link cronbachAlpha} it lets items measure the factor with different strength; where they do so alike the
 * two agree.
 *
 * @param ratings a row a person, a column an item, all scored in the same direction
 * @returns omega with a Wald interval on the scale of its log odds, from the expected information of n - 1 people;
 *   "not estimable" without people, with one, with no more people than items (too few observations), where an item
 *   does not vary or follows from others (no variation), or where no factor with uniquenesses above 0 fits best (no
 *   proper solution)
 * @throws StatisticsError on rows of different length, fewer than three items, NaN and infinite values
 *
 * In R: `f <- factanal(x, 1)`; with `l <- f$loadings * sd` and `u <- f$uniquenesses * sd^2`, `sum(l)^2 / (sum(l)^2 +
 * sum(u))`; `psych::omega(x, 1, fm = "ml")$omega.tot` is that of standardized items.
 *
 * Source: McDonald RP (1999). Test theory: a unified treatment. ISBN 978-0-8058-3075-0. Interval: Raykov T (2002).
 * Analytic estimation of standard error and confidence interval for scale reliability. Multivariate Behav Res
 * 37:89-103. doi:10.1207/S15327906MBR3701_04.
 */
export function mcdonaldOmega(
  ratings: Ratings,
  options: ReliabilityOptions = {},
): OmegaEstimate | NotEstimable {
  const { level = 0.95 } = checkRecord("mcdonaldOmega", "options", options);
  const k = checkRatings("mcdonaldOmega", ratings);
  checkProbability("mcdonaldOmega", "level", level);
  const n = ratings.length;
  if (n === 0) return notEstimable("no observations");
  if (k < 3) {
    throw new StatisticsError(
      "mcdonaldOmega",
      "there are fewer than three items",
      "Use cronbachAlpha: two items do not tell how strongly each measures the factor",
    );
  }
  if (n === 1) return notEstimable("one observation");
  const { correlations, spreads } = correlationsOf(ratings, k);
  if (spreads.some((spread) => spread === 0)) return notEstimable("no variation");
  if (n <= k) return notEstimable("too few observations");
  if (cholesky(correlations) === undefined) return notEstimable("no variation");
  const factor = oneFactor(correlations);
  if (factor === undefined) return notEstimable("no proper solution");
  const { loadings, uniquenesses } = factor;
  const shared = loadings.reduce((sum, loading, j) => sum + loading * spreads[j]!, 0);
  const rest = uniquenesses.reduce((sum, value, j) => sum + value * spreads[j]! ** 2, 0);
  const total = shared ** 2 + rest;
  const value = shared ** 2 / total;
  const gradient = [
    ...spreads.map((spread) => (2 * shared * rest * spread) / total ** 2),
    ...spreads.map((spread) => -((shared * spread) ** 2) / total ** 2),
  ];
  const information = cholesky(factor.information);
  if (information === undefined || value < ROUNDING) return notEstimable("no proper solution");
  const influence = solve(information, gradient);
  const variance = gradient.reduce((sum, slope, j) => sum + slope * influence[j]!, 0) / (n - 1);
  const standardError = Math.sqrt(variance);
  const logOdds = 2 * Math.log(Math.abs(shared)) - Math.log(rest);
  const half = (normalQuantile(1 - (1 - level) / 2) * standardError) / (value * (1 - value));
  return {
    kind: "estimate",
    value,
    lower: 1 / (1 + Math.exp(half - logOdds)),
    upper: 1 / (1 + Math.exp(-half - logOdds)),
    standardError,
    loadings,
    ...fitOf(factor.discrepancy, n, k),
  };
}

/** An omega below says that loadings of both signs cancel: there is no total to speak of. */
const ROUNDING = 1e-10;

function correlationsOf(ratings: Ratings, k: number) {
  const items = Array.from({ length: k }, (_, j) => ratings.map((row) => row[j]!));
  const spreads = items.map((item) => {
    const { sd } = moments(item);
    // An item of one value has a spread of rounding errors.
    return sd > 1e-12 * Math.max(...item.map(Math.abs)) ? sd : 0;
  });
  const standard = items.map((item, j) => {
    const { mean } = moments(item);
    return item.map((value) => (value - mean) / spreads[j]!);
  });
  const correlations = standard.map((a, i) =>
    standard.map((b, j) => {
      if (i === j) return 1;
      return a.reduce((sum, value, row) => sum + value * b[row]!, 0) / (ratings.length - 1);
    }),
  );
  return { correlations, spreads };
}

function fitOf(discrepancy: number, n: number, k: number): Pick<OmegaEstimate, "fit"> {
  const df = (k * (k - 3)) / 2;
  if (df === 0) return {};
  const chiSquared = Math.max(0, discrepancy * (n - 1 - (2 * k + 5) / 6 - 2 / 3));
  return { fit: { chiSquared, df, p: chiSquaredUpper(chiSquared, df) } };
}
