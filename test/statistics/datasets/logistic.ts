import type { LogisticModel } from "../../../src/statistics/index.ts";
import type { Results } from "./reference-values.ts";

/** Coefficients and fit of a logistic model, under the names of the reference. */
export function addLogistic(results: Results, analysis: string, model: LogisticModel): void {
  for (const one of model.coefficients) {
    results.add(analysis, one.name, {
      coef: one.coefficient,
      se: one.standardError,
      z: one.z,
      p: one.p,
      odds_ratio: one.oddsRatio,
    });
  }
  const { n, deviance, nullDeviance, aic } = model;
  results.add(analysis, "model", { n, deviance, null_deviance: nullDeviance, aic });
}
