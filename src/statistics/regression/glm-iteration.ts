import { cholesky, solve } from "../linear/cholesky.ts";
import type { Fit, Likelihood } from "./maximize.ts";

const MOST_STEPS = 25;
const SETTLED = 1e-8;
/**
 * R starts a binomial model from fitted values of 0.75 and 0.25, which makes its first step this many of Newton's
 * from all coefficients 0: (logit(0.75) + 0.25 / (0.75 * 0.25)) over the 2 of (y - 0.5) / 0.25.
 */
const FIRST_STEP = (Math.log(3) + 4 / 3) / 2;

/**
 * The iteration of R's `glm` for a binomial outcome: its start, and its stop where the deviance changes by less than
 * 1e-8 of itself. The information is that of the step before the last, as in R's standard errors. Nothing where it
 * has not settled after R's 25 steps.
 *
 * @param n number of people, from whom R's deviance at its start follows
 */
export function glmIteration<L extends Likelihood>(
  evaluate: (coefficients: readonly number[]) => L,
  start: L,
  n: number,
): Fit<L> | undefined {
  let before = start;
  let coefficients = start.gradient.map(() => 0);
  let deviance = -2 * n * Math.log(0.75);
  for (let round = 0; round < MOST_STEPS; round++) {
    const factor = cholesky(before.information);
    if (factor === undefined) return undefined;
    const step = solve(factor, before.gradient);
    const length = round === 0 ? FIRST_STEP : 1;
    coefficients = coefficients.map((value, j) => value + length * step[j]!);
    const likelihood = evaluate(coefficients);
    const next = -2 * likelihood.value;
    if (Math.abs(next - deviance) < SETTLED * (Math.abs(next) + 0.1)) {
      return { coefficients, likelihood: { ...likelihood, information: before.information } };
    }
    [before, deviance] = [likelihood, next];
  }
  return undefined;
}
