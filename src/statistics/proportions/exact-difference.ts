import { checkAtMost, checkPart, checkProbability, checkRecord, checkWord } from "../check.ts";
import { bisect } from "../distributions/bisect.ts";
import type { Estimate } from "../interval.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import type { Proportion } from "./newcombe.ts";
import { restrictedVariance } from "./restricted-shares.ts";
import {
  canExceed,
  type Extreme,
  fewestEvents,
  type Likely,
  type LinkedGroups,
} from "./unconditional-tail.ts";
import type { ProportionOptions } from "./wilson.ts";

export interface ExactDifferenceOptions extends ProportionOptions {
  /**
   * Which tables count as more extreme: "score", those with a larger score statistic at the difference in question
   * (Chan and Zhang; shorter), or "difference", those with a larger difference (Santner and Snell). Default "score".
   */
  readonly order?: "score" | "difference";
}

/** Tables grow with the square of the number of people. */
const MOST_PEOPLE = 1000;

/**
 * How far are two shares apart, with an interval that never covers less often than it says? First minus second;
 * each limit by an exact one-sided test at half the error, at the worst of all shares the groups may have
 * (unconditional). For small groups: a tenth of a second or two to 50 people a group, a second or two to 500.
 *
 * @returns the difference with its interval; "not estimable" where a group is empty (no observations)
 * @throws StatisticsError where numbers are no counts, or events are more than n
 *
 * In R: `ExactCIdiff` and `exact2x2` have relatives of it; SAS `PROC FREQ; EXACT RISKDIFF(METHOD = SCORE)`, and
 * without the option Santner and Snell's.
 *
 * Source: Chan ISF, Zhang Z (1999). Test-based exact confidence intervals for the difference of two binomial
 * proportions. Biometrics 55:1202-1209. doi:10.1111/j.0006-341X.1999.01202.x. Santner TJ, Snell MK (1980).
 * Small-sample confidence intervals for p1-p2 and p1/p2 in 2x2 contingency tables. J Am Stat Assoc 75:386-394.
 * doi:10.1080/01621459.1980.10477482.
 */
export function exactDifference(
  first: Proportion,
  second: Proportion,
  options: ExactDifferenceOptions = {},
): Estimate | NotEstimable {
  checkRecord("exactDifference", "first", first);
  checkRecord("exactDifference", "second", second);
  const { level = 0.95, order = "score" } = checkRecord("exactDifference", "options", options);
  checkWord("exactDifference", "order", order, ["score", "difference"]);
  checkPart("exactDifference", first.events, first.n);
  checkPart("exactDifference", second.events, second.n);
  checkAtMost("exactDifference", "the number of people in both groups", {
    value: first.n + second.n,
    most: MOST_PEOPLE,
    cure: "Take miettinenNurminen, which is as good with so many",
  });
  checkProbability("exactDifference", "level", level);
  if (first.n === 0 || second.n === 0) return notEstimable("no observations");
  const alpha = (1 - level) / 2;
  return {
    kind: "estimate",
    value: first.events / first.n - second.events / second.n,
    lower: lowerLimit(first, second, { alpha, order }),
    upper: -lowerLimit(second, first, { alpha, order }),
  };
}

interface Search {
  readonly alpha: number;
  readonly order: "score" | "difference";
}

/**
 * The smallest difference that is not rejected. The p-value need not rise all the way under the score's order, so
 * steps of a hundredth from -1 upwards find the first difference that is not rejected.
 */
function lowerLimit(first: Proportion, second: Proportion, { alpha, order }: Search): number {
  const value = first.events / first.n - second.events / second.n;
  if (value === -1) return -1;
  const extreme = order === "score" ? byScore : byDifference;
  const [n1, n2] = [first.n, second.n];
  const likely: Likely = {};
  const accepted = (difference: number) => {
    if (difference >= value) return true;
    const fewest = fewestEvents(n1, n2, extreme(first, second, difference));
    return canExceed(alpha, apartBy(difference, n1, n2), fewest, likely);
  };
  for (let step = 1; step < 200; step++) {
    const difference = step / 100 - 1;
    if (accepted(difference)) return bisect(accepted, (step - 1) / 100 - 1, difference);
  }
  return bisect(accepted, 0.99, 1);
}

/** Evenly on the arcsine scale, where a share's error is the same everywhere: the steps grow with the root of n. */
function apartBy(difference: number, n1: number, n2: number): LinkedGroups {
  const low = Math.max(0, -difference);
  const high = Math.min(1, 1 - difference);
  const shares = (place: number) => {
    const p2 = low + Math.sin((place * Math.PI) / 2) ** 2 * (high - low);
    return [p2 + difference, p2] as const;
  };
  return { n1, n2, shares, steps: high > low ? 100 + Math.ceil(10 * Math.sqrt(Math.max(n1, n2))) : 0 };
}

function byDifference(first: Proportion, second: Proportion): Extreme {
  return (x1, x2) => (x1 - first.events) * second.n >= (x2 - second.events) * first.n;
}

/** Scores that differ by less are the same. */
const SAME = 1e-9;

function byScore(first: Proportion, second: Proportion, difference: number): Extreme {
  const seen = score(first, second, difference) - SAME;
  return (x1, x2) => score({ events: x1, n: first.n }, { events: x2, n: second.n }, difference) >= seen;
}

function score(first: Proportion, second: Proportion, difference: number): number {
  const distance = first.events / first.n - second.events / second.n - difference;
  if (Math.abs(distance) < 1e-15) return 0;
  return distance / Math.sqrt(restrictedVariance(first, second, difference));
}
