import { checkColumn, checkProbability, checkSameLength } from "../check.ts";
import { studentTQuantile, studentTUpper } from "../distributions/student-t.ts";
import { cholesky, inverse, solve } from "../linear/cholesky.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { type Scale, scaleOf } from "./scale.ts";

export interface LinearData {
  /** The outcome, a number a row. */
  readonly outcome: ArrayLike<number>;
  /** Numeric covariates by name, one element a row; categories as 0 and 1 against a reference. */
  readonly covariates: Readonly<Record<string, ArrayLike<number>>>;
}

export interface LinearOptions {
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
  /** Standard deviation of the residuals, with df. */
  readonly residualSd: number;
  readonly rSquared: number;
}

/**
 * By how much does an outcome differ with each covariate, the others held? Linear regression by least squares.
 *
 * @param data outcome and covariates, a row a person
 * @returns the model; "not estimable" without rows (no observations), with no more rows than coefficients (too few
 *   observations), or where the outcome or a covariate does not vary, a covariate follows from others, or the
 *   covariates give the outcome without rest (no variation)
 * @throws StatisticsError on columns of unequal length, NaN and infinite values
 *
 * In R: `lm(outcome ~ x + z)`.
 *
 * Source: Seber GAF, Lee AJ (2003). Linear regression analysis. doi:10.1002/9780471722199.
 */
export function linearRegression(
  { outcome, covariates }: LinearData,
  { level = 0.95 }: LinearOptions = {},
): LinearModel | NotEstimable {
  checkProbability("linearRegression", "level", level);
  checkSameLength("linearRegression", { outcome, ...covariates });
  checkColumn("linearRegression", "outcome", outcome);
  for (const [name, values] of Object.entries(covariates)) checkColumn("linearRegression", name, values);
  const n = outcome.length;
  const names = Object.keys(covariates);
  const df = n - names.length - 1;
  if (n === 0) return notEstimable("no observations");
  if (df < 1) return notEstimable("too few observations");
  const scales = Object.values(covariates).map(scaleOf);
  const ofOutcome = scaleOf(outcome);
  if ([ofOutcome, ...scales].some(({ spread }) => spread === 0)) return notEstimable("no variation");
  const x = Object.values(covariates).map((column, j) => standardized(column, scales[j]!));
  const y = standardized(outcome, ofOutcome);
  const correlations = x.map((a) => x.map((b) => dot(a, b) / n));
  const factor = cholesky(correlations);
  if (factor === undefined) return notEstimable("no variation");
  const slopes = solve(
    factor,
    x.map((column) => dot(column, y) / n),
  );
  const residuals = y.map((value, i) => value - slopes.reduce((sum, b, j) => sum + b * x[j]![i]!, 0));
  const unexplained = dot(residuals, residuals) / n;
  if (unexplained < 1e-24) return notEstimable("no variation");
  const variance = (ofOutcome.spread ** 2 * unexplained * n) / df;
  const fit = { slopes, inverse: inverse(factor), scales, ofOutcome, variance, n };
  const quantile = studentTQuantile(1 - (1 - level) / 2, df);
  return {
    kind: "linear model",
    n,
    df,
    coefficients: inOwnUnits(fit).map(({ coefficient, standardError }, j) => {
      const t = coefficient / standardError;
      return {
        name: j === 0 ? "(Intercept)" : names[j - 1]!,
        coefficient,
        standardError,
        t,
        p: 2 * studentTUpper(Math.abs(t), df),
        lower: coefficient - quantile * standardError,
        upper: coefficient + quantile * standardError,
      };
    }),
    residualSd: Math.sqrt(variance),
    rSquared: 1 - unexplained,
  };
}

const standardized = (column: ArrayLike<number>, { centre, spread }: Scale): number[] =>
  Array.from(column, (value) => (value - centre) / spread);

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, i) => sum + value * b[i]!, 0);

interface StandardFit {
  readonly slopes: readonly number[];
  /** Of the correlations of the covariates. */
  readonly inverse: readonly (readonly number[])[];
  readonly scales: readonly Scale[];
  readonly ofOutcome: Scale;
  /** Of the residuals. */
  readonly variance: number;
  readonly n: number;
}

/** The intercept and slopes with their errors: the intercept is the mean less what the slopes take from it. */
function inOwnUnits({ slopes, inverse, scales, ofOutcome, variance, n }: StandardFit) {
  const centres = scales.map(({ centre, spread }) => centre / spread);
  const taken = centres.reduce((sum, centre, j) => sum + centre * slopes[j]!, 0);
  const leverage = inverse.reduce((sum, row, j) => sum + centres[j]! * dot(row, centres), 1);
  return [
    {
      coefficient: ofOutcome.centre - ofOutcome.spread * taken,
      standardError: Math.sqrt((variance * leverage) / n),
    },
    ...slopes.map((slope, j) => ({
      coefficient: (ofOutcome.spread * slope) / scales[j]!.spread,
      standardError: Math.sqrt((variance * inverse[j]![j]!) / n) / scales[j]!.spread,
    })),
  ];
}
