import { cholesky, type Matrix } from "../linear/cholesky.ts";
import { quadraticForm } from "../linear/quadratic-form.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { type CoxData, checkCox, type Stratum, strataOf } from "./cox-data.ts";
import { ExactLikelihood } from "./exact-likelihood.ts";
import { type Fit, type Likelihood, maximize } from "./maximize.ts";
import { PartialLikelihood } from "./partial-likelihood.ts";
import type { RiskRows, Ties } from "./risk-sets.ts";
import { type Scale, scaleOf } from "./scale.ts";
import { checkTied } from "./tied-events.ts";

/** Checked data in standardized units. */
export interface CoxInput {
  readonly kind: "input";
  readonly n: number;
  readonly events: number;
  readonly names: readonly string[];
  readonly scales: readonly Scale[];
  readonly strata: readonly Stratum[];
}

/** A Cox model in standardized units, as other estimators take it up. */
export interface CoxFit extends Omit<CoxInput, "kind">, Fit<Likelihood> {
  readonly kind: "fit";
  /** At coefficients of 0. */
  readonly none: Likelihood;
  /** Of the information at the estimate. */
  readonly factor: Matrix;
  /** The score test's. */
  readonly score: number;
}

/**
 * Checks the data and puts them in standardized units.
 *
 * @throws StatisticsError where the data are not what {@link CoxData} says
 */
export function prepareCox(estimator: string, data: CoxData): CoxInput | NotEstimable {
  const { n, events } = checkCox(estimator, data);
  if (n === 0) return notEstimable("no observations");
  if (events === 0) return notEstimable("no events");
  const scales = Object.values(data.covariates).map(scaleOf);
  if (scales.some(({ spread }) => spread === 0)) return notEstimable("no variation");
  const strata = strataOf(data, scales);
  if (!strata.some(({ rows }) => rows.event.includes(1))) return notEstimable("no events");
  if (scales.some((_, j) => !strata.some(({ rows }) => variesAtEvents(rows, j))))
    return notEstimable("no variation");
  return { kind: "input", n, events, names: Object.keys(data.covariates), scales, strata };
}

/**
 * Whether a covariate differs between any people at risk together at an event: those at risk at the first event of the
 * stratum, who enter late among them. Sums would show a rounding error where it does not.
 */
function variesAtEvents({ size, time, event, covariates }: RiskRows, j: number): boolean {
  // Rows stand in the order of their ends, the last first: whoever is at risk at the first event stands before it, or
  // ends with it.
  const first = time[event.lastIndexOf(1)];
  if (first === undefined) return false;
  for (let i = 1; i < time.length && time[i]! >= first; i++) {
    if (covariates[i * size + j] !== covariates[j]) return true;
  }
  return false;
}

/**
 * Checks the data and maximizes the partial likelihood.
 *
 * @throws StatisticsError where the data are not what {@link CoxData} says
 */
export function fitCox(estimator: string, data: CoxData, ties: Ties | "exact"): CoxFit | NotEstimable {
  const input = prepareCox(estimator, data);
  if (input.kind === "not estimable") return input;
  checkTied(estimator, input.strata, ties);
  const { scales, strata } = input;
  const evaluate = (coefficients: readonly number[]): Likelihood => {
    const likelihood =
      ties === "exact" ? new ExactLikelihood(scales.length) : new PartialLikelihood(scales.length, ties);
    for (const { rows } of strata) likelihood.add(rows, coefficients);
    return likelihood;
  };
  const none = evaluate(scales.map(() => 0));
  const score = quadraticForm(none.information, none.gradient);
  if (score === undefined) return notEstimable("no variation");
  const fitted = maximize(evaluate, none);
  const factor = fitted && cholesky(fitted.likelihood.information);
  if (fitted === undefined || factor === undefined) return notEstimable("perfect separation");
  return { ...input, kind: "fit", ...fitted, none, factor, score };
}
