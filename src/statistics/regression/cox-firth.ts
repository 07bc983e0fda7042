import { checkProbability, checkRecord, checkWord } from "../check.ts";
import { normalQuantile } from "../distributions/normal.ts";
import { StatisticsError } from "../errors.ts";
import { cholesky, inverse } from "../linear/cholesky.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { withinNumbers } from "../within-numbers.ts";
import { ascend } from "./ascend.ts";
import { type ModelTest, modelTest } from "./cox-coefficient.ts";
import type { CoxData } from "./cox-data.ts";
import { type CoxInput, prepareCox } from "./cox-fit.ts";
import { firthLikelihood } from "./firth-likelihood.ts";
import type { Likelihood } from "./maximize.ts";
import { type Peak, profileLimit, profileValue } from "./profile-likelihood.ts";
import { TIES, type Ties } from "./risk-sets.ts";
import { checkTied, MOST_PENALIZED } from "./tied-events.ts";

export interface CoxFirthOptions {
  /** Default "efron". */
  readonly ties?: Ties;
  /** Confidence level. Default 0.95. */
  readonly level?: number;
}

export interface FirthCoefficient {
  readonly name: string;
  /** Log hazard ratio for one unit more. */
  readonly coefficient: number;
  /** From the information without penalty; the interval does not use it. */
  readonly standardError: number;
  readonly hazardRatio: number;
  /** Limits of the hazard ratio, by profile likelihood. */
  readonly lower: number;
  readonly upper: number;
  /** Penalized likelihood ratio test. */
  readonly chiSquared: number;
  readonly p: number;
}

export interface CoxFirthModel {
  readonly kind: "Firth model";
  readonly n: number;
  readonly events: number;
  /** In the order of `covariates`. */
  readonly coefficients: readonly FirthCoefficient[];
  /** Penalized, at coefficients of 0. */
  readonly nullLogLikelihood: number;
  /** Penalized. */
  readonly logLikelihood: number;
  readonly likelihoodRatio: ModelTest;
}

/**
 * By what factor does the hazard differ, where events are few? Cox's model with Firth's penalty, which takes away
 * most of the bias of few events and gives a finite ratio where all events are in one group; intervals by profile
 * likelihood, since such likelihoods are lopsided.
 *
 * @param data as for {@link coxRegression}, without weights and clusters
 * @returns the model; "not estimable" without rows (no observations), without events, where a covariate does not
 *   vary at the events or follows from others (no variation), or where the profile of the likelihood has no end (too
 *   few observations)
 * @throws StatisticsError as {@link coxRegression}, and on weights and clusters
 *
 * In R: `coxphf::coxphf(Surv(entry, time, cause) ~ x + z)`, which has Breslow's ties only.
 *
 * Source: Heinze G, Schemper M (2001). A solution to the problem of monotone likelihood in Cox regression.
 * Biometrics 57:114-119. doi:10.1111/j.0006-341X.2001.00114.x. Firth D (1993). Bias reduction of maximum likelihood
 * estimates. Biometrika 80:27-38. doi:10.1093/biomet/80.1.27.
 */
export function coxFirth(data: CoxData, options: CoxFirthOptions = {}): CoxFirthModel | NotEstimable {
  checkRecord("coxFirth", "data", data);
  const { ties = "efron", level = 0.95 } = checkRecord("coxFirth", "options", options);
  checkWord("coxFirth", "ties", ties, TIES);
  checkProbability("coxFirth", "level", level);
  if (data.weight || data.cluster) {
    throw new StatisticsError(
      "coxFirth",
      "the penalty is not defined for weights or clusters",
      "Leave them out, or use coxRegression where events are many",
    );
  }
  const input = prepareCox("coxFirth", data);
  if (input.kind === "not estimable") return input;
  checkTied("coxFirth", input.strata, ties, MOST_PENALIZED);
  const evaluate = (coefficients: readonly number[]) => firthLikelihood(input.strata, coefficients, ties);
  const none = evaluate(input.scales.map(() => 0));
  if (none === undefined) return notEstimable("no variation");
  const fitted = ascend(
    evaluate,
    input.scales.map(() => 0),
  );
  if (fitted === undefined) return notEstimable("too few observations");
  return modelOf(input, { ...fitted, evaluate }, { none, level });
}

interface ModelInput {
  readonly none: Likelihood;
  readonly level: number;
}

function modelOf(input: CoxInput, peak: Peak, { none, level }: ModelInput): CoxFirthModel | NotEstimable {
  const { names, scales, n, events } = input;
  const factor = cholesky(peak.likelihood.information);
  if (factor === undefined) return notEstimable("too few observations");
  const covariance = inverse(factor);
  const reach = normalQuantile(1 - (1 - level) / 2);
  const coefficients: FirthCoefficient[] = [];
  for (const [j, name] of names.entries()) {
    const error = Math.sqrt(covariance[j]![j]!);
    const unit = scales[j]!.spread;
    const limit = (step: number) => profileLimit(peak, { index: j, step, drop: reach ** 2 / 2 });
    const [lower, upper] = [limit(-reach * error), limit(reach * error)];
    const without = profileValue(peak, j, 0);
    if (lower === undefined || upper === undefined || without === undefined) {
      return notEstimable("too few observations");
    }
    const { chiSquared, p } = modelTest(Math.max(0, 2 * (peak.likelihood.value - without)), 1);
    coefficients.push({
      name,
      coefficient: peak.coefficients[j]! / unit,
      standardError: error / unit,
      hazardRatio: Math.exp(peak.coefficients[j]! / unit),
      lower: Math.exp(lower / unit),
      upper: Math.exp(upper / unit),
      chiSquared,
      p,
    });
  }
  // The determinant is that of the covariates in their own units.
  const units = scales.reduce((sum, { spread }) => sum + Math.log(spread), 0);
  const gain = Math.max(0, 2 * (peak.likelihood.value - none.value));
  return withinNumbers(
    "coxFirth",
    {
      kind: "Firth model",
      n,
      events,
      coefficients,
      nullLogLikelihood: none.value + units,
      logLikelihood: peak.likelihood.value + units,
      likelihoodRatio: modelTest(gain, names.length),
    },
    "Measure the covariates in another unit",
  );
}
