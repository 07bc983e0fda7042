import { checkPositive, checkProbability, checkRecord, checkWeights, checkWord } from "../check.ts";
import { gammaQuantile } from "../distributions/gamma.ts";
import type { Interval } from "../interval.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { checkPersonTime, type PersonTime } from "../rates/person-time-rate.ts";
import { highestDensity, type Posterior, type PosteriorOptions } from "./posterior.ts";

/** A gamma distribution: what was known before, as if of `shape` events in `rate` of person-time. */
export interface GammaPrior {
  readonly shape: number;
  readonly rate: number;
}

export interface GammaPosteriorOptions extends PosteriorOptions {
  /**
   * "jeffreys": shape 1/2, rate 0; "uniform": shape 1, rate 0; or what is known from published cohorts, as its events and
   * person-time, discounted for how little those resemble the people at hand. Default "jeffreys".
   */
  readonly prior?: "jeffreys" | "uniform" | GammaPrior;
}

export interface GammaPosterior extends Posterior, GammaPrior {
  readonly kind: "gamma posterior";
}

/**
 * Which rate is it, given what was known before and what was seen? The gamma posterior of a rate, made for few events.
 *
 * @param data events and person-time; no person-time gives the prior back, with the warning "prior only"
 * @returns the posterior, its mean, median and standard deviation, the interval with equal tails and the shortest one;
 *   "not estimable" without person-time where the prior is "jeffreys" or "uniform", or has a rate of 0 (no observations)
 * @throws StatisticsError where events are no count, person-time is negative or not finite, or a prior is none
 *
 * In R: `qgamma(c(.025, .5, .975), shape + events, rate + personTime)`; `HDInterval::hdi(qgamma, shape, rate)`.
 *
 * Source: Gelman A et al. (2013). Bayesian data analysis, 3rd edition, section 2.6. ISBN 978-1-4398-4095-5.
 */
export function gammaPosterior(
  data: PersonTime,
  options: GammaPosteriorOptions = {},
): GammaPosterior | NotEstimable {
  const { events, personTime } = checkRecord("gammaPosterior", "data", data);
  const { prior = "jeffreys", level = 0.95 } = checkRecord("gammaPosterior", "options", options);
  if (typeof prior !== "object") checkWord("gammaPosterior", "prior", prior, ["jeffreys", "uniform"]);
  checkPersonTime("gammaPosterior", { events, personTime });
  checkProbability("gammaPosterior", "level", level);
  const before = checkRecord("gammaPosterior", "prior", priorOf(prior));
  checkPositive("gammaPosterior", "prior.shape", before.shape);
  checkWeights("gammaPosterior", "prior.rate", [before.rate]);
  const rate = before.rate + personTime;
  if (rate === 0) return notEstimable("no observations");
  const warnings = personTime === 0 ? (["prior only"] as const) : [];
  return gammaPosteriorOf({ shape: before.shape + events, rate }, { level, warnings });
}

function priorOf(prior: "jeffreys" | "uniform" | GammaPrior): GammaPrior {
  if (prior === "jeffreys") return { shape: 0.5, rate: 0 };
  return prior === "uniform" ? { shape: 1, rate: 0 } : prior;
}

function gammaPosteriorOf(
  { shape, rate }: GammaPrior,
  { level, warnings }: { readonly level: number } & Pick<Posterior, "warnings">,
): GammaPosterior {
  const quantile = (p: number) => gammaQuantile(p, shape) / rate;
  return {
    kind: "gamma posterior",
    shape,
    rate,
    mean: shape / rate,
    median: quantile(0.5),
    sd: Math.sqrt(shape) / rate,
    lower: quantile((1 - level) / 2),
    upper: quantile(1 - (1 - level) / 2),
    highestDensity: shortest({ shape, rate }, level),
    warnings,
  };
}

function shortest({ shape, rate }: GammaPrior, level: number): Interval {
  if (shape <= 1) return { lower: 0, upper: gammaQuantile(level, shape) / rate };
  const unit = highestDensity(
    {
      quantile: (p) => gammaQuantile(p, shape),
      logDensity: (x) => (shape - 1) * Math.log(x) - x,
    },
    level,
  );
  return { lower: unit.lower / rate, upper: unit.upper / rate };
}
