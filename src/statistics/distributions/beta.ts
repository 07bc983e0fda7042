import { deviance, stirlingError } from "./deviance.ts";
import { checkPlace, checkShape, checkShare, withinRange } from "./domain.ts";
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
 * @param x below 0 nothing lies, and nothing above 1
 * @param a first shape, from 1e-15 to 1e18
 * @param b second shape, likewise
 * @throws StatisticsError on other shapes, and where x is no number
 */
export function betaCdf(x: number, a: number, b: number): number {
  checkPlace("betaCdf", "x", x);
  checkShapes("betaCdf", a, b);
  return betaTails(x, 1 - x, a, b).lower;
}

/**
 * Density of the beta distribution; 0 outside 0 to 1. In R: `dbeta(x, a, b)`.
 *
 * @throws StatisticsError on shapes that are not from 1e-15 to 1e18, where x is no number, and where the density has no
 *   end (at 0 with a below 1, at 1 with b below 1)
 */
export function betaDensity(x: number, a: number, b: number): number {
  checkPlace("betaDensity", "x", x);
  checkShapes("betaDensity", a, b);
  if (x < 0 || x > 1) return 0;
  if (x === 0 || x === 1) return atEnd(x === 0 ? a : b, x === 0 ? b : a);
  return withinRange("betaDensity", density(x, a, b));
}

/** At an end, by its own shape. */
function atEnd(own: number, other: number): number {
  if (own === 1) return other;
  return own > 1 ? 0 : withinRange("betaDensity", Number.POSITIVE_INFINITY);
}

const density = (x: number, a: number, b: number): number => kernel(x, 1 - x, a, b) / (x * (1 - x));

function checkShapes(name: string, a: number, b: number): void {
  checkShape(name, "a", a);
  checkShape(name, "b", b);
}

/**
 * Quantile of the beta distribution. In R: `qbeta(p, a, b)`.
 *
 * @param p probability, from 0 to 1
 * @param a first shape, from 1e-15 to 1e18
 * @param b second shape, likewise
 * @throws StatisticsError on other probabilities and shapes
 */
export function betaQuantile(p: number, a: number, b: number): number {
  checkShapes("betaQuantile", a, b);
  if (p === 0 || p === 1) return p;
  checkShare("betaQuantile", p);
  return solveQuantile(
    {
      lower: (x) => betaTails(x, 1 - x, a, b).lower,
      upper: (x) => betaTails(x, 1 - x, a, b).upper,
      density: (x) => density(x, a, b),
    },
    { p, from: 0, to: 1, start: a / (a + b) },
  );
}
