import {
  checkColumn,
  checkPositive,
  checkProbability,
  checkRecord,
  checkSameLength,
  checkWord,
} from "../check.ts";
import { normalQuantile } from "../distributions/normal.ts";
import { StatisticsError } from "../errors.ts";
import type { Estimate } from "../interval.ts";
import { moments } from "../means/moments.ts";
import type { Pairs } from "../means/paired-change.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { wilson } from "../proportions/wilson.ts";
import { withinNumbers } from "../within-numbers.ts";

export interface ReliableChangeOptions {
  /** Reliability of the scores in people like these, above 0 and below 1: test-retest, or between raters. */
  readonly reliability: number;
  /** Which scores are the better ones: of a risk scale "lower". */
  readonly better: "lower" | "higher";
  /** Standard deviation before, of a norm group. Default: that of these people. */
  readonly sdBefore?: number;
  /** Confidence that a change beyond the border is no error of measurement. Default 0.95, a border of 1.96. */
  readonly level?: number;
}

export type ChangeGroup = "improved" | "unchanged" | "worse";

export interface ChangeShare {
  readonly count: number;
  /** Of all pairs, with Wilson's interval at the same level. */
  readonly share: Estimate;
}

export interface ReliableChange {
  readonly kind: "reliable change";
  readonly n: number;
  /** Standard error of a difference of two scores of somebody who did not change. */
  readonly standardError: number;
  /** In the unit of the scores: changes beyond it are reliable. */
  readonly smallestReliableChange: number;
  /** By person: (after - before) / standardError. */
  readonly indices: readonly number[];
  /** By person. */
  readonly groups: readonly ChangeGroup[];
  readonly improved: ChangeShare;
  readonly unchanged: ChangeShare;
  readonly worse: ChangeShare;
}

/**
 * Who changed by more than the error of measurement? Jacobson and Truax's reliable change index, (after - before) /
 * (SD sqrt(2 (1 - r))), and the shares reliably better, unchanged and worse.
 *
 * @param pairs scores of the same people, by the same tool and version
 * @param options reliability and the direction of the scale must be stated
 * @returns the groups; "not estimable" without pairs (no observations), and, unless `sdBefore` is given, with one pair
 *   (one observation) or where nobody differed before (no variation)
 * @throws StatisticsError on columns of different length, NaN and infinite values, a reliability or level outside 0 to 1,
 *   an sdBefore of zero or less
 *
 * In R: `(after - before) / (sd(before) * sqrt(2 * (1 - r)))`, beyond `qnorm(0.975)`.
 *
 * Source: Jacobson NS, Truax P (1991). Clinical significance: a statistical approach to defining meaningful change in
 * psychotherapy research. J Consult Clin Psychol 59:12-19. doi:10.1037/0022-006X.59.1.12.
 */
export function reliableChange(pairs: Pairs, options: ReliableChangeOptions): ReliableChange | NotEstimable {
  const { before, after } = checkRecord("reliableChange", "pairs", pairs);
  const { reliability, better, sdBefore, level = 0.95 } = checkRecord("reliableChange", "options", options);
  checkWord("reliableChange", "better", better, ["lower", "higher"]);
  checkSameLength("reliableChange", { before, after });
  checkColumn("reliableChange", "before", before);
  checkColumn("reliableChange", "after", after);
  checkProbability("reliableChange", "level", level);
  checkReliability(reliability);
  if (sdBefore !== undefined) checkPositive("reliableChange", "sdBefore", sdBefore);
  const n = before.length;
  if (n === 0) return notEstimable("no observations");
  if (n === 1 && sdBefore === undefined) return notEstimable("one observation");
  const sd = sdBefore ?? moments(before).sd;
  if (sd === 0) return notEstimable("no variation");
  const standardError = sd * Math.sqrt(2 * (1 - reliability));
  const z = normalQuantile(1 - (1 - level) / 2);
  const indices = Array.from(after, (score, i) => (score - before[i]!) / standardError);
  const groups = indices.map((index): ChangeGroup => {
    if (Math.abs(index) <= z) return "unchanged";
    return index > 0 === (better === "higher") ? "improved" : "worse";
  });
  const shareOf = (group: ChangeGroup): ChangeShare => {
    const count = groups.filter((one) => one === group).length;
    return { count, share: wilson(count, n, { level }) as Estimate };
  };
  return withinNumbers("reliableChange", {
    kind: "reliable change",
    n,
    standardError,
    smallestReliableChange: z * standardError,
    indices,
    groups,
    improved: shareOf("improved"),
    unchanged: shareOf("unchanged"),
    worse: shareOf("worse"),
  });
}

function checkReliability(reliability: number): void {
  if (!Number.isFinite(reliability) || !(reliability > 0 && reliability < 1)) {
    throw new StatisticsError(
      "reliableChange",
      "reliability is not between 0 and 1",
      "State the tool's reliability in people like these, from its manual or from icc",
    );
  }
}
