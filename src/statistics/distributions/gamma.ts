import { deviance, stirlingError } from "./deviance.ts";
import { checkPlace, checkShape, checkShare, withinRange } from "./domain.ts";
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

/** From this shape on series and fraction would take thousands of terms. */
const LARGE = 1e7;

/**
 * Both tails of a large shape, by Temme's expansion about the normal distribution. Wherever the smaller tail is above
 * zero, eta is so small that few terms hold all digits.
 *
 * Source: DLMF 8.12.3, 8.12.4 and 8.12.12.
 */
function largeTails(x: number, shape: number): { readonly lower: number; readonly upper: number } {
  const distance = deviance(shape, x);
  const eta = Math.sign(x - shape) * Math.sqrt((2 * distance) / shape);
  const first = -1 / 3 + eta * (1 / 12 - eta * (2 / 135 - eta * (1 / 864 + eta / 2835)));
  const second = -1 / 540 - eta / 288;
  const skew = (Math.exp(-distance) / Math.sqrt(2 * Math.PI * shape)) * (first + second / shape);
  const normalTail = gammaUpper(distance, 0.5) / 2;
  if (eta > 0) return { lower: 1 - normalTail - skew, upper: normalTail + skew };
  return { lower: normalTail - skew, upper: 1 - normalTail + skew };
}

/**
 * Distribution function of the gamma distribution with rate 1. In R: `pgamma(x, shape)`.
 *
 * @param x quantile; zero and less give 0
 * @param shape from 1e-15 to 1e18
 * @throws StatisticsError on other shapes, and where x is no number
 */
export function gammaCdf(x: number, shape: number): number {
  checkPlace("gammaCdf", "x", x);
  checkShape("gammaCdf", "shape", shape);
  if (x <= 0) return 0;
  if (x === Number.POSITIVE_INFINITY) return 1;
  if (shape >= LARGE) return largeTails(x, shape).lower;
  return x < shape + 1 ? lowerSeries(x, shape) : 1 - upperFraction(x, shape);
}

/** Upper tail of the gamma distribution with rate 1. In R: `pgamma(x, shape, lower.tail = FALSE)`. */
export function gammaUpper(x: number, shape: number): number {
  checkPlace("gammaUpper", "x", x);
  checkShape("gammaUpper", "shape", shape);
  if (x <= 0) return 1;
  if (x === Number.POSITIVE_INFINITY) return 0;
  if (shape >= LARGE) return largeTails(x, shape).upper;
  return x < shape + 1 ? 1 - lowerSeries(x, shape) : upperFraction(x, shape);
}

/**
 * Density of the gamma distribution with rate 1; 0 below 0. In R: `dgamma(x, shape)`.
 *
 * @throws StatisticsError on shapes that are not from 1e-15 to 1e18, where x is no number, and where the density has no
 *   end (at 0 with a shape below 1)
 */
export function gammaDensity(x: number, shape: number): number {
  checkPlace("gammaDensity", "x", x);
  checkShape("gammaDensity", "shape", shape);
  if (x < 0 || x === Number.POSITIVE_INFINITY) return 0;
  if (x > 0) return withinRange("gammaDensity", density(x, shape));
  return shape >= 1 ? Number(shape === 1) : withinRange("gammaDensity", Number.POSITIVE_INFINITY);
}

const density = (x: number, shape: number): number => (prefix(x, shape) * shape) / x;

/**
 * Quantile of the gamma distribution with rate 1. In R: `qgamma(p, shape)`.
 *
 * @param p probability, from 0 to below 1
 * @param shape from 1e-15 to 1e18
 * @throws StatisticsError on other probabilities and shapes
 */
export function gammaQuantile(p: number, shape: number): number {
  checkShape("gammaQuantile", "shape", shape);
  if (p === 0) return 0;
  checkShare("gammaQuantile", p);
  // Where the quantile is small, P(x) is near prefix(x): its root in x^shape is a start close enough.
  const logSmall = (Math.log(p) + stirlingError(shape) + 0.5 * Math.log(2 * Math.PI * shape)) / shape;
  const start = Math.min(shape, shape * Math.exp(logSmall - 1));
  return solveQuantile(
    {
      lower: (x) => gammaCdf(x, shape),
      upper: (x) => gammaUpper(x, shape),
      density: (x) => density(x, shape),
    },
    { p, from: 0, to: Number.POSITIVE_INFINITY, start: Math.max(start, Number.MIN_VALUE) },
  );
}
