import { checkCount, checkPositive, checkProbability, checkRecord } from "../check.ts";
import { StatisticsError } from "../errors.ts";
import type { BetaPosterior } from "./beta-posterior.ts";
import type { GammaPosterior } from "./gamma-posterior.ts";
import { checkPosterior, type PosteriorOptions } from "./posterior.ts";

/** How many events to expect. */
export interface PredictiveEvents {
  readonly kind: "predictive events";
  readonly mean: number;
  readonly sd: number;
  /** Whole numbers, of which no more than half of what the level leaves lies beyond each. */
  readonly lower: number;
  readonly upper: number;
  /** Probability of 0, 1, 2 … events; what is beyond the last is below 1e-15. */
  readonly probabilities: readonly number[];
}

/** More events than this are no small sample. */
const MOST = 1_000_000;
const NEGLIGIBLE = 1e-18;

/**
 * How many events will the next people, or the next person-time, have? The beta-binomial or the negative binomial
 * prediction of a posterior: what is not known of the rate, and chance.
 *
 * @param posterior of a share or a rate
 * @param size number of people, or person-time
 * @returns the distribution of the number of events
 * @throws StatisticsError where the size is no count of people up to 1e6, or no person-time above zero; or more than
 *   1e6 events are to be expected
 *
 * In R: `choose(n, k) * beta(a + k, b + n - k) / beta(a, b)`; `dnbinom(k, shape, rate / (rate + personTime))`.
 *
 * Source: Gelman A et al. (2013). Bayesian data analysis, 3rd edition, sections 2.1 and 2.6. ISBN 978-1-4398-4095-5.
 */
export function predictiveEvents(
  posterior: BetaPosterior | GammaPosterior,
  size: number,
  options: PosteriorOptions = {},
): PredictiveEvents {
  checkRecord("predictiveEvents", "posterior", posterior);
  const { level = 0.95 } = checkRecord("predictiveEvents", "options", options);
  checkProbability("predictiveEvents", "level", level);
  checkPosterior("predictiveEvents", posterior);
  const { ratio, most, mean, variance } =
    posterior.kind === "beta posterior" ? betaBinomial(posterior, size) : gammaPoisson(posterior, size);
  if (mean > MOST) {
    throw new StatisticsError(
      "predictiveEvents",
      "the size is too large",
      "Predict for fewer people, or less time",
    );
  }
  const probabilities = normalized(ratio, Math.floor(mean), most);
  const tail = (1 - level) / 2;
  return {
    kind: "predictive events",
    mean,
    sd: Math.sqrt(variance),
    lower: quantile(probabilities, tail),
    upper: quantile(probabilities, 1 - tail),
    probabilities,
  };
}

interface Counts {
  /** P(k + 1) / P(k). */
  readonly ratio: (k: number) => number;
  readonly most: number;
  readonly mean: number;
  readonly variance: number;
}

function betaBinomial({ a, b }: BetaPosterior, n: number): Counts {
  checkCount("predictiveEvents", "size", n);
  const sum = a + b;
  return {
    ratio: (k) => ((n - k) / (k + 1)) * ((a + k) / (b + n - k - 1)),
    most: n,
    mean: (n * a) / sum,
    variance: n * (a / sum) * (b / sum) * ((sum + n) / (sum + 1)),
  };
}

function gammaPoisson({ shape, rate }: GammaPosterior, personTime: number): Counts {
  checkPositive("predictiveEvents", "size", personTime);
  const growth = personTime / rate;
  return {
    ratio: (k) => ((shape + k) / (k + 1)) * (growth / (1 + growth)),
    most: Number.POSITIVE_INFINITY,
    mean: shape * growth,
    variance: shape * growth * (1 + growth),
  };
}

/** Probabilities by their ratios, from the middle outwards so that none underflows before it is negligible. */
function normalized(ratio: (k: number) => number, start: number, most: number): number[] {
  const up = [1];
  let [peak, k] = [1, start];
  while (k < most) {
    const next = up.at(-1)! * ratio(k++);
    up.push(next);
    peak = Math.max(peak, next);
    if (next < NEGLIGIBLE * peak && ratio(k) < 1) break;
  }
  const down: number[] = [];
  let value = 1;
  for (let j = start - 1; j >= 0; j--) {
    value /= ratio(j);
    down.push(value);
  }
  const all = [...down.reverse(), ...up];
  const total = all.reduce((sum, weight) => sum + weight, 0);
  return all.map((weight) => weight / total);
}

/** The smallest number with so much probability up to it; from above where p is large, so that rounding adds up little. */
function quantile(probabilities: readonly number[], p: number): number {
  if (p <= 0.5) {
    let below = 0;
    return probabilities.findIndex((probability) => {
      below += probability;
      return below >= p;
    });
  }
  let beyond = 0;
  for (let k = probabilities.length - 1; k > 0; k--) {
    beyond += probabilities[k]!;
    if (beyond > 1 - p) return k;
  }
  return 0;
}
