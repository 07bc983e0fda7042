import { checkPart, checkProbability, checkRecord } from "../check.ts";
import { normalQuantile } from "../distributions/normal.ts";
import type { Estimate } from "../interval.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";

export interface ProportionOptions {
  /** Confidence level. Default 0.95. */
  readonly level?: number;
}

/**
 * What share is it, and what may it be? Wilson's score interval: the default for a proportion.
 *
 * @param events number with the outcome
 * @param n number they are counted among
 * @returns share with its interval; with n = 0 "not estimable" (no observations)
 * @throws StatisticsError where the numbers are no counts, or events are more than n
 *
 * In R: `prop.test(events, n, correct = FALSE)`.
 *
 * Source: Wilson EB (1927). Probable inference, the law of succession, and statistical inference. J Am Stat
 * Assoc 22:209-212. doi:10.1080/01621459.1927.10502953.
 */
export function wilson(events: number, n: number, options: ProportionOptions = {}): Estimate | NotEstimable {
  const { level = 0.95 } = checkRecord("wilson", "options", options);
  checkPart("wilson", events, n);
  checkProbability("wilson", "level", level);
  if (n === 0) return notEstimable("no observations");
  const z = normalQuantile(1 - (1 - level) / 2);
  const value = events / n;
  const centre = value + (z * z) / (2 * n);
  const half = z * Math.sqrt((value * (1 - value)) / n + (z * z) / (4 * n * n));
  const scale = 1 + (z * z) / n;
  return {
    kind: "estimate",
    value,
    lower: events === 0 ? 0 : Math.max(0, (centre - half) / scale),
    upper: events === n ? 1 : Math.min(1, (centre + half) / scale),
  };
}
