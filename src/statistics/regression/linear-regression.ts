import { checkColumn, checkCovariates, checkProbability, checkRecord } from "../check.ts";
import { cholesky, inverse, solve } from "../linear/cholesky.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { studentInference } from "../wald.ts";
import { withinNumbers } from "../within-numbers.ts";
import { crossProducts, type Design, designOf, type Estimates, inOwnUnits, linearOf } from "./design.ts";
import { checkRobust, type RobustOptions, robustCovariance, type Variance } from "./robust-covariance.ts";
import { type Scale, scaleOf } from "./scale.ts";

export interface LinearData {
  /** Number of the person, or the service, that rows belong to: rows of one may depend on each other. */
  readonly cluster?: ArrayLike<number>;
  /** The outcome, a number a row. */
  readonly outcome: ArrayLike<number>;
  /** Numeric covariates by name, one element a row; categories as 0 and 1 against a reference. */
  readonly covariates: Readonly<Record<string, ArrayLike<number>>>;
}

export interface LinearOptions extends RobustOptions {
  /** Confidence level. Default 0.95. */
  readonly level?: number;
}

export interface LinearCoefficient {
  /** Name of the covariate, or "(Intercept)". */
  readonly name: string;
  /** In units of the outcome for one unit more of the covariate. */
  readonly coefficient: number;
  readonly standardError: number;
  readonly t: number;
  /** Two-sided. */
  readonly p: number;
  readonly lower: number;
  readonly upper: number;
}

export interface LinearModel {
  readonly kind: "linear model";
  readonly n: number;
  /** Rows less coefficients. */
  readonly df: number;
  /** The intercept, then the covariates in their order. */
  readonly coefficients: readonly LinearCoefficient[];
  /** Of the coefficients, in the same order. */
  readonly covariance: readonly (readonly number[])[];
  readonly variance: Variance | "clustered";
  /** Of Newey and West; else 0. */
  readonly lag: number;
  /** What the model gives for each row. */
  readonly fitted: Float64Array;
  /** Standard deviation of the residuals, with df. */
  readonly residualSd: number;
  readonly rSquared: number;
}

/**
 * By how much does an outcome differ with each covariate, the others held? Linear regression by least squares.
 *
 * Where spread differs between people, or rows are a series in time, take robust errors (`variance`).
 *
 * @param data outcome and covariates, a row a person; for Newey and West's errors in the order of times
 * @returns the model; "not estimable" without rows (no observations), with no more rows than coefficients (too few
 *   observations), or where the outcome or a covariate does not vary, a covariate follows from others, or the
 *   covariates give the outcome without rest (no variation), and where rows or clusters are too few for robust errors
 *   (too few observations)
 * @throws StatisticsError on columns of unequal length, NaN and infinite values, clusters that are no whole numbers,
 *   clusters together with `variance`
 *
 * In R: `lm(outcome ~ x + z)`; robust errors `sandwich::vcovHC(model, "HC3")`,
 * `sandwich::vcovCL(model, cluster, type = "HC0")`, `sandwich::NeweyWest(model, lag, prewhite = FALSE, adjust = TRUE)`
 * with `lmtest::coeftest`.
 *
 * Source: Seber GAF, Lee AJ (2003). Linear regression analysis. doi:10.1002/9780471722199.
 */
export function linearRegression(data: LinearData, options: LinearOptions = {}): LinearModel | NotEstimable {
  const { outcome, covariates, cluster } = checkRecord("linearRegression", "data", data);
  const { level = 0.95, ...robust } = checkRecord("linearRegression", "options", options);
  checkProbability("linearRegression", "level", level);
  checkCovariates("linearRegression", covariates, { outcome, cluster });
  checkColumn("linearRegression", "outcome", outcome);
  checkRobust("linearRegression", robust, cluster);
  const n = outcome.length;
  const df = n - Object.keys(covariates).length - 1;
  if (n === 0) return notEstimable("no observations");
  if (df < 1) return notEstimable("too few observations");
  const design = designOf(n, covariates);
  const scale = scaleOf(outcome);
  if (design === undefined || scale.spread === 0) return notEstimable("no variation");
  const fit = leastSquares(design, outcome, scale);
  if (fit === undefined) return notEstimable("no variation");
  const { residuals, unexplained } = fit;
  const variance = (unexplained * n) / df;
  const asModel = cluster === undefined && (robust.variance ?? "model") === "model";
  const found = asModel
    ? { covariance: fit.bread.map((row) => row.map((value) => value * variance)) }
    : robustCovariance(
        design,
        { residuals, weights: new Float64Array(n).fill(1), covariates, ...(cluster ? { cluster } : {}) },
        robust,
      );
  if (found === undefined) return notEstimable("too few observations");
  const own = inOwnUnits(design, { coefficients: fit.coefficients, covariance: found.covariance });
  const covariance = own.covariance.map((row) => row.map((value) => value * scale.spread ** 2));
  const coefficients = own.coefficients.map(
    (value, j) => value * scale.spread + (j === 0 ? scale.centre : 0),
  );
  return withinNumbers(
    "linearRegression",
    {
      kind: "linear model",
      n,
      df,
      coefficients: linearCoefficients(design.names, { coefficients, covariance }, { df, level }),
      covariance,
      variance: cluster ? "clustered" : (robust.variance ?? "model"),
      lag: found.lag ?? 0,
      fitted: residuals.map((value, i) => outcome[i]! - value * scale.spread),
      residualSd: Math.sqrt(variance) * scale.spread,
      rSquared: 1 - unexplained,
    },
    "Measure the covariates in another unit",
  );
}

interface LeastSquares {
  /** For the standardized outcome and covariates. */
  readonly coefficients: readonly number[];
  /** Inverse of the covariates' products. */
  readonly bread: readonly (readonly number[])[];
  readonly residuals: Float64Array;
  /** Share of the outcome's variance. */
  readonly unexplained: number;
}

/** Nothing where a covariate follows from others, or the outcome from them without rest. */
function leastSquares(
  design: Design,
  outcome: ArrayLike<number>,
  { centre, spread }: Scale,
): LeastSquares | undefined {
  const y = Float64Array.from(outcome, (value) => (value - centre) / spread);
  const factor = cholesky(crossProducts(design, new Float64Array(design.n).fill(1)));
  if (factor === undefined) return undefined;
  const products = design.names.map((_, j) => design.rows.reduce((sum, x, i) => sum + x[j]! * y[i]!, 0));
  const coefficients = solve(factor, products);
  const residuals = y.map((value, i) => value - linearOf(design.rows[i]!, coefficients));
  const unexplained = residuals.reduce((sum, value) => sum + value ** 2, 0) / design.n;
  return unexplained < 1e-24 ? undefined : { coefficients, bread: inverse(factor), residuals, unexplained };
}

/** Each coefficient with Student's test and interval. */
function linearCoefficients(
  names: readonly string[],
  { coefficients, covariance }: Estimates,
  { df, level }: { df: number; level: number },
): LinearCoefficient[] {
  return names.map((name, j) => {
    const coefficient = coefficients[j]!;
    const standardError = Math.sqrt(covariance[j]![j]!);
    const { t, p, lower, upper } = studentInference(coefficient, standardError, { df, level });
    return { name, coefficient, standardError, t, p, lower, upper };
  });
}
