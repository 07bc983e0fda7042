import { betaTails } from "../distributions/beta.ts";
import { gammaUpper } from "../distributions/gamma.ts";

/** P(X <= r) of a binomial count. In R: `pbinom(r, n, p)`. */
export function binomialCdf(r: number, n: number, p: number): number {
  if (r < 0) return 0;
  return r >= n ? 1 : betaTails(p, 1 - p, r + 1, n - r).upper;
}

/** P(X <= r) of a Poisson count. In R: `ppois(r, mean)`. */
export const poissonCdf = (r: number, mean: number): number => (r < 0 ? 0 : gammaUpper(mean, r + 1));

/**
 * Quantile of a count between its whole numbers: the smallest r with P(X <= r) of p or more, less the share of its
 * own probability by which p is passed. Smooth in the size, where whole numbers would make limits jagged.
 *
 * @param cdf distribution function of a count
 * @param p probability
 * @param start where to look first
 *
 * Source: Spiegelhalter DJ (2005), appendix A.1.1, doi:10.1002/sim.1970.
 */
export function interpolatedQuantile(cdf: (r: number) => number, p: number, start: number): number {
  let r = Math.max(0, Math.round(start));
  // Strides double, so that a far start costs little.
  for (let stride = 1; cdf(r) < p; stride *= 2) r += stride;
  let below = -1;
  while (r - below > 1) {
    const middle = Math.floor((r + below) / 2);
    if (cdf(middle) >= p) r = middle;
    else below = middle;
  }
  const [at, before] = [cdf(r), cdf(r - 1)];
  return r - (at - p) / (at - before);
}
