import { checkAtMost, checkPart, checkProbability, checkRecord } from "../check.ts";
import { bisect } from "../distributions/bisect.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import type { Proportion } from "./newcombe.ts";
import { ratioScore } from "./restricted-ratio.ts";
import { canExceed, fewestEvents, type Likely, type LinkedGroups } from "./unconditional-tail.ts";
import type { ProportionOptions } from "./wilson.ts";

/** A ratio of two shares; without events in the second group it has no upper end. */
export interface ExactRatio {
  readonly kind: "ratio";
  /** First share over second; "infinite" without events in the second group. */
  readonly value: number | "infinite";
  readonly lower: number;
  readonly upper: number | "infinite";
}

/** Tables grow with the square of the number of people. */
const MOST_PEOPLE = 1000;

/**
 * How many times as large is one share as another, with an interval that never covers less often than it says? First
 * over second; each limit by an exact one-sided test at half the error, at the worst of all shares the groups may have
 * (unconditional), tables ordered by the score statistic at the ratio in question. For small groups: under a tenth of a
 * second to 50 people a group, about a second to 500.
 *
 * @returns the ratio; lower 0 without events in the first group, "infinite" for value and upper without events in
 *   the second; "not estimable" where a group is empty (no observations) or neither has events (no events)
 * @throws StatisticsError where numbers are no counts, or events are more than n
 *
 * In R: `exact2x2::uncondExact2x2(x2, n2, x1, n1, parmtype = "ratio", method = "score", conf.int = TRUE)`; written out
 * in test/statistics/reference/exact-ratio.R. SAS `PROC FREQ; EXACT RELRISK(METHOD = SCORE)`.
 *
 * Source: Chan ISF, Zhang Z (1999). Test-based exact confidence intervals for the difference of two binomial
 * proportions. Biometrics 55:1202-1209. doi:10.1111/j.0006-341X.1999.01202.x. Score for ratios: Koopman PAR (1984).
 * Biometrics 40:513-517. doi:10.2307/2531405. Agresti A, Min Y (2001). On small-sample confidence intervals for
 * parameters in discrete distributions. Biometrics 57:963-971. doi:10.1111/j.0006-341X.2001.00963.x.
 */
export function exactRatio(
  first: Proportion,
  second: Proportion,
  options: ProportionOptions = {},
): ExactRatio | NotEstimable {
  checkRecord("exactRatio", "first", first);
  checkRecord("exactRatio", "second", second);
  const { level = 0.95 } = checkRecord("exactRatio", "options", options);
  checkPart("exactRatio", first.events, first.n);
  checkPart("exactRatio", second.events, second.n);
  checkAtMost("exactRatio", "the number of people in both groups", {
    value: first.n + second.n,
    most: MOST_PEOPLE,
    cure: "Take scoreRatio, which is as good with so many",
  });
  checkProbability("exactRatio", "level", level);
  if (first.n === 0 || second.n === 0) return notEstimable("no observations");
  if (first.events + second.events === 0) return notEstimable("no events");
  const alpha = (1 - level) / 2;
  return {
    kind: "ratio",
    value: second.events === 0 ? "infinite" : first.events / first.n / (second.events / second.n),
    lower: first.events === 0 ? 0 : lowerLimit(first, second, alpha),
    upper: second.events === 0 ? "infinite" : 1 / lowerLimit(second, first, alpha),
  };
}

/**
 * The smallest ratio that is not rejected. The p-value need not rise all the way, so steps from 0 upwards find the
 * first: a hundredth of r / (1 + r), which treats a ratio and its inverse alike.
 */
function lowerLimit(first: Proportion, second: Proportion, alpha: number): number {
  const [n1, n2] = [first.n, second.n];
  const likely: Likely = {};
  const accepted = (ratio: number) => {
    if (first.events * n2 <= ratio * second.events * n1) return true;
    const seen = ratioScore(first, second, ratio) - SAME;
    const extreme = (x1: number, x2: number) =>
      ratioScore({ events: x1, n: n1 }, { events: x2, n: n2 }, ratio) >= seen;
    return canExceed(alpha, inRatio(ratio, n1, n2), fewestEvents(n1, n2, extreme), likely);
  };
  let below = 0;
  for (let step = 1; step < 100; step++) {
    const ratio = step / (100 - step);
    if (accepted(ratio)) return bisect(accepted, below, ratio);
    below = ratio;
  }
  let above = 2 * below;
  while (!accepted(above)) [below, above] = [above, 2 * above];
  return bisect(accepted, below, above);
}

/** Scores that differ by less are the same. */
const SAME = 1e-9;

/**
 * Shares from 0 until the larger is 1, evenly on the arcsine scale, where a share's error is the same everywhere: so
 * the steps need to grow with the root of n only.
 */
function inRatio(ratio: number, n1: number, n2: number): LinkedGroups {
  const shares = (place: number) => {
    const larger = Math.sin((place * Math.PI) / 2) ** 2;
    return ratio >= 1 ? ([larger, larger / ratio] as const) : ([ratio * larger, larger] as const);
  };
  return { n1, n2, shares, steps: 100 + Math.ceil(10 * Math.sqrt(Math.max(n1, n2))) };
}
