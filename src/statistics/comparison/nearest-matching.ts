import { checkColumn, checkFlag, checkRecord, checkWord } from "../check.ts";
import { StatisticsError } from "../errors.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { FreeControls } from "./free-controls.ts";
import { checkTreated, type Treated } from "./groups.ts";

export interface MatchingData extends Treated {
  /** What people are matched on: the propensity score, or its logit. */
  readonly score: ArrayLike<number>;
}

export interface MatchingOptions {
  /** Largest difference allowed in a pair, in the unit of the score; 0.2 standard deviations is usual. Default none. */
  readonly caliper?: number;
  /** Who chooses first: the highest score, the lowest, or the first row. Default "highest". */
  readonly order?: "highest" | "lowest" | "rows";
  /** Whether an untreated person may be taken again. Default false. */
  readonly replacement?: boolean;
}

export interface MatchedPair {
  /** Row of the treated person. */
  readonly treated: number;
  /** Row of the untreated person. */
  readonly control: number;
  /** Difference of their scores, without sign. */
  readonly gap: number;
}

export interface Matching {
  readonly kind: "matching";
  /** In the order in which they were made. */
  readonly pairs: readonly MatchedPair[];
  /** Rows of those treated who found nobody, in the order in which they chose. */
  readonly unmatched: readonly number[];
  /** How often each row was taken, in the order of the rows: weights for balance and outcome. */
  readonly weights: readonly number[];
  readonly largestGap: number;
}

/**
 * Which untreated person is most like each treated one? Nearest neighbour, one to one, greedy: in the stated order
 * everybody treated takes the nearest untreated person still free; of equally near ones the first row. Who has
 * nobody within the caliper takes nobody, and the effect is then that of those who were matched: say how many.
 *
 * @param data treatment and score, a row a person
 * @returns pairs by row number; "not estimable" without people (no observations), where all or none are treated
 *   (one group only), or where nobody has anybody within the caliper (too few observations)
 * @throws StatisticsError on NaN and infinite scores, treatment other than 0 and 1, a caliper that is not above
 *   zero, columns of unequal length
 *
 * In R: `MatchIt::matchit(t ~ x, distance = score, m.order = "largest", caliper = c, std.caliper = FALSE)`. Debian
 * 12's MatchIt 4.5.1 ignores order and caliper; the rule written out there in R gives the pairs given here.
 *
 * Source: Rosenbaum PR, Rubin DB (1985). Constructing a control group using multivariate matched sampling methods
 * that incorporate the propensity score. Am Stat 39:33-38. doi:10.1080/00031305.1985.10479383. Austin PC (2011).
 * Optimal caliper widths for propensity-score matching. Pharm Stat 10:150-161. doi:10.1002/pst.433.
 */
export function nearestMatching(data: MatchingData, options: MatchingOptions = {}): Matching | NotEstimable {
  const { score, treated } = checkRecord("nearestMatching", "data", data);
  const {
    caliper,
    order = "highest",
    replacement = false,
  } = checkRecord("nearestMatching", "options", options);
  checkWord("nearestMatching", "order", order, ["highest", "lowest", "rows"]);
  checkFlag("nearestMatching", "replacement", replacement);
  checkTreated("nearestMatching", treated, { score });
  checkColumn("nearestMatching", "score", score);
  if (caliper !== undefined && !(caliper > 0)) {
    throw new StatisticsError("nearestMatching", "caliper is not above zero", "Leave it out for no limit");
  }
  if (score.length === 0) return notEstimable("no observations");
  const rows = Array.from(score, (_, row) => row);
  const choosing = rows.filter((row) => treated[row] === 1);
  if (choosing.length === 0 || choosing.length === rows.length) return notEstimable("one group only");
  const sign = { highest: -1, lowest: 1, rows: 0 }[order];
  choosing.sort((a, b) => sign * (score[a]! - score[b]!) || a - b);
  const free = new FreeControls(
    rows.filter((row) => treated[row] === 0).map((row) => ({ row, score: score[row]! })),
  );
  const pairs: MatchedPair[] = [];
  const unmatched: number[] = [];
  for (const row of choosing) {
    const nearest = free.nearest(score[row]!);
    if (nearest === undefined || nearest.gap > (caliper ?? Number.POSITIVE_INFINITY)) unmatched.push(row);
    else {
      pairs.push({ treated: row, control: nearest.row, gap: nearest.gap });
      if (!replacement) free.take(nearest);
    }
  }
  if (pairs.length === 0) return notEstimable("too few observations");
  const weights = rows.map(() => 0);
  for (const pair of pairs) {
    weights[pair.treated]! += 1;
    weights[pair.control]! += 1;
  }
  const largestGap = pairs.reduce((most, { gap }) => Math.max(most, gap), 0);
  return { kind: "matching", pairs, unmatched, weights, largestGap };
}
