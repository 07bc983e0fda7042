import { cholesky, type Matrix, solve } from "../linear/cholesky.ts";

const MOST_STEPS = 60;
/** In standardized units: steps below leave nothing to gain. */
const SETTLED = 1e-11;
/** A ratio of e^25 for one standard deviation is no estimate. */
const LARGEST = 25;
/** Below this share of the information at the start the likelihood is flat, its maximum at infinity. */
const SPENT = 1e-10;

/** A log likelihood with its first derivative and the negative of its second. */
export interface Likelihood {
  readonly value: number;
  readonly gradient: readonly number[];
  readonly information: Matrix;
}

export interface Fit<L extends Likelihood> {
  readonly coefficients: readonly number[];
  readonly likelihood: L;
}

/**
 * Newton's steps, halved while the likelihood falls; nothing where coefficients grow without end.
 *
 * @param start the likelihood at `from`
 * @param from where to begin; without it, at coefficients of 0
 */
export function maximize<L extends Likelihood>(
  evaluate: (coefficients: readonly number[]) => L,
  start: L,
  from?: readonly number[],
): Fit<L> | undefined {
  let likelihood = start;
  let coefficients = from ?? start.gradient.map(() => 0);
  for (let round = 0; round < MOST_STEPS; round++) {
    const factor = cholesky(likelihood.information);
    if (factor === undefined) return undefined;
    const step = solve(factor, likelihood.gradient);
    if (step.every((value) => Math.abs(value) < SETTLED)) {
      return isSpent(likelihood, start) ? undefined : { coefficients, likelihood };
    }
    for (let share = 1; share > 1e-6; share /= 2) {
      const next = coefficients.map((value, j) => value + share * step[j]!);
      const tried = evaluate(next);
      if (!(tried.value >= likelihood.value - 1e-10 * Math.abs(likelihood.value))) continue;
      [coefficients, likelihood] = [next, tried];
      break;
    }
    if (coefficients.some((value) => Math.abs(value) > LARGEST)) return undefined;
  }
  return undefined;
}

const isSpent = (there: Likelihood, start: Likelihood): boolean =>
  there.information.some((row, j) => row[j]! < SPENT * start.information[j]![j]!);
