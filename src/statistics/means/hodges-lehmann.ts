import { checkAtMost, checkColumn, checkProbability, checkRecord, checkWord } from "../check.ts";
import { StatisticsError } from "../errors.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { withinNumbers } from "../within-numbers.ts";
import { quantileOf, rankSumWays, twoSidedP } from "./rank-distribution.ts";
import {
  normalP,
  normalRank,
  type RankEstimate,
  type Ranked,
  type RankOptions,
  rankEstimate,
  type Shifts,
  tieSum,
} from "./rank-interval.ts";

/**
 * By how much is one group shifted against another, whatever the distribution? The median of all differences first
 * minus second (Hodges and Lehmann), with the interval and the p-value of Wilcoxon's rank sum test (Mann and
 * Whitney). It is not the difference of the medians, unless both groups have the same shape.
 *
 * @param first values of the first group, in any order
 * @param second values of the second group
 * @returns the shift; "not estimable" where a group is empty (no observations), nothing varies (no variation), or
 *   there are too few for any interval at the level (too few observations)
 * @throws StatisticsError on NaN and infinite values, and on ties where "exact" is asked for
 *
 * In R: `wilcox.test(first, second, conf.int = TRUE)`, whose limits are solved to 1e-4 in the normal case, and whose
 * estimate there is a root, not the median.
 *
 * Source: Hodges JL, Lehmann EL (1963). Estimates of location based on rank tests. Ann Math Stat 34:598-611.
 * doi:10.1214/aoms/1177704172. Bauer DF (1972). Constructing confidence sets using rank statistics. J Am Stat Assoc
 * 67:687-690. doi:10.1080/01621459.1972.10481279.
 */
export function hodgesLehmann(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  options: RankOptions = {},
): RankEstimate | NotEstimable {
  const { level = 0.95, method } = checkRecord("hodgesLehmann", "options", options);
  checkWord("hodgesLehmann", "method", method, ["exact", "normal"]);
  checkColumn("hodgesLehmann", "first", first);
  checkColumn("hodgesLehmann", "second", second);
  checkProbability("hodgesLehmann", "level", level);
  if (first.length === 0 || second.length === 0) return notEstimable("no observations");
  const groups = { x: Float64Array.from(first).sort(), y: Float64Array.from(second).sort() };
  const pooled = Float64Array.of(...groups.x, ...groups.y).sort();
  const ties = tieSum(pooled) > 0;
  if (method === "exact" && ties) {
    throw new StatisticsError(
      "hodgesLehmann",
      "exact ranks have ties",
      'Leave the method out, or take "normal"',
    );
  }
  if (pooled[0] === pooled[pooled.length - 1]) return notEstimable("no variation");
  const small = first.length < 50 && second.length < 50;
  if (method === "exact") {
    checkAtMost("hodgesLehmann", "the number of people for exact ranks", {
      value: first.length + second.length,
      most: 200,
      cure: 'Take "normal", which is as good with so many',
    });
  }
  const chosen = method ?? (small && !ties ? "exact" : "normal");
  const shifts = differences(groups.x, groups.y);
  const ranked = chosen === "exact" ? exact(groups, shifts, level) : normal(groups, shifts, level);
  return withinNumbers("hodgesLehmann", rankEstimate(shifts, { ...ranked, method: chosen }));
}

interface Groups {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

function exact({ x, y }: Groups, shifts: Shifts, level: number): Omit<Ranked, "method"> {
  const ways = rankSumWays(x.length, y.length);
  const statistic = shifts.count - shifts.upTo(0);
  return { k: quantileOf(ways, (1 - level) / 2), p: twoSidedP(ways, statistic), statistic };
}

function normal({ x, y }: Groups, shifts: Shifts, level: number): Omit<Ranked, "method"> {
  const below = shifts.upTo(0);
  const equal = below - differences(y, x).count + differences(y, x).upTo(0);
  const statistic = shifts.count - below + equal / 2;
  const tied = tieSum(Float64Array.of(...x, ...y).sort());
  // Away from no shift, only those of one group are tied.
  const elsewhere = tieSum(x) + tieSum(y);
  const p = normalP(statistic, shifts.count, spread(x.length, y.length, tied));
  return { k: normalRank(shifts.count, spread(x.length, y.length, elsewhere), level), p, statistic };
}

/** Standard deviation of W without a shift, less for ties. */
function spread(m: number, n: number, ties: number): number {
  return Math.sqrt(((m * n) / 12) * (m + n + 1 - ties / ((m + n) * (m + n - 1))));
}

/** All differences of two sorted columns, counted along the staircase. */
function differences(x: Float64Array, y: Float64Array): Shifts {
  return {
    count: x.length * y.length,
    least: x[0]! - y[y.length - 1]!,
    most: x[x.length - 1]! - y[0]!,
    upTo: (shift) => {
      let count = 0;
      let j = y.length;
      // Larger x need larger y: those from j on are far enough up.
      for (let i = x.length - 1; i >= 0; i--) {
        while (j > 0 && x[i]! - y[j - 1]! <= shift) j--;
        count += y.length - j;
        if (j === 0) return count + i * y.length;
      }
      return count;
    },
  };
}
