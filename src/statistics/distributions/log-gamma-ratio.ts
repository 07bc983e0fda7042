import { stirlingError } from "./deviance.ts";

/**
 * log(Gamma(x + step) / Gamma(x)) without the cancellation of two large logarithms.
 *
 * @param x above 0
 * @param step zero or more
 *
 * In R: `lgamma(x + step) - lgamma(x)`.
 */
export function logGammaRatio(x: number, step: number): number {
  // Gamma(y) = Gamma(y + 1) / y, and Gamma(y + 1) = sqrt(2 pi y) (y/e)^y e^stirlingError(y)
  const y = x + step;
  const growth = (x + 0.5) * Math.log1p(step / x) + step * Math.log(y) - step;
  return growth + stirlingError(y) - stirlingError(x) + Math.log(x / y);
}
