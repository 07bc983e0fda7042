import {
  checkAtMost,
  checkColumn,
  checkProbability,
  checkRecord,
  checkSameLength,
  checkWord,
} from "../check.ts";
import { StatisticsError } from "../errors.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { withinNumbers } from "../within-numbers.ts";
import type { Pairs } from "./paired-change.ts";
import { quantileOf, signedRankWays, twoSidedP } from "./rank-distribution.ts";
import {
  normalP,
  normalRank,
  type RankEstimate,
  type RankOptions,
  rankEstimate,
  type Shifts,
  tieSum,
} from "./rank-interval.ts";

export interface PairedRankEstimate extends RankEstimate {
  /** Pairs that changed: those that are ranked. */
  readonly n: number;
  /** Pairs that did not change, left out as Wilcoxon did. */
  readonly unchanged: number;
}

/**
 * By how much did the same people change, whatever the distribution? The median of all averages of two changes,
 * after minus before (Hodges and Lehmann), with the interval and p-value of Wilcoxon's signed rank test.
 *
 * @returns the shift; "not estimable" without pairs (no observations), where nobody changed (no variation), or where
 *   too few did for any interval at the level (too few observations; exact at 95 % fewer than 6)
 * @throws StatisticsError on columns of different length, NaN and infinite values, and on ties or pairs without a
 *   change where "exact" is asked for
 *
 * In R: `wilcox.test(after, before, paired = TRUE, conf.int = TRUE)`, whose limits are solved to 1e-4 in the normal
 * case, and whose estimate there is a root, not the median.
 *
 * Source: Wilcoxon F (1945). Individual comparisons by ranking methods. Biometrics Bull 1:80-83. doi:10.2307/3001968.
 * Hodges JL, Lehmann EL (1963). Ann Math Stat 34:598-611. doi:10.1214/aoms/1177704172.
 */
export function hodgesLehmannPaired(
  data: Pairs,
  options: RankOptions = {},
): PairedRankEstimate | NotEstimable {
  const { before, after } = checkRecord("hodgesLehmannPaired", "data", data);
  const { level = 0.95, method } = checkRecord("hodgesLehmannPaired", "options", options);
  checkWord("hodgesLehmannPaired", "method", method, ["exact", "normal"]);
  checkSameLength("hodgesLehmannPaired", { before, after });
  checkColumn("hodgesLehmannPaired", "before", before);
  checkColumn("hodgesLehmannPaired", "after", after);
  checkProbability("hodgesLehmannPaired", "level", level);
  if (before.length === 0) return notEstimable("no observations");
  const changes = Float64Array.from(after, (value, i) => value - before[i]!).filter((change) => change !== 0);
  const n = changes.length;
  if (n === 0) return notEstimable("no variation");
  changes.sort();
  const unchanged = before.length - n;
  const sizes = changes.map(Math.abs).sort();
  const ranksHold = unchanged === 0 && tieSum(sizes) === 0;
  if (method === "exact" && !ranksHold) {
    throw new StatisticsError(
      "hodgesLehmannPaired",
      "exact ranks have ties or pairs without a change",
      'Leave the method out, or take "normal"',
    );
  }
  if (method === "exact") {
    checkAtMost("hodgesLehmannPaired", "the number of people for exact ranks", {
      value: n,
      most: 500,
      cure: 'Take "normal", which is as good with so many',
    });
  }
  const chosen = method ?? (n < 50 && ranksHold ? "exact" : "normal");
  const shifts = walshAverages(changes);
  const statistic = sumOfRanksUp(changes, sizes);
  const ranked =
    chosen === "exact" ? exact(n, statistic, level) : normal({ changes, sizes, statistic, level });
  const estimate = rankEstimate(shifts, { ...ranked, statistic, method: chosen });
  if (estimate.kind === "not estimable") return estimate;
  return withinNumbers("hodgesLehmannPaired", { ...estimate, n, unchanged });
}

function exact(n: number, statistic: number, level: number) {
  const ways = signedRankWays(n);
  return { k: quantileOf(ways, (1 - level) / 2), p: twoSidedP(ways, statistic) };
}

interface Signed {
  readonly changes: Float64Array;
  readonly sizes: Float64Array;
  readonly statistic: number;
  readonly level: number;
}

function normal({ changes, sizes, statistic, level }: Signed) {
  const n = changes.length;
  const count = (n * (n + 1)) / 2;
  const spread = (ties: number) => Math.sqrt((n * (n + 1) * (2 * n + 1)) / 24 - ties / 48);
  return {
    k: normalRank(count, spread(tieSum(changes)), level),
    p: normalP(statistic, count, spread(tieSum(sizes))),
  };
}

/** Sum of the (mean) ranks by size of the changes above 0. */
function sumOfRanksUp(changes: Float64Array, sizes: Float64Array): number {
  let sum = 0;
  for (const change of changes) {
    if (change > 0)
      sum += (countWhere(sizes, (x) => x < change) + countWhere(sizes, (x) => x <= change) + 1) / 2;
  }
  return sum;
}

/** How many of sorted numbers hold a condition that holds up to one of them. */
function countWhere(sorted: Float64Array, holds: (x: number) => boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(sorted[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Averages of every two changes, each with itself too, counted along the staircase. */
function walshAverages(sorted: Float64Array): Shifts {
  const n = sorted.length;
  return {
    count: (n * (n + 1)) / 2,
    least: sorted[0]!,
    most: sorted[n - 1]!,
    upTo: (shift) => {
      let count = 0;
      let j = n - 1;
      for (let i = 0; i < n; i++) {
        while (j >= i && (sorted[i]! + sorted[j]!) / 2 > shift) j--;
        if (j < i) break;
        count += j - i + 1;
      }
      return count;
    },
  };
}
