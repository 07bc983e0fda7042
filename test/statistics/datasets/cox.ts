import {
  type CoxData,
  type CoxOptions,
  concordance,
  coxRegression,
  type FineGrayData,
  fineGray,
} from "../../../src/statistics/index.ts";
import { found } from "../found.ts";
import type { Results } from "./reference-values.ts";

/** Columns of 0 and 1 for every level of a category but the first, named as R names them. */
export function dummies(
  name: string,
  values: readonly (string | undefined)[],
  levels: readonly string[],
): Record<string, number[]> {
  return Object.fromEntries(
    levels.slice(1).map((level) => [`${name}${level}`, values.map((value) => (value === level ? 1 : 0))]),
  );
}

/** Coefficients, tests and concordance of a Cox model, under the names of the reference. */
export function addCox(
  results: Results,
  analysis: string,
  data: CoxData,
  ties: CoxOptions["ties"] = "efron",
): void {
  const model = found(coxRegression(data, { ties }));
  for (const one of model.coefficients) {
    results.add(analysis, one.name, {
      coef: one.coefficient,
      hazard_ratio: one.hazardRatio,
      se: one.standardError,
      z: one.z,
      p: one.p,
      hr_lo95: one.lower,
      hr_hi95: one.upper,
    });
  }
  const c = found(concordance({ ...data, score: model.linearPredictor }));
  results.add(analysis, "model", {
    concordance: c.value,
    concordance_se: c.standardError,
    n: model.n,
    events: model.events,
    loglik_null: model.nullLogLikelihood,
    loglik: model.logLikelihood,
    lr_chisq: model.likelihoodRatio.chiSquared,
    wald_chisq: model.wald.chiSquared,
    score_chisq: model.score.chiSquared,
    df: model.wald.df,
  });
}

/** Coefficients of Fine and Gray's model, under the names of the reference. */
export function addFineGray(results: Results, analysis: string, data: FineGrayData, cause: number): void {
  // The reference stops where crr stops.
  for (const one of found(fineGray(data, { cause, iteration: "crr" })).coefficients) {
    results.add(analysis, one.name, {
      coef: one.coefficient,
      subdistribution_hr: one.hazardRatio,
      se: one.standardError,
    });
  }
}
