import { checkProbability, checkRecord } from "../check.ts";
import { chiSquaredUpper } from "../distributions/chi-squared.ts";
import { StatisticsError } from "../errors.ts";
import { cholesky, inverse } from "../linear/cholesky.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { withinNumbers } from "../within-numbers.ts";
import { inOwnUnits } from "./design.ts";
import { type Fit, maximize } from "./maximize.ts";
import {
  expectedInformation,
  moreThan,
  negativeBinomialLikelihood,
  thetaScore,
} from "./negative-binomial-likelihood.ts";
import { fitPoisson, type PoissonFit } from "./poisson-fit.ts";
import type { CountLikelihood } from "./poisson-likelihood.ts";
import { type RateCoefficient, rateCoefficients } from "./rate-coefficient.ts";
import { type RateData, type RateRows, rateRows, withRate } from "./rate-data.ts";

export interface NegativeBinomialOptions {
  /** Confidence level. Default 0.95. */
  readonly level?: number;
}

export interface NegativeBinomialModel {
  readonly kind: "negative binomial model";
  /** Number of rows. */
  readonly n: number;
  readonly events: number;
  /** The intercept, then the covariates in their order. */
  readonly coefficients: readonly RateCoefficient[];
  /** Of the coefficients, in the same order; from the expected information, theta taken as known. */
  readonly covariance: readonly (readonly number[])[];
  /** The variance of a count is mu + mu² / theta: small theta, large spread. */
  readonly theta: number;
  readonly thetaStandardError: number;
  readonly logLikelihood: number;
  /** Of Poisson's model of the same rows: half the tail of chi-squared with 1 degree of freedom, as theta ends there. */
  readonly againstPoisson: { readonly chiSquared: number; readonly p: number };
  readonly deviance: number;
  readonly aic: number;
  /** Expected number of events of each row. */
  readonly fitted: Float64Array;
}

/**
 * By what factor does the rate of events differ with each covariate, the others held, where counts vary more than
 * Poisson's would: where people differ in ways not measured? Negative binomial regression by maximum likelihood, with
 * exposure as offset.
 *
 * Each row must be one unit whose own rate may differ (a person, an office in a month): rows that add up several of them
 * hide the spread.
 *
 * @param data events, exposure and covariates, a row a unit
 * @returns the model; "not estimable" as {@link poissonRegression}, where counts vary no more than Poisson's, so that
 *   theta grows without end (no overdispersion: take poissonRegression), and where nothing settles (no convergence)
 * @throws StatisticsError as {@link poissonRegression}
 *
 * In R: `MASS::glm.nb(events ~ x + offset(log(exposure)))`, which stops at about 1e-8 of its likelihood, and warns
 * where this says "no overdispersion".
 *
 * Source: Lawless JF (1987). Negative binomial and mixed Poisson regression. Can J Stat 15:209-225.
 * doi:10.2307/3314912. Venables WN, Ripley BD (2002). Modern applied statistics with S. doi:10.1007/978-0-387-21706-2.
 */
