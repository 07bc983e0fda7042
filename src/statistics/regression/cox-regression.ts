import { checkProbability, checkRecord, checkWord } from "../check.ts";
import { StatisticsError } from "../errors.ts";
import { inverse, type Matrix } from "../linear/cholesky.ts";
import { quadraticForm } from "../linear/quadratic-form.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { withinNumbers } from "../within-numbers.ts";
import { type CoxCoefficient, coxCoefficient, type ModelTest, modelTest } from "./cox-coefficient.ts";
import type { CoxData } from "./cox-data.ts";
import { fitCox } from "./cox-fit.ts";
import { coxSandwich } from "./cox-sandwich.ts";
import { TIES, type Ties } from "./risk-sets.ts";

export interface CoxOptions {
  /**
   * How events at the same time share their risk set. Default "efron", as in R. "exact" is the likelihood of
   * times that are truly discrete; its cost grows with people at risk times events at once.
   */
  readonly ties?: Ties | "exact";
  /** Confidence level. Default 0.95. */
  readonly level?: number;
}

export interface CoxModel {
  readonly kind: "cox model";
  readonly n: number;
  readonly events: number;
  /** In the order of `covariates`. */
  readonly coefficients: readonly CoxCoefficient[];
  /** Of the coefficients, in the same order: "robust" with weights or clusters, else "model". */
  readonly covariance: readonly (readonly number[])[];
  readonly variance: "model" | "robust";
  /** What the covariance would be if weights were numbers of people and rows were independent. */
  readonly modelCovariance: readonly (readonly number[])[];
  /** Log hazard ratio of each row against covariates of 0; for {@link concordance}. */
  readonly linearPredictor: Float64Array;
  readonly nullLogLikelihood: number;
  readonly logLikelihood: number;
  /** Takes rows as independent and weights as numbers of people. */
  readonly likelihoodRatio: ModelTest;
  readonly wald: ModelTest;
  /** As the likelihood ratio. */
  readonly score: ModelTest;
}

/**
 * By what factor does the hazard differ with each covariate, the others held? Cox's proportional hazards model.
 *
 * Time-varying covariates come as start-stop rows: one row a stretch, with `entry` and `time`. Standard errors
 * take rows as people, or as stretches of people who do not overlap. Rows with a count are that many people.
 * With weights (of inverse probability) or clusters, standard errors, intervals and Wald's test are robust.
 *
 * @param data follow-up (0 = censored, 1 = event) with covariates
 * @returns the model; "not estimable" without rows (no observations), without events, where a covariate does not
 *   vary at the events or follows from others (no variation), with fewer clusters than covariates (too few observations), or where a
 *   coefficient grows without end because a covariate separates those with the event from those without (perfect
 *   separation)
 * @throws StatisticsError on causes above 1, columns of unequal length, NaN and infinite values, no covariate,
 *   strata, clusters or counts that are no whole numbers, negative weights, and weights or clusters with exact ties
 *
 * In R: `coxph(Surv(entry, time, cause) ~ x + z + strata(s), weights = w, cluster = id, ties = "efron")`. R warns
 * and returns where this says "perfect separation", drops what follows from others where this says "no
 * variation", and takes whole weights without clusters for numbers of people.
 *
 * Source: Cox DR (1972). Regression models and life-tables. J R Stat Soc B 34:187-220.
 * doi:10.1111/j.2517-6161.1972.tb00899.x. Efron B (1977). The efficiency of Cox's likelihood function for censored
 * data. J Am Stat Assoc 72:557-565. doi:10.1080/01621459.1977.10480613. Robust variance: Lin DY, Wei LJ (1989). The
 * robust inference for the Cox proportional hazards model. doi:10.1080/01621459.1989.10478874.
 */
export function coxRegression(data: CoxData, options: CoxOptions = {}): CoxModel | NotEstimable {
  checkRecord("coxRegression", "data", data);
  const { ties = "efron", level = 0.95 } = checkRecord("coxRegression", "options", options);
  checkWord("coxRegression", "ties", ties, [...TIES, "exact"]);
  checkProbability("coxRegression", "level", level);
  const robust = data.weight !== undefined || data.cluster !== undefined;
  if (ties === "exact" && robust) {
    throw new StatisticsError(
      "coxRegression",
      "exact ties take neither weights nor clusters",
      'Use "efron", which is close to exact where few have the event at once',
    );
  }
  const fit = fitCox("coxRegression", data, ties);
  if (fit.kind === "not estimable") return fit;
  const units = fit.scales.map(({ spread }) => spread);
  const standard = ties === "exact" || !robust ? inverse(fit.factor) : coxSandwich(fit, data, ties);
  const wald = quadraticForm(standard, fit.coefficients);
  if (wald === undefined) return notEstimable(data.cluster ? "too few observations" : "no variation");
  const covariance = rescaled(standard, units);
  const coefficients = fit.coefficients.map((value, j) => value / units[j]!);
  const size = fit.names.length;
  return withinNumbers(
    "coxRegression",
    {
      kind: "cox model",
      n: fit.n,
      events: fit.events,
      coefficients: fit.names.map((name, j) =>
        coxCoefficient(name, { coefficient: coefficients[j]!, variance: covariance[j]![j]!, level }),
      ),
      covariance,
      variance: robust ? "robust" : "model",
      modelCovariance: robust ? rescaled(inverse(fit.factor), units) : covariance,
      linearPredictor: predictorOf(data, coefficients),
      nullLogLikelihood: fit.none.value,
      logLikelihood: fit.likelihood.value,
      likelihoodRatio: modelTest(Math.max(0, 2 * (fit.likelihood.value - fit.none.value)), size),
      wald: modelTest(wald, size),
      score: modelTest(fit.score, size),
    },
    "Measure the covariates in another unit",
  );
}

/** From standardized units back to those of the covariates. */
const rescaled = (matrix: Matrix, units: readonly number[]): number[][] =>
  matrix.map((row, j) => row.map((value, k) => value / units[j]! / units[k]!));

function predictorOf({ time, covariates }: CoxData, coefficients: readonly number[]): Float64Array {
  const linear = new Float64Array(time.length);
  for (const [j, column] of Object.values(covariates).entries()) {
    for (let i = 0; i < linear.length; i++) linear[i]! += coefficients[j]! * column[i]!;
  }
  return linear;
}
