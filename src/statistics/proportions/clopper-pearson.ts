import { checkPart, checkProbability, checkRecord } from "../check.ts";
import { betaQuantile } from "../distributions/beta.ts";
import type { Estimate } from "../interval.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import type { ProportionOptions } from "./wilson.ts";

/**
 * What share is it, with an interval that never covers less often than it says? The exact binomial interval.
 *
 * @param events number with the outcome
 * @param n number they are counted among
 * @returns share with its interval; with n = 0 "not estimable" (no observations)
 * @throws StatisticsError where the numbers are no counts, or events are more than n
 *
 * In R: `binom.test(events, n)$conf.int`.
 *
 * Source: Clopper CJ, Pearson ES (1934). The use of confidence or fiducial limits illustrated in the case of
 * the binomial. Biometrika 26:404-413. doi:10.1093/biomet/26.4.404.
 */
export function clopperPearson(
  events: number,
  n: number,
  options: ProportionOptions = {},
): Estimate | NotEstimable {
  const { level = 0.95 } = checkRecord("clopperPearson", "options", options);
  checkPart("clopperPearson", events, n);
  checkProbability("clopperPearson", "level", level);
  if (n === 0) return notEstimable("no observations");
  const alpha = 1 - level;
  return {
    kind: "estimate",
    value: events / n,
    lower: events === 0 ? 0 : betaQuantile(alpha / 2, events, n - events + 1),
    upper: events === n ? 1 : betaQuantile(1 - alpha / 2, events + 1, n - events),
  };
}
