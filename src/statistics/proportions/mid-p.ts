import { checkPart, checkProbability, checkRecord } from "../check.ts";
import { betaDensity, betaTails } from "../distributions/beta.ts";
import { bisect } from "../distributions/bisect.ts";
import type { Estimate } from "../interval.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import type { ProportionOptions } from "./wilson.ts";

/**
 * What share is it, with an interval that covers as often as it says on average, and not at least so often? The
 * exact interval with half the probability of the observed number (mid-P).
 *
 * @param events number with the outcome
 * @param n number they are counted among
 * @returns share with its interval; with n = 0 "not estimable" (no observations)
 * @throws StatisticsError where the numbers are no counts, or events are more than n
 *
 * In R: `exactci::binom.exact(events, n, midp = TRUE)$conf.int`.
 *
 * Source: Lancaster HO (1961). Significance tests in discrete distributions. J Am Stat Assoc 56:223-234.
 * doi:10.1080/01621459.1961.10482105. Berry G, Armitage P (1995). Mid-P confidence intervals: a brief review.
 * The Statistician 44:417-423. doi:10.2307/2348891.
 */
export function midP(events: number, n: number, options: ProportionOptions = {}): Estimate | NotEstimable {
  const { level = 0.95 } = checkRecord("midP", "options", options);
  checkPart("midP", events, n);
  checkProbability("midP", "level", level);
  if (n === 0) return notEstimable("no observations");
  const alpha = (1 - level) / 2;
  return {
    kind: "estimate",
    value: events / n,
    lower: events === 0 ? 0 : lowerLimit(events, n, alpha),
    upper: events === n ? 1 : 1 - lowerLimit(n - events, n, alpha),
  };
}

/** The share at which P(X > events) + P(X = events) / 2 is alpha: at 0 it is 0, at events / n about a half. */
function lowerLimit(events: number, n: number, alpha: number): number {
  return bisect((p) => midTail(events, n, p) > alpha, 0, events / n);
}

function midTail(events: number, n: number, p: number): number {
  // P(X >= x) = I_p(x, n - x + 1); P(X = x) is the beta density with both shapes raised by one, over n + 1.
  const atLeast = betaTails(p, 1 - p, events, n - events + 1).lower;
  return atLeast - betaDensity(p, events + 1, n - events + 1) / (n + 1) / 2;
}
