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

/**
 * Even part of the continued fraction of the incomplete beta function (DLMF 8.17.22), by Lentz's method: the
 * kernel divided by it is the lower tail. a y - b x stands for a - (a + b) x, which would cancel near the mean.
 */
function fraction(x: number, y: number, a: number, b: number): number {
  let value = (a * (a * y - b * x + 1)) / (a + 1);
  if (Math.abs(value) < TINY) value = TINY;
  let c = value;
  let d = 0;
  for (let m = 1; m < MOST_TERMS; m++) {
    const s = a + 2 * m;
    const numerator = (((a + m - 1) / (s - 1)) * (a + b + m - 1) * m * (b - m) * x * x) / (s - 1);
    const denominator =
      m + (m * (b - m) * x) / (s - 1) + ((a + m) * (a * y - b * x + 1 + m * (1 + y))) / (s + 1);
    d = denominator + numerator * d;
    if (Math.abs(d) < TINY) d = TINY;
    c = denominator + numerator / c;
    if (Math.abs(c) < TINY) c = TINY;
    d = 1 / d;
    const step = c * d;
    value *= step;
    if (Math.abs(step - 1) < 1e-16) break;
  }
  return value;
}

/** Both tails from x and y = 1 - x: the fraction converges on the side of the mean where x lies. */
export function betaTails(x: number, y: number, a: number, b: number): { lower: number; upper: number } {
  if (x <= 0) return { lower: 0, upper: 1 };
  if (y <= 0) return { lower: 1, upper: 0 };
  const front = kernel(x, y, a, b);
  if (x <= (a + 1) / (a + b + 2)) {
    const lower = front / fraction(x, y, a, b);
    return { lower, upper: 1 - lower };
  }
  const upper = front / fraction(y, x, b, a);
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
