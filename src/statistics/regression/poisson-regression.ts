import { checkProbability, checkRecord } from "../check.ts";
import { chiSquaredUpper } from "../distributions/chi-squared.ts";
import { deviance } from "../distributions/deviance.ts";
import { inverse } from "../linear/cholesky.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import type { Warnings } from "../warning.ts";
import { withinNumbers } from "../within-numbers.ts";
import { inOwnUnits } from "./design.ts";
import { fitPoisson } from "./poisson-fit.ts";
import { type RateCoefficient, rateCoefficients } from "./rate-coefficient.ts";
import { type RateData, type RateRows, rateRows, withRate } from "./rate-data.ts";
import { checkRobust, type RobustOptions, robustCovariance, type Variance } from "./robust-covariance.ts";

export interface PoissonData extends RateData {
  /** Number of the person, or the service, that rows belong to: rows of one may depend on each other. */
  readonly cluster?: ArrayLike<number>;
}

export interface PoissonOptions extends RobustOptions {
  /** Confidence level. Default 0.95. */
  readonly level?: number;
}

/** Do counts vary more than Poisson's would around their expectation? */
export interface Overdispersion {
  readonly kind: "overdispersion";
  /** Pearson's chi-squared by its degrees of freedom; 1 is Poisson's. */
  readonly ratio: number;
  readonly chiSquared: number;
  /** Rows less coefficients. */
  readonly df: number;
  /** A small one says that the model's standard errors are too small; rough where most rows expect less than 1 event. */
  readonly p: number;
}

export interface PoissonModel {
  readonly kind: "Poisson model";
  /** Number of rows. */
  readonly n: number;
  readonly events: number;
  /** The intercept, then the covariates in their order. */
  readonly coefficients: readonly RateCoefficient[];
  /** Of the coefficients, in the same order. */
  readonly covariance: readonly (readonly number[])[];
  readonly variance: Variance | "clustered";
  /** Of Newey and West; else 0. */
  readonly lag: number;
  readonly logLikelihood: number;
  readonly deviance: number;
  readonly nullDeviance: number;
  readonly aic: number;
  /** "not estimable" with as many coefficients as rows. */
  readonly overdispersion: Overdispersion | NotEstimable;
  /** Expected number of events of each row. */
  readonly fitted: Float64Array;
  /** "overdispersed": errors are the model's, though counts vary more than it says (p below 0.05). */
  readonly warnings: Warnings<"overdispersed">;
}

/**
 * By what factor does the rate of events differ with each covariate, the others held? Poisson regression of counts,
 * with exposure (person-time, people) as offset.
 *
 * Where counts vary more than Poisson's (see `overdispersion`), take robust errors here, or
 * {@link negativeBinomialRegression}. Of 0/1 outcomes with robust errors the ratios are ratios of risks.
 *
 * @param data events, exposure and covariates, a row a person, an office in a month, a group
 * @returns the model; "not estimable" without rows (no observations), without events, where a covariate does not vary
 *   or follows from others (no variation), where some group has no event at all, so that a coefficient grows without end
 *   (perfect separation), and where rows or clusters are too few for robust errors (too few observations)
 * @throws StatisticsError on events that are no whole numbers of zero or more, exposures of zero or less, columns of
 *   unequal length, NaN and infinite values, clusters that are no whole numbers, clusters together with `variance`
 *
 * In R: `glm(events ~ x + offset(log(exposure)), family = poisson)`; robust errors `sandwich::vcovHC(model, "HC0")`,
 * `sandwich::vcovCL(model, cluster)`, `sandwich::NeweyWest(model, lag, prewhite = FALSE, adjust = TRUE)`. R warns and
 * returns where this says "perfect separation", and gives NA where this says "no variation".
 *
 * Source: McCullagh P, Nelder JA (1989). Generalized linear models. ISBN 978-0-412-31760-6. Ratios of risks: Zou G
 * (2004). A modified Poisson regression approach to prospective studies with binary data. Am J Epidemiol 159:702-706.
 * doi:10.1093/aje/kwh090.
 */
export function poissonRegression(
  data: PoissonData,
  options: PoissonOptions = {},
): PoissonModel | NotEstimable {
  checkRecord("poissonRegression", "data", data);
  const { level = 0.95, ...robust } = checkRecord("poissonRegression", "options", options);
  checkProbability("poissonRegression", "level", level);
  checkRobust("poissonRegression", robust, data.cluster);
  const rows = rateRows("poissonRegression", data);
  const fit = fitPoisson(rows, data.covariates);
  if (fit.kind === "not estimable") return fit;
  const { design, coefficients, likelihood } = fit;
  const asModel = data.cluster === undefined && (robust.variance ?? "model") === "model";
  const residuals = rows.events.map((number, i) => number - likelihood.fitted[i]!);
  const { covariates, cluster } = data;
  const found = asModel
    ? { covariance: inverse(fit.factor) }
    : robustCovariance(
        design,
        { residuals, weights: likelihood.fitted, covariates, ...(cluster ? { cluster } : {}) },
        robust,
      );
  if (found === undefined) return notEstimable("too few observations");
  const own = inOwnUnits(design, { coefficients, covariance: found.covariance });
  const overdispersion = overdispersionOf(rows, likelihood.fitted, design.n - design.names.length);
  return withinNumbers(
    "poissonRegression",
    {
      kind: "Poisson model",
      n: design.n,
      events: rows.total,
      coefficients: rateCoefficients(design.names, withRate(own, rows), level),
      covariance: own.covariance,
      variance: cluster ? "clustered" : (robust.variance ?? "model"),
      lag: found.lag ?? 0,
      logLikelihood: likelihood.value,
      deviance: devianceOf(rows, likelihood.fitted),
      nullDeviance: devianceOf(
        rows,
        rows.logExposure.map((value) => Math.exp(value + rows.logRate)),
      ),
      aic: 2 * (design.names.length - likelihood.value),
      overdispersion,
      fitted: likelihood.fitted,
      warnings:
        asModel && overdispersion.kind === "overdispersion" && overdispersion.p < 0.05
          ? ["overdispersed"]
          : [],
    },
    "Measure the covariates in another unit",
  );
}

function overdispersionOf(
  { events }: RateRows,
  fitted: Float64Array,
  df: number,
): Overdispersion | NotEstimable {
  if (df < 1) return notEstimable("too few observations");
  const chiSquared = events.reduce((sum, number, i) => sum + (number - fitted[i]!) ** 2 / fitted[i]!, 0);
  return {
    kind: "overdispersion",
    ratio: chiSquared / df,
    chiSquared,
    df,
    p: chiSquaredUpper(chiSquared, df),
  };
}

/** Twice what a model that fits every row would gain. */
function devianceOf({ events }: RateRows, fitted: Float64Array): number {
  return events.reduce(
    (sum, number, i) => sum + 2 * (number === 0 ? fitted[i]! : deviance(number, fitted[i]!)),
    0,
  );
}
