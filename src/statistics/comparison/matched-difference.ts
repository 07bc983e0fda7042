import { checkColumn, checkProbability, checkRecord, checkRecords } from "../check.ts";
import { StatisticsError } from "../errors.ts";
import type { Estimate } from "../interval.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { normalLimits } from "../wald.ts";
import { checkTreated, checkWithinNumbers, sum } from "./groups.ts";
import type { MatchedPair, MatchingData } from "./nearest-matching.ts";

export interface MatchedOutcomes extends MatchingData {
  /** The outcome: a number, or 1 = had it, 0 = did not. */
  readonly outcome: ArrayLike<number>;
  /** From {@link nearestMatching} of the same rows. */
  readonly pairs: readonly Pick<MatchedPair, "treated" | "control">[];
}

export interface MatchedDifferenceOptions {
  /** Confidence level. Default 0.95. */
  readonly level?: number;
}

export interface MatchedDifference extends Estimate {
  /** Of Abadie and Imbens, the score taken as known. */
  readonly standardError: number;
  readonly pairs: number;
  /** Different people among the untreated of the pairs. */
  readonly controls: number;
  readonly treatedMean: number;
  readonly controlMean: number;
}

/**
 * By how much do matched pairs differ in an outcome? Mean difference within pairs: the effect among those treated
 * who were matched. Its variance, after Abadie and Imbens, is that of the pairs' differences, and where people were
 * taken several times, their own spread on top: measured against the untreated person nearest to them by score.
 *
 * @param data outcome, treatment and score, a row a person, and the pairs by row number
 * @returns treated minus untreated, in the unit of the outcome; "not estimable" without pairs (no observations),
 *   with one pair (one observation), or where all pairs differ alike (no variation)
 * @throws StatisticsError on NaN, infinite values, treatment other than 0 and 1, columns of unequal length, pairs
 *   that are not of a treated and an untreated row, or a treated row in two pairs
 *
 * In R: `Matching::Match(Y, Tr, score, Var.calc = 1, distance.tolerance = 0)`, where no scores tie (it takes all of
 * equally near people, this the first row).
 *
 * Source: Abadie A, Imbens GW (2006). Large sample properties of matching estimators for average treatment effects.
 * Econometrica 74:235-267. doi:10.1111/j.1468-0262.2006.00655.x.
 */
export function matchedDifference(
  data: MatchedOutcomes,
  options: MatchedDifferenceOptions = {},
): MatchedDifference | NotEstimable {
  const { outcome, treated, score, pairs } = checkRecord("matchedDifference", "data", data);
  const { level = 0.95 } = checkRecord("matchedDifference", "options", options);
  checkTreated("matchedDifference", treated, { outcome, score });
  checkColumn("matchedDifference", "outcome", outcome);
  checkColumn("matchedDifference", "score", score);
  checkProbability("matchedDifference", "level", level);
  checkPairs(treated, pairs);
  const n = pairs.length;
  if (n === 0) return notEstimable("no observations");
  if (n === 1) return notEstimable("one observation");
  const treatedMean = sum(pairs.map((pair) => outcome[pair.treated]!)) / n;
  const controlMean = sum(pairs.map((pair) => outcome[pair.control]!)) / n;
  const value = treatedMean - controlMean;
  const taken = new Map<number, number>();
  for (const { control } of pairs) taken.set(control, (taken.get(control) ?? 0) + 1);
  const between = sum(pairs.map((pair) => (outcome[pair.treated]! - outcome[pair.control]! - value) ** 2));
  const again = takenAgain({ outcome, treated, score }, taken);
  const standardError = Math.sqrt(between + again) / n;
  checkWithinNumbers("matchedDifference", standardError, "Give the outcome in a larger unit");
  if (standardError === 0) return notEstimable("no variation");
  return {
    kind: "estimate",
    value,
    ...normalLimits(value, standardError, level),
    standardError,
    pairs: n,
    controls: taken.size,
    treatedMean,
    controlMean,
  };
}

/** Sum of k (k - 1) times the variance of each untreated person taken k times. */
function takenAgain(
  { outcome, treated, score }: Omit<MatchedOutcomes, "pairs">,
  taken: ReadonlyMap<number, number>,
): number {
  const rows = Array.from(score, (_, row) => row).filter((row) => treated[row] === 0);
  rows.sort((a, b) => score[a]! - score[b]! || a - b);
  // Where each run of equal scores begins, so that its first row is found at once.
  const starts: number[] = [];
  for (const [at, row] of rows.entries()) {
    starts.push(at > 0 && score[rows[at - 1]!] === score[row] ? starts[at - 1]! : at);
  }
  let total = 0;
  for (const [at, row] of rows.entries()) {
    const k = taken.get(row) ?? 0;
    if (k < 2) continue;
    const like = nearestOther({ rows, starts, score }, at);
    // With nobody to measure against, the spread is unknown: the pairs' own is all there is.
    if (like !== undefined) total += (k * (k - 1) * (outcome[row]! - outcome[like]!) ** 2) / 2;
  }
  return total;
}

interface Ascending {
  /** By score, then by row. */
  readonly rows: readonly number[];
  readonly starts: readonly number[];
  readonly score: ArrayLike<number>;
}

/** The other row nearest by score to the one at a place; of equally near ones the first row. */
function nearestOther({ rows, starts, score }: Ascending, at: number): number | undefined {
  const below = at > 0 ? rows[starts[at - 1]!] : undefined;
  const above = rows[at + 1];
  if (below === undefined || above === undefined) return below ?? above;
  const own = score[rows[at]!]!;
  const gap = own - score[below]! - (score[above]! - own);
  if (gap !== 0) return gap < 0 ? below : above;
  return Math.min(below, above);
}

function checkPairs(treated: ArrayLike<number>, pairs: MatchedOutcomes["pairs"]): void {
  checkRecords("matchedDifference", "pairs", pairs);
  const seen = new Set<number>();
  for (const [i, pair] of pairs.entries()) {
    if (treated[pair.treated] !== 1 || treated[pair.control] !== 0 || seen.has(pair.treated)) {
      throw new StatisticsError(
        "matchedDifference",
        `pairs[${i}] is not of a treated row of its own and an untreated one`,
        "Give the pairs of nearestMatching of the same rows",
      );
    }
    seen.add(pair.treated);
  }
}
