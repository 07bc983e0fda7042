import { checkProbability, checkRecord } from "../check.ts";
import { normalQuantile } from "../distributions/normal.ts";
import { cholesky, inverse } from "../linear/cholesky.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { withinNumbers } from "../within-numbers.ts";
import { ascend } from "./ascend.ts";
import { type ModelTest, modelTest } from "./cox-coefficient.ts";
import { designOf, inOwnUnits } from "./design.ts";
import { firthBinomial } from "./firth-binomial.ts";
import { checkLogistic, type LogisticData } from "./logistic-data.ts";
import { type Peak, profileLimit, profileValue } from "./profile-likelihood.ts";

export interface LogisticFirthOptions {
  /** Confidence level. Default 0.95. */
  readonly level?: number;
}

export interface FirthOddsRatio {
  readonly name: string;
  /** Log odds ratio for one unit more. */
  readonly coefficient: number;
  /** From the information without penalty; the interval does not use it. */
  readonly standardError: number;
  readonly oddsRatio: number;
  /** Limits of the odds ratio, by profile likelihood. */
  readonly lower: number;
  readonly upper: number;
  /** Penalized likelihood ratio test. */
  readonly chiSquared: number;
  readonly p: number;
}

export interface LogisticFirthModel {
  readonly kind: "Firth logistic model";
  readonly n: number;
  readonly events: number;
  /** Log odds at covariates of 0. */
  readonly intercept: { readonly coefficient: number; readonly standardError: number };
  /** In the order of `covariates`. */
  readonly coefficients: readonly FirthOddsRatio[];
  /** Of the intercept and the coefficients; from the information without penalty. */
  readonly covariance: readonly (readonly number[])[];
  /** Penalized, at coefficients of 0 with the intercept that fits best. */
  readonly nullLogLikelihood: number;
  /** Penalized. */
  readonly logLikelihood: number;
  readonly likelihoodRatio: ModelTest;
  /** Probability of each row; their mean lies nearer to a half than the share with the outcome. */
  readonly fitted: Float64Array;
}

/**
 * How do the odds of an outcome differ with each covariate, where outcomes are few? Logistic regression with Firth's
 * penalty, which takes away most of the bias of few outcomes and gives a finite ratio where a covariate tells those with
 * the outcome wholly apart; intervals by profile likelihood, since such likelihoods are lopsided.
 *
 * @param data as for {@link logisticRegression}
 * @returns the model; "not estimable" without rows (no observations), where a covariate does not vary or follows from
 *   others (no variation), or where the profile of the likelihood has no end (too few observations). Nobody or everybody
 *   with the outcome is an answer here, not an edge: the penalty keeps it finite
 * @throws StatisticsError as {@link logisticRegression}
 *
 * In R: `logistf::logistf(outcome ~ x + z, pl = TRUE)`.
 *
 * Source: Heinze G, Schemper M (2002). A solution to the problem of separation in logistic regression. Stat Med
 * 21:2409-2419. doi:10.1002/sim.1047. Firth D (1993). Bias reduction of maximum likelihood estimates. Biometrika
 * 80:27-38. doi:10.1093/biomet/80.1.27.
 */
export function logisticFirth(
  data: LogisticData,
  options: LogisticFirthOptions = {},
): LogisticFirthModel | NotEstimable {
  checkRecord("logisticFirth", "data", data);
  const { level = 0.95 } = checkRecord("logisticFirth", "options", options);
  checkProbability("logisticFirth", "level", level);
  const rows = checkLogistic("logisticFirth", data);
  if (rows.n === 0) return notEstimable("no observations");
  const design = designOf(data.outcome.length, data.covariates);
  if (design === undefined) return notEstimable("no variation");
  const evaluate = (coefficients: readonly number[]) => firthBinomial(rows, design, coefficients);
  const zeros = design.names.map(() => 0);
  if (evaluate(zeros) === undefined) return notEstimable("no variation");
  const fitted = ascend(evaluate, zeros);
  const factor = fitted && cholesky(fitted.likelihood.information);
  if (fitted === undefined || factor === undefined) return notEstimable("too few observations");
  const none = atNone(evaluate, zeros);
  if (none === undefined) return notEstimable("too few observations");
  const own = inOwnUnits(design, { coefficients: fitted.coefficients, covariance: inverse(factor) });
  const peak = { ...fitted, evaluate };
  const coefficients: FirthOddsRatio[] = [];
  for (const [j, { spread }] of design.scales.entries()) {
    const error = Math.sqrt(own.covariance[j + 1]![j + 1]!);
    const profile = profileOf(peak, { index: j + 1, error: error * spread, level });
    if (profile === undefined) return notEstimable("too few observations");
    coefficients.push({
      name: design.names[j + 1]!,
      coefficient: own.coefficients[j + 1]!,
      standardError: error,
      oddsRatio: Math.exp(own.coefficients[j + 1]!),
      lower: Math.exp(profile.lower / spread),
      upper: Math.exp(profile.upper / spread),
      chiSquared: profile.chiSquared,
      p: profile.p,
    });
  }
  // The determinant is that of the covariates in their own units.
  const units = design.scales.reduce((sum, { spread }) => sum + Math.log(spread), 0);
  return withinNumbers(
    "logisticFirth",
    {
      kind: "Firth logistic model",
      n: rows.n,
      events: rows.events,
      intercept: { coefficient: own.coefficients[0]!, standardError: Math.sqrt(own.covariance[0]![0]!) },
      coefficients,
      covariance: own.covariance,
      nullLogLikelihood: none + units,
      logLikelihood: fitted.likelihood.value + units,
      likelihoodRatio: modelTest(Math.max(0, 2 * (fitted.likelihood.value - none)), coefficients.length),
      fitted: fitted.likelihood.fitted,
    },
    "Measure the covariates in another unit",
  );
}

type Evaluate = Peak["evaluate"];

/** The penalized likelihood without covariates, the penalty being that of all. */
function atNone(evaluate: Evaluate, zeros: readonly number[]): number | undefined {
  const intercept = (free: readonly number[]) => {
    const likelihood = evaluate([...free, ...zeros.slice(1)]);
    return (
      likelihood && {
        value: likelihood.value,
        gradient: likelihood.gradient.slice(0, 1),
        information: [[likelihood.information[0]![0]!]],
      }
    );
  };
  return ascend(intercept, [0])?.likelihood.value;
}

interface ProfileInput {
  readonly index: number;
  /** Standard error, in standardized units. */
  readonly error: number;
  readonly level: number;
}

function profileOf(peak: Peak, { index, error, level }: ProfileInput) {
  const reach = normalQuantile(1 - (1 - level) / 2);
  const limit = (step: number) => profileLimit(peak, { index, step, drop: reach ** 2 / 2 });
  const [lower, upper] = [limit(-reach * error), limit(reach * error)];
  const without = profileValue(peak, index, 0);
  if (lower === undefined || upper === undefined || without === undefined) return undefined;
  return { lower, upper, ...modelTest(Math.max(0, 2 * (peak.likelihood.value - without)), 1) };
}
