import type { CoxModel, NotEstimable } from "../../src/statistics/index.ts";

/** What both contenders tell of a model: coefficients, and their standard errors. */
export function coxResults(model: CoxModel | NotEstimable): number[] {
  if (model.kind === "not estimable") throw new Error(model.reason);
  return [
    ...model.coefficients.map(({ coefficient }) => coefficient),
    ...model.coefficients.map(({ standardError }) => standardError),
  ];
}
