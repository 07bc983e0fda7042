import { cholesky, solve } from "../linear/cholesky.ts";
import type { Fit, Likelihood } from "./maximize.ts";

const MOST_STEPS = 10;
const MOST_HALVINGS = 20;
const SETTLED = 1e-6;
/** Share of the gain that the gradient promises, without which a step is halved. */
const LEAST_GAIN = 1e-4;

/**
 * The iteration of cmprsk's `crr`: Newton's steps, halved while they gain too little, until the gradient times the
 * coefficient (or 1) is below 1e-6 of the log likelihood, in the units of the covariates. Nothing where it has not
 * settled after crr's 10 steps.
 *
 * @param spreads of the covariates, which the coefficients of `evaluate` are standardized by
 */
export function crrIteration<L extends Likelihood>(
  evaluate: (coefficients: readonly number[]) => L,
  start: L,
  spreads: readonly number[],
): Fit<L> | undefined {
  let likelihood = start;
  let coefficients = start.gradient.map(() => 0);
  for (let round = 0; round <= MOST_STEPS; round++) {
    const { value, gradient, information } = likelihood;
    const slope = gradient.map((g, j) =>
      Math.abs(g * spreads[j]! * Math.max(Math.abs(coefficients[j]! / spreads[j]!), 1)),
    );
    if (Math.max(...slope) < Math.max(Math.abs(value), 1) * SETTLED) return { coefficients, likelihood };
    const factor = cholesky(information);
    if (factor === undefined) return undefined;
    const step = solve(factor, gradient);
    const promised = step.reduce((sum, change, j) => sum + change * gradient[j]!, 0);
    for (let halved = 0, share = 1; ; halved++, share /= 2) {
      if (halved > MOST_HALVINGS) return undefined;
      const next = coefficients.map((b, j) => b + share * step[j]!);
      const tried = evaluate(next);
      if (!(tried.value >= value + LEAST_GAIN * share * promised)) continue;
      [coefficients, likelihood] = [next, tried];
      break;
    }
  }
  return undefined;
}
