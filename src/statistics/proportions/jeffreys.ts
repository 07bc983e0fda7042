import { checkPart, checkProbability, checkRecord } from "../check.ts";
import { betaQuantile } from "../distributions/beta.ts";
import type { Estimate } from "../interval.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import type { ProportionOptions } from "./wilson.ts";

/**
 * What share is it, given that nothing was known before? The interval of Jeffreys' prior, Beta(1/2, 1/2), with
 * 0 and 1 as limits where no, or only, events were seen.
 *
 * @param events number with the outcome
 * @param n number they are counted among
 * @returns share with its interval; with n = 0 "not estimable" (no observations)
 * @throws StatisticsError where the numbers are no counts, or events are more than n
 *
 * In R: `qbeta(c(.025, .975), events + 1/2, n - events + 1/2)`.
 *
 * Source: Brown LD, Cai TT, DasGupta A (2001). Interval estimation for a binomial proportion. Stat Sci
 * 16:101-133. doi:10.1214/ss/1009213286.
 */
export function jeffreys(
  events: number,
  n: number,
  options: ProportionOptions = {},
): Estimate | NotEstimable {
  const { level = 0.95 } = checkRecord("jeffreys", "options", options);
  checkPart("jeffreys", events, n);
  checkProbability("jeffreys", "level", level);
  if (n === 0) return notEstimable("no observations");
  const alpha = 1 - level;
  return {
    kind: "estimate",
    value: events / n,
    lower: events === 0 ? 0 : betaQuantile(alpha / 2, events + 0.5, n - events + 0.5),
    upper: events === n ? 1 : betaQuantile(1 - alpha / 2, events + 0.5, n - events + 0.5),
  };
}
