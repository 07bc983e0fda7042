import { checkRecord } from "../check.ts";
import { betaCdf } from "../distributions/beta.ts";
import { StatisticsError } from "../errors.ts";
import { betaLarger } from "./beta-larger.ts";
import type { BetaPosterior } from "./beta-posterior.ts";
import type { GammaPosterior } from "./gamma-posterior.ts";
import { checkPosterior } from "./posterior.ts";

/** How two posteriors compare. */
export interface PosteriorComparison {
  readonly kind: "comparison";
  /** That the first is larger than the second. */
  readonly probability: number;
  /** Mean and standard deviation of first less second. */
  readonly difference: number;
  readonly sd: number;
}

/**
 * How probable is it that one share, or rate, is larger than another? Of two independent posteriors of the same kind:
 * rates by a closed formula, shares by an integral to 1e-12.
 *
 * @returns probability that the first is larger, with the mean difference
 * @throws StatisticsError where one is a share and the other a rate
 *
 * In R: `integrate(function(x) dbeta(x, a1, b1) * pbeta(x, a2, b2), 0, 1)`; of rates
 * `pbeta(rate2 / (rate1 + rate2), shape2, shape1)`.
 *
 * Source: Altham PME (1969). Exact Bayesian analysis of a 2 x 2 contingency table, and Fisher's "exact" significance
 * test. J R Stat Soc B 31:261-269.
 */
export function probabilityLarger(
  first: BetaPosterior | GammaPosterior,
  second: BetaPosterior | GammaPosterior,
): PosteriorComparison {
  checkRecord("probabilityLarger", "first", first);
  checkRecord("probabilityLarger", "second", second);
  checkPosterior("probabilityLarger", first);
  checkPosterior("probabilityLarger", second);
  return {
    kind: "comparison",
    probability: larger(first, second),
    difference: first.mean - second.mean,
    sd: Math.hypot(first.sd, second.sd),
  };
}

function larger(first: BetaPosterior | GammaPosterior, second: BetaPosterior | GammaPosterior): number {
  if (first.kind === "beta posterior" && second.kind === "beta posterior") return betaLarger(first, second);
  if (first.kind === "gamma posterior" && second.kind === "gamma posterior") {
    // Of two gamma variables with rate 1 the share of one in their sum is beta.
    return betaCdf(second.rate / (first.rate + second.rate), second.shape, first.shape);
  }
  throw new StatisticsError(
    "probabilityLarger",
    "one posterior is of a share, the other of a rate",
    "Compare shares with shares, rates with rates",
  );
}
