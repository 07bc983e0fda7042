import { checkPart, checkPositive, checkProbability, checkRecord, checkWord } from "../check.ts";
import { betaQuantile } from "../distributions/beta.ts";
import type { Interval } from "../interval.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { highestDensity, type Posterior, type PosteriorOptions } from "./posterior.ts";

/** A beta distribution: what was known before, as if of a events and b others. */
export interface BetaPrior {
  readonly a: number;
  readonly b: number;
}

export interface BetaPosteriorOptions extends PosteriorOptions {
  /**
   * "jeffreys": Beta(1/2, 1/2); "uniform": Beta(1, 1); or what is known from published cohorts, as its events and
   * others, discounted for how little those resemble the people at hand. Default "jeffreys".
   */
  readonly prior?: "jeffreys" | "uniform" | BetaPrior;
}

export interface BetaPosterior extends Posterior, BetaPrior {
  readonly kind: "beta posterior";
}

/**
 * Which share is it, given what was known before and what was seen? The beta posterior of a share, made for few people.
 *
 * @param events number with the outcome
 * @param n number they are counted among; 0 gives the prior back, with the warning "prior only"
 * @returns the posterior, its mean, median and standard deviation, the interval with equal tails and the shortest one
 * @throws StatisticsError where the numbers are no counts, events are more than n, or a prior is not above zero
 *
 * In R: `qbeta(c(.025, .5, .975), events + a, n - events + b)`; `HDInterval::hdi(qbeta, shape1, shape2)`.
 *
 * Source: Gelman A et al. (2013). Bayesian data analysis, 3rd edition, section 2.4. ISBN 978-1-4398-4095-5.
 */
export function betaPosterior(events: number, n: number, options: BetaPosteriorOptions = {}): BetaPosterior {
  const { prior = "jeffreys", level = 0.95 } = checkRecord("betaPosterior", "options", options);
  if (typeof prior !== "object") checkWord("betaPosterior", "prior", prior, ["jeffreys", "uniform"]);
  checkPart("betaPosterior", events, n);
  checkProbability("betaPosterior", "level", level);
  const before = checkRecord("betaPosterior", "prior", priorOf(prior));
  checkPositive("betaPosterior", "prior.a", before.a);
  checkPositive("betaPosterior", "prior.b", before.b);
  return posteriorOf(
    { a: before.a + events, b: before.b + n - events },
    { level, warnings: n === 0 ? ["prior only"] : [] },
  );
}

function priorOf(prior: "jeffreys" | "uniform" | BetaPrior): BetaPrior {
  if (prior === "jeffreys") return { a: 0.5, b: 0.5 };
  return prior === "uniform" ? { a: 1, b: 1 } : prior;
}

function posteriorOf(
  { a, b }: BetaPrior,
  { level, warnings }: { readonly level: number } & Pick<Posterior, "warnings">,
): BetaPosterior {
  const n = a + b;
  return {
    kind: "beta posterior",
    a,
    b,
    mean: a / n,
    median: betaQuantile(0.5, a, b),
    sd: Math.sqrt(((a / n) * (b / n)) / (n + 1)),
    lower: betaQuantile((1 - level) / 2, a, b),
    upper: betaQuantile(1 - (1 - level) / 2, a, b),
    highestDensity: shortest({ a, b }, level),
    warnings,
  };
}

function shortest({ a, b }: BetaPrior, level: number): Interval | NotEstimable {
  // Two peaks, at 0 and 1, or none: only a prior without data can be so.
  if (a <= 1 && b <= 1) return notEstimable("no observations");
  if (a <= 1) return { lower: 0, upper: betaQuantile(level, a, b) };
  if (b <= 1) return { lower: betaQuantile(1 - level, a, b), upper: 1 };
  if (a > b) return mirrored(peaked({ a: b, b: a }, level));
  return peaked({ a, b }, level);
}

const mirrored = ({ lower, upper }: Interval): Interval => ({ lower: 1 - upper, upper: 1 - lower });

function peaked({ a, b }: BetaPrior, level: number): Interval {
  const quantile = (p: number) => betaQuantile(p, a, b);
  const logDensity = (x: number) => (a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x);
  return highestDensity({ quantile, logDensity }, level);
}
