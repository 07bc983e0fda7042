import { deviance, stirlingError } from "./deviance.ts";
import { solveQuantile } from "./solve-quantile.ts";

const TINY = 1e-300;
const MOST_TERMS = 100_000;

/** x^shape e^-x / Gamma(shape + 1): the common factor of series and fraction, accurate for large shapes. */
function prefix(x: number, shape: number): number {
  return Math.exp(-stirlingError(shape) - deviance(shape, x)) / Math.sqrt(2 * Math.PI * shape);
}

function lowerSeries(x: number, shape: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; k < MOST_TERMS; k++) {
    term *= x / (shape + k);
    sum += term;
    if (term < sum * 1e-17) break;
  }
  return prefix(x, shape) * sum;
}

/** Legendre's continued fraction by Lentz's method. */
function upperFraction(x: number, shape: number): number {
  let b = x + 1 - shape;
  let c = 1 / TINY;
  let d = 1 / b;
  let fraction = d;
  for (let k = 1; k < MOST_TERMS; k++) {
    const a = -k * (k - shape);
    b += 2;
    d = a * d + b;
    if (Math.abs(d) < TINY) d = TINY;
    c = b + a / c;
    if (Math.abs(c) < TINY) c = TINY;
    d = 1 / d;
    const step = d * c;
    fraction *= step;
    if (Math.abs(step - 1) < 1e-16) break;
  }
  return prefix(x, shape) * shape * fraction;
}

/**
 * Distribution function of the gamma distribution with rate 1. In R: `pgamma(x, shape)`.
 *
 * @param x quantile; zero and less give 0
 * @param shape above 0
 */
export function gammaCdf(x: number, shape: number): number {
  if (x <= 0) return 0;
  if (x === Number.POSITIVE_INFINITY) return 1;
  return x < shape + 1 ? lowerSeries(x, shape) : 1 - upperFraction(x, shape);
}

/** Upper tail of the gamma distribution with rate 1. In R: `pgamma(x, shape, lower.tail = FALSE)`. */
export function gammaUpper(x: number, shape: number): number {
  if (x <= 0) return 1;
  if (x === Number.POSITIVE_INFINITY) return 0;
  return x < shape + 1 ? 1 - lowerSeries(x, shape) : upperFraction(x, shape);
}

/** Density of the gamma distribution with rate 1, x > 0. In R: `dgamma(x, shape)`. */
export function gammaDensity(x: number, shape: number): number {
  return (prefix(x, shape) * shape) / x;
}

/**
 * Quantile of the gamma distribution with rate 1. In R: `qgamma(p, shape)`.
 *
 * @param p probability, 0 < p < 1
 * @param shape above 0
 */
export function gammaQuantile(p: number, shape: number): number {
  // Where the quantile is small, P(x) is near prefix(x): its root in x^shape is a start close enough.
  const logSmall = (Math.log(p) + stirlingError(shape) + 0.5 * Math.log(2 * Math.PI * shape)) / shape;
  const start = Math.min(shape, shape * Math.exp(logSmall - 1));
  return solveQuantile(
    {
      lower: (x) => gammaCdf(x, shape),
      upper: (x) => gammaUpper(x, shape),
      density: (x) => gammaDensity(x, shape),
    },
    { p, from: 0, to: Number.POSITIVE_INFINITY, start: Math.max(start, Number.MIN_VALUE) },
  );
}
