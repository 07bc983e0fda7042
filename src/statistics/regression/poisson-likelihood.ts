import { stirlingError } from "../distributions/deviance.ts";
import { crossProducts, type Design, linearOf } from "./design.ts";
import type { Likelihood } from "./maximize.ts";
import type { RateRows } from "./rate-data.ts";

export interface CountLikelihood extends Likelihood {
  /** Expected number of events of each row. */
  readonly fitted: Float64Array;
}

/** Log likelihood of Poisson counts with its derivatives; the rate of everybody is where coefficients of 0 stand. */
export function poissonLikelihood(
  { events, logExposure, logRate }: RateRows,
  design: Design,
  coefficients: readonly number[],
): CountLikelihood {
  const gradient = new Array<number>(coefficients.length).fill(0);
  const fitted = new Float64Array(events.length);
  let value = 0;
  for (const [i, x] of design.rows.entries()) {
    const linear = linearOf(x, coefficients) + logExposure[i]! + logRate;
    fitted[i] = Math.exp(linear);
    value += events[i]! * linear - fitted[i]! - logFactorial(events[i]!);
    const residual = events[i]! - fitted[i]!;
    for (let j = 0; j < x.length; j++) gradient[j]! += residual * x[j]!;
  }
  return { value, gradient, information: crossProducts(design, fitted), fitted };
}

export const logFactorial = (n: number): number =>
  n === 0 ? 0 : stirlingError(n) + n * Math.log(n) - n + Math.log(2 * Math.PI * n) / 2;
