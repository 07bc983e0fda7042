import { cholesky, type Matrix } from "../linear/cholesky.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { type Design, designOf } from "./design.ts";
import { type Fit, maximize } from "./maximize.ts";
import { type CountLikelihood, poissonLikelihood } from "./poisson-likelihood.ts";
import type { RateData, RateRows } from "./rate-data.ts";

/** A Poisson model in standardized units, as other estimators take it up. */
export interface PoissonFit extends Fit<CountLikelihood> {
  readonly kind: "fit";
  readonly design: Design;
  /** Of the information at the estimate. */
  readonly factor: Matrix;
}

/** Maximizes the likelihood of counts. */
export function fitPoisson(rows: RateRows, covariates: RateData["covariates"]): PoissonFit | NotEstimable {
  const n = rows.events.length;
  if (n === 0) return notEstimable("no observations");
  if (rows.total === 0) return notEstimable("no events");
  const design = designOf(n, covariates);
  if (design === undefined) return notEstimable("no variation");
  const evaluate = (coefficients: readonly number[]) => poissonLikelihood(rows, design, coefficients);
  const none = evaluate(design.names.map(() => 0));
  if (cholesky(none.information) === undefined) return notEstimable("no variation");
  const fitted = maximize(evaluate, none);
  const factor = fitted && cholesky(fitted.likelihood.information);
  if (fitted === undefined || factor === undefined) return notEstimable("perfect separation");
  return { kind: "fit", design, ...fitted, factor };
}
