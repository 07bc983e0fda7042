import { crossProducts, type Design, linearOf } from "./design.ts";
import { type CountLikelihood, logFactorial } from "./poisson-likelihood.ts";
import type { RateRows } from "./rate-data.ts";

/** Element k: in how many rows there are more than k events. */
export function moreThan(events: ArrayLike<number>): Float64Array {
  let most = 0;
  for (let i = 0; i < events.length; i++) most = Math.max(most, events[i]!);
  const more = new Float64Array(most);
  for (let i = 0; i < events.length; i++) if (events[i]! > 0) more[events[i]! - 1]!++;
  for (let k = most - 2; k >= 0; k--) more[k]! += more[k + 1]!;
  return more;
}

/**
 * Log likelihood of counts whose variance is mu + mu² / theta, at a given theta, with its derivatives by the
 * coefficients.
 */
export function negativeBinomialLikelihood(
  { events, logExposure, logRate }: RateRows,
  design: Design,
  { coefficients, theta, more }: { coefficients: readonly number[]; theta: number; more: Float64Array },
): CountLikelihood {
  const gradient = new Array<number>(coefficients.length).fill(0);
  const fitted = new Float64Array(events.length);
  const weights = new Float64Array(events.length);
  // log Gamma(theta + y) - log Gamma(theta) - y log theta, summed over the rows.
  let value = more.reduce((sum, rows, k) => sum + rows * Math.log1p(k / theta), 0);
  for (const [i, x] of design.rows.entries()) {
    const y = events[i]!;
    const linear = linearOf(x, coefficients) + logExposure[i]! + logRate;
    const mu = Math.exp(linear);
    fitted[i] = mu;
    weights[i] = (mu * (1 + y / theta)) / (1 + mu / theta) ** 2;
    value += y * linear - (theta + y) * Math.log1p(mu / theta) - logFactorial(y);
    const residual = (y - mu) / (1 + mu / theta);
    for (let j = 0; j < x.length; j++) gradient[j]! += residual * x[j]!;
  }
  return { value, gradient, information: crossProducts(design, weights), fitted };
}

/** Expected negative of the second derivative by the coefficients. */
export const expectedInformation = (design: Design, fitted: Float64Array, theta: number): number[][] =>
  crossProducts(
    design,
    fitted.map((mu) => mu / (1 + mu / theta)),
  );

/** First derivative of the log likelihood by theta, and the negative of its second, at expected counts. */
export function thetaScore(
  events: ArrayLike<number>,
  { fitted, theta, more }: { fitted: Float64Array; theta: number; more: Float64Array },
): { score: number; information: number } {
  // Sums of digamma and trigamma differences over whole counts, which are sums of 1 / (theta + k); what they have in
  // common with log(1 + mu / theta) is taken away beforehand, row by row, lest large thetas lose all digits.
  let score = 0;
  let information = 0;
  for (let k = 0; k < more.length; k++) {
    score += more[k]! * (1 / (theta + k) - 1 / theta);
    information += more[k]! * (1 / (theta + k) ** 2 - 1 / theta ** 2);
  }
  for (let i = 0; i < events.length; i++) {
    const [y, mu] = [events[i]!, fitted[i]!];
    const total = theta + mu;
    score += y / theta + (mu - y) / total - Math.log1p(mu / theta);
    information += y / theta ** 2 - mu / (theta * total) + (mu - y) / total ** 2;
  }
  return { score, information };
}
