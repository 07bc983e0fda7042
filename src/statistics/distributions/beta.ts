import { deviance, stirlingError } from "./deviance.ts";
import { solveQuantile } from "./solve-quantile.ts";

const TINY = 1e-300;
const MOST_TERMS = 100_000;

/** x^a (1-x)^b / B(a, b), by Loader's saddle point; y = 1 - x is given so that neither tail cancels. */
function kernel(x: number, y: number, a: number, b: number): number {
  const n = a + b;
  const correction = stirlingError(n) - stirlingError(a) - stirlingError(b);
  const exponent = correction - deviance(a, n * x) - deviance(b, n * y);
  return Math.exp(exponent) * Math.sqrt((a / n) * (b / (2 * Math.PI)));
}

/** Continued fraction of the incomplete beta function (DLMF 8.17.22) by Lentz's method. */
function fraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 - ((a + b) * x) / (a + 1);
  if (Math.abs(d) < TINY) d = TINY;
  d = 1 / d;
  let result = d;
  for (let m = 1; m < MOST_TERMS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 + even * d;
    if (Math.abs(d) < TINY) d = TINY;
    c = 1 + even / c;
    if (Math.abs(c) < TINY) c = TINY;
    d = 1 / d;
    result *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 + odd * d;
    if (Math.abs(d) < TINY) d = TINY;
    c = 1 + odd / c;
    if (Math.abs(c) < TINY) c = TINY;
    d = 1 / d;
    const step = d * c;
    result *= step;
    if (Math.abs(step - 1) < 1e-16) break;
  }
  return result;
}

/** Both tails from x and y = 1 - x: the fraction converges on the side of the mean where x lies. */
export function betaTails(x: number, y: number, a: number, b: number): { lower: number; upper: number } {
  if (x <= 0) return { lower: 0, upper: 1 };
  if (y <= 0) return { lower: 1, upper: 0 };
  const front = kernel(x, y, a, b);
  if (x <= (a + 1) / (a + b + 2)) {
    const lower = (front * fraction(x, a, b)) / a;
    return { lower, upper: 1 - lower };
  }
  const upper = (front * fraction(y, b, a)) / b;
  return { lower: 1 - upper, upper };
}

/**
 * Distribution function of the beta distribution. In R: `pbeta(x, a, b)`.
 *
 * @param x from 0 to 1
 * @param a first shape, above 0
 * @param b second shape, above 0
 */
export function betaCdf(x: number, a: number, b: number): number {
  return betaTails(x, 1 - x, a, b).lower;
}

/** Density of the beta distribution, 0 < x < 1. In R: `dbeta(x, a, b)`. */
export function betaDensity(x: number, a: number, b: number): number {
  return kernel(x, 1 - x, a, b) / (x * (1 - x));
}

/**
 * Quantile of the beta distribution. In R: `qbeta(p, a, b)`.
 *
 * @param p probability, 0 < p < 1
 * @param a first shape, above 0
 * @param b second shape, above 0
 */
export function betaQuantile(p: number, a: number, b: number): number {
  return solveQuantile(
    {
      lower: (x) => betaTails(x, 1 - x, a, b).lower,
      upper: (x) => betaTails(x, 1 - x, a, b).upper,
      density: (x) => betaDensity(x, a, b),
    },
    { p, from: 0, to: 1, start: a / (a + b) },
  );
}
