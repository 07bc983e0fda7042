import { checkPlace, checkShare } from "./domain.ts";
import { gammaCdf, gammaUpper } from "./gamma.ts";

/** Distribution function of the standard normal distribution, refusing NaN. In R: `pnorm(z)`. */
export function normalCdf(z: number): number {
  checkPlace("normalCdf", "z", z);
  if (z === 0) return 0.5;
  return z < 0 ? gammaUpper((z * z) / 2, 0.5) / 2 : 0.5 + gammaCdf((z * z) / 2, 0.5) / 2;
}

/** Upper tail of the standard normal distribution. In R: `pnorm(z, lower.tail = FALSE)`. */
export const normalUpper = (z: number): number => normalCdf(-z);

/** Density of the standard normal distribution, refusing NaN. In R: `dnorm(z)`. */
export function normalDensity(z: number): number {
  checkPlace("normalDensity", "z", z);
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
}

/**
 * Quantile of the standard normal distribution. In R: `qnorm(p)`. Newton's steps, with Halley's correction,
 * from the approximation 26.2.23 of Abramowitz and Stegun (1964).
 *
 * @param p probability, 0 < p < 1
 * @throws StatisticsError on other probabilities
 */
export function normalQuantile(p: number): number {
  checkShare("normalQuantile", p);
  if (p === 0.5) return 0;
  // Tables ask for the same level row by row.
  if (p !== last.p) last = { p, z: p > 0.5 ? -lowerQuantile(1 - p) : lowerQuantile(p) };
  return last.z;
}

let last = { p: 0.5, z: 0 };

function lowerQuantile(p: number): number {
  const t = Math.sqrt(-2 * Math.log(p));
  const ratio =
    (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  let z = ratio - t;
  for (let step = 0; step < 8; step++) {
    const error = (normalCdf(z) - p) / normalDensity(z);
    const next = z - error / (1 + (z * error) / 2);
    if (Math.abs(next - z) <= 1e-15 * Math.abs(next)) return next;
    z = next;
  }
  return z;
}
