import { checkCount, checkProbability, checkRecord, checkWord } from "../check.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";

export interface ZeroEventOptions {
  /** Confidence level. Default 0.95. */
  readonly level?: number;
  /** "two": upper limit of the two-sided exact interval (about 3.7/n); "one": one-sided (about 3/n). Default "two". */
  readonly sides?: "one" | "two";
  /** "mid-P" takes half the probability of seeing none: a smaller bound, right on average. Default "exact". */
  readonly method?: "exact" | "mid-P";
}

/** The largest share that none seen still leaves possible. */
export interface UpperBound {
  readonly kind: "upper bound";
  readonly bound: number;
}

/**
 * Nobody had the event: how large may its share still be? The exact upper limit, 1 - (alpha/2)^(1/n).
 *
 * @param n number of people among whom no event was seen
 * @returns the bound; with n = 0 "not estimable" (no observations)
 * @throws StatisticsError where n is no count
 *
 * In R: `binom.test(0, n)$conf.int[2]`; one-sided `binom.test(0, n, alternative = "less")`; mid-P:
 * `exactci::binom.exact(0, n, midp = TRUE)$conf.int[2]`.
 *
 * Source: Hanley JA, Lippman-Hand A (1983). If nothing goes wrong, is everything all right? JAMA 249:1743-1745.
 * doi:10.1001/jama.1983.03330370053031. Mid-P: Berry G, Armitage P (1995). The Statistician 44:417-423.
 * doi:10.2307/2348891.
 */
export function zeroEventBound(n: number, options: ZeroEventOptions = {}): UpperBound | NotEstimable {
  const { level = 0.95, sides = "two", method = "exact" } = checkRecord("zeroEventBound", "options", options);
  checkWord("zeroEventBound", "sides", sides, ["one", "two"]);
  checkWord("zeroEventBound", "method", method, ["exact", "mid-P"]);
  checkCount("zeroEventBound", "n", n);
  checkProbability("zeroEventBound", "level", level);
  if (n === 0) return notEstimable("no observations");
  const tail = sides === "two" ? (1 - level) / 2 : 1 - level;
  // P(none seen) is (1 - bound)^n, of which mid-P takes half; with levels below a half that bounds nothing away from 0.
  const none = method === "mid-P" ? Math.min(1, 2 * tail) : tail;
  return { kind: "upper bound", bound: -Math.expm1(Math.log(none) / n) + 0 };
}
