import { checkPositive, checkProbability, checkRecord, checkWord } from "../check.ts";
import { betaDensity, betaTails } from "../distributions/beta.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { clopperPearson } from "../proportions/clopper-pearson.ts";
import { midP } from "../proportions/mid-p.ts";
import { checkPersonTime, type PersonTime, type RateOptions } from "./person-time-rate.ts";

export interface RateRatioOptions extends RateOptions {
  /**
   * "exact" covers at least as often as the level says; "mid-p" counts the observed number half, and covers as often
   * on average. Default "exact".
   */
  readonly method?: "exact" | "mid-p";
}

/** A ratio; without events in the second group it has no upper end. */
export interface RateRatio {
  readonly kind: "ratio";
  /** First rate over second; "infinite" without events in the second group. */
  readonly value: number | "infinite";
  readonly lower: number;
  readonly upper: number | "infinite";
  /** Two-sided (twice the smaller tail), of the hypothesis that the rates are equal; by the method of the interval. */
  readonly p: number;
}

/**
 * How many times as often does it happen in one group as in another? Ratio of two person-time rates with the
 * exact (or mid-P) interval, conditional on the events of both groups together.
 *
 * @returns the ratio first to second; "not estimable" without person-time in a group (no observations) or without
 *   events in both (no events)
 * @throws StatisticsError where events are no count, or person-time is negative or not finite
 *
 * In R: `poisson.test(c(events1, events2), c(time1, time2))` (whose p adds up what is no more probable, instead).
 * With "mid-p": `epitools::rateratio.midp(c(events2, events1, time2, time1))`, whose estimate is the median unbiased one instead.
 *
 * Source: Przyborowski J, Wilenski H (1940). Homogeneity of results in testing samples from Poisson series.
 * Biometrika 31:313-323. doi:10.1093/biomet/31.3-4.313. Clopper and Pearson (1934).
 */
export function rateRatio(
  first: PersonTime,
  second: PersonTime,
  options: RateRatioOptions = {},
): RateRatio | NotEstimable {
  checkRecord("rateRatio", "first", first);
  checkRecord("rateRatio", "second", second);
  const { level = 0.95, method = "exact" } = checkRecord("rateRatio", "options", options);
  checkWord("rateRatio", "method", method, ["exact", "mid-p"]);
  checkPersonTime("rateRatio", first);
  checkPersonTime("rateRatio", second);
  checkProbability("rateRatio", "level", level);
  if (first.personTime === 0 || second.personTime === 0) return notEstimable("no observations");
  const [a, b] = [first.events, second.events];
  if (a + b === 0) return notEstimable("no events");
  const scale = second.personTime / first.personTime;
  checkPositive("rateRatio", "ratio of the person-times", scale);
  // Given a + b events, a is binomial with share = ratio / (ratio + scale); limits of the odds turn into the ratio's.
  const share = method === "exact" ? clopperPearson : midP;
  const [low, high] = [share(a, a + b, { level }), share(b, a + b, { level })];
  if (low.kind === "not estimable" || high.kind === "not estimable") return notEstimable("no events");
  return {
    kind: "ratio",
    value: b === 0 ? "infinite" : (a / b) * scale,
    lower: (low.lower / (1 - low.lower)) * scale,
    upper: b === 0 ? "infinite" : ((1 - high.lower) / high.lower) * scale,
    p: twoSidedP(a, b, scale, method),
  };
}

/** Twice the smaller binomial tail of a among a + b with share 1 / (1 + scale), at most 1. */
function twoSidedP(a: number, b: number, scale: number, method: "exact" | "mid-p"): number {
  const x = 1 / (1 + scale);
  const y = scale / (1 + scale);
  const atLeast = a === 0 ? 1 : betaTails(x, y, a, b + 1).lower;
  const atMost = b === 0 ? 1 : betaTails(x, y, a + 1, b).upper;
  const half = method === "mid-p" ? betaDensity(x, a + 1, b + 1) / (a + b + 1) / 2 : 0;
  return Math.min(1, 2 * (Math.min(atLeast, atMost) - half));
}