export function negativeBinomialRegression(
  data: RateData,
  options: NegativeBinomialOptions = {},
): NegativeBinomialModel | NotEstimable {
  checkRecord("negativeBinomialRegression", "data", data);
  const { level = 0.95 } = checkRecord("negativeBinomialRegression", "options", options);
  checkProbability("negativeBinomialRegression", "level", level);
  const rows = rateRows("negativeBinomialRegression", data);
  if (rows.events.some((number) => number > MOST_EVENTS)) {
    throw new StatisticsError(
      "negativeBinomialRegression",
      "a row has more than ten million events",
      "Take poissonRegression with robust errors, which holds for counts of any spread",
    );
  }
  const poisson = fitPoisson(rows, data.covariates);
  if (poisson.kind === "not estimable") return poisson;
  const fit = alternate(rows, poisson);
  if (fit.kind === "not estimable") return fit;
  const { design } = poisson;
  const { coefficients, likelihood, theta } = fit;
  const factor = cholesky(expectedInformation(design, likelihood.fitted, theta));
  if (factor === undefined) return notEstimable("no convergence");
  const own = inOwnUnits(design, { coefficients, covariance: inverse(factor) });
  const gain = Math.max(0, 2 * (likelihood.value - poisson.likelihood.value));
  return withinNumbers(
    "negativeBinomialRegression",
    {
      kind: "negative binomial model",
      n: design.n,
      events: rows.total,
      coefficients: rateCoefficients(design.names, withRate(own, rows), level),
      covariance: own.covariance,
      theta,
      thetaStandardError: 1 / Math.sqrt(fit.information),
      logLikelihood: likelihood.value,
      againstPoisson: { chiSquared: gain, p: chiSquaredUpper(gain, 1) / 2 },
      deviance: devianceOf(rows, likelihood.fitted, theta),
      aic: 2 * (design.names.length + 1 - likelihood.value),
      fitted: likelihood.fitted,
    },
    "Measure the covariates in another unit",
  );
}

/** The likelihood is a sum over whole numbers up to the largest count. */
const MOST_EVENTS = 10_000_000;
const MOST_ROUNDS = 200;
/** Steps of log theta below leave nothing to gain. */
const SETTLED = 1e-11;
/** Variances that exceed Poisson's by less than this share cannot be told from them. */
const NO_SPREAD = 1e-6;
const SMALLEST = 1e-10;

interface NegativeBinomialFit extends Fit<CountLikelihood> {
  readonly kind: "fit";
  readonly theta: number;
  /** On theta, at the estimate. */
  readonly information: number;
}

/**
 * Coefficients at a theta, then theta at their expected counts, and again: they hardly depend on each other, so that
 * few rounds do.
 */
function alternate(
  rows: RateRows,
  { design, coefficients: from, likelihood: start }: PoissonFit,
): NegativeBinomialFit | NotEstimable {
  const more = moreThan(rows.events);
  const mean = rows.total / rows.events.length;
  let theta = startOf(rows, start.fitted);
  let coefficients = from;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const evaluate = (b: readonly number[]) =>
      negativeBinomialLikelihood(rows, design, { coefficients: b, theta, more });
    const fitted = maximize(evaluate, evaluate(coefficients), coefficients);
    if (fitted === undefined) return notEstimable("no convergence");
    coefficients = fitted.coefficients;
    const { score, information } = thetaScore(rows.events, { fitted: fitted.likelihood.fitted, theta, more });
    const curvature = theta ** 2 * information - theta * score;
    const step = curvature > 0 ? (theta * score) / curvature : Math.sign(score);
    if (Math.abs(step) < SETTLED) {
      return information > 0
        ? { kind: "fit", ...fitted, theta, information }
        : notEstimable("no convergence");
    }
    theta *= Math.exp(Math.max(-1, Math.min(1, step)));
    if (theta * NO_SPREAD > Math.max(1, mean)) return notEstimable("no overdispersion");
    if (theta < SMALLEST) return notEstimable("no convergence");
  }
  return notEstimable("no convergence");
}

/** The theta whose variances would be those of the residuals. */
function startOf({ events }: RateRows, fitted: Float64Array): number {
  const squares = events.reduce((sum, y, i) => sum + (y - fitted[i]!) ** 2 / fitted[i]! - 1, 0);
  const spread = squares / fitted.reduce((sum, mu) => sum + mu, 0);
  return spread > 0 ? Math.min(1 / spread, 100) : 100;
}

/** Twice what a model that fits every row would gain, theta being the same. */
function devianceOf({ events }: RateRows, fitted: Float64Array, theta: number): number {
  return events.reduce((sum, y, i) => {
    const mu = fitted[i]!;
    const own = y === 0 ? 0 : y * Math.log(y / mu);
    return sum + 2 * (own - (y + theta) * Math.log1p((y - mu) / (mu + theta)));
  }, 0);
}
