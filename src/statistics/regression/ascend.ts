import { cholesky, inverse } from "../linear/cholesky.ts";
import type { Fit, Likelihood } from "./maximize.ts";

const MOST_STEPS = 300;
/** In standardized units: steps below leave nothing to gain. */
const SETTLED = 1e-10;
/** A ratio of e^40 for one standard deviation is no estimate. */
const LARGEST = 40;

/**
 * Maximizes a function whose `information` is only near the negative of its second derivative, as with a penalty:
 * BFGS steps from that information, halved while the value falls.
 *
 * @param evaluate nothing where there is no value
 * @returns nothing where coefficients grow without end or nothing settles
 */
export function ascend<L extends Likelihood>(
  evaluate: (coefficients: readonly number[]) => L | undefined,
  from: readonly number[],
): Fit<L> | undefined {
  let coefficients = from;
  let likelihood = evaluate(from);
  let curve: number[][] | undefined;
  for (let round = 0; likelihood && round < MOST_STEPS; round++) {
    curve ??= inverseOf(likelihood);
    if (curve === undefined || coefficients.some((value) => Math.abs(value) > LARGEST)) return undefined;
    const { value, gradient } = likelihood;
    const step = curve.map((row) => row.reduce((sum, weight, k) => sum + weight * gradient[k]!, 0));
    if (step.every((part) => Math.abs(part) < SETTLED)) return { coefficients, likelihood };
    const next = climb(evaluate, { coefficients, step, value });
    // Without a way up along bent curvature, start again from the information.
    if (next === undefined) {
      curve = undefined;
      const fresh = inverseOf(likelihood);
      if (fresh === undefined || sameStep(fresh, step, gradient)) return undefined;
      continue;
    }
    const moved = next.coefficients.map((part, j) => part - coefficients[j]!);
    const turned = gradient.map((part, j) => part - next.likelihood.gradient[j]!);
    curve = updated(curve, moved, turned);
    ({ coefficients, likelihood } = next);
  }
  return undefined;
}

function inverseOf({ information }: Likelihood): number[][] | undefined {
  const factor = cholesky(information);
  return factor && inverse(factor);
}

const sameStep = (
  curve: readonly number[][],
  step: readonly number[],
  gradient: readonly number[],
): boolean =>
  curve.every((row, j) => row.reduce((sum, weight, k) => sum + weight * gradient[k]!, 0) === step[j]);

interface Climb {
  readonly coefficients: readonly number[];
  readonly step: readonly number[];
  readonly value: number;
}

function climb<L extends Likelihood>(
  evaluate: (coefficients: readonly number[]) => L | undefined,
  { coefficients, step, value }: Climb,
): Fit<L> | undefined {
  for (let share = 1; share > 1e-8; share /= 2) {
    const tried = coefficients.map((part, j) => part + share * step[j]!);
    const likelihood = evaluate(tried);
    // Rounding in the determinant may hide a gain as small.
    if (likelihood && likelihood.value >= value - 1e-10 * (1 + Math.abs(value))) {
      return { coefficients: tried, likelihood };
    }
  }
  return undefined;
}

/** The inverse of the curvature after a step, from how the gradient turned; nothing where it did not bend down. */
function updated(
  curve: readonly (readonly number[])[],
  moved: readonly number[],
  turned: readonly number[],
): number[][] | undefined {
  const along = moved.reduce((sum, value, j) => sum + value * turned[j]!, 0);
  if (!(along > 0)) return undefined;
  const image = curve.map((row) => row.reduce((sum, weight, k) => sum + weight * turned[k]!, 0));
  const scale = 1 + turned.reduce((sum, value, j) => sum + value * image[j]!, 0) / along;
  return curve.map((row, j) =>
    row.map(
      (value, k) =>
        value + (scale * moved[j]! * moved[k]! - moved[j]! * image[k]! - image[j]! * moved[k]!) / along,
    ),
  );
}
