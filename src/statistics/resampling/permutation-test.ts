import {
  checkColumn,
  checkFlag,
  checkProbability,
  checkRecord,
  checkSameLength,
  checkWord,
} from "../check.ts";
import { StatisticsError } from "../errors.ts";
import type { Interval } from "../interval.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { clopperPearson } from "../proportions/clopper-pearson.ts";
import { type Allocations, allocations } from "./allocations.ts";
import { checkedStatistic, checkReplicates } from "./check-resampling.ts";
import { Random } from "./random.ts";

type Statistic = (first: readonly number[], second: readonly number[]) => number;

export interface PermutationOptions {
  /** 0 without a difference, larger the larger first is. Default: mean of first minus mean of second. */
  readonly statistic?: Statistic;
  /** Elements of the same place belong together (one person twice): exchanged within pairs only. Default false. */
  readonly paired?: boolean;
  /** "greater": first larger; "less": first smaller. Default "two-sided": as far from 0, either way. */
  readonly alternative?: "two-sided" | "greater" | "less";
  /** Default: "exact" up to 200,000 allocations, beyond "monte carlo". Exact with
   * more than ten million is refused. */
  readonly method?: "exact" | "monte carlo";
  /** Allocations drawn by "monte carlo", at least 2. Default 9999. */
  readonly permutations?: number;
  /** Start of the random numbers (R's `set.seed`), a whole number from 0 to 2^31 - 1. Default 1. */
  readonly seed?: number;
  /** Confidence level of the interval of p. Default 0.95. */
  readonly level?: number;
}

export interface PermutationTest {
  readonly kind: "permutation test";
  /** The statistic of the groups as they are. */
  readonly statistic: number;
  /** Exact: share of allocations as extreme. Monte Carlo: (as extreme + 1) / (drawn + 1), which is never 0. */
  readonly p: number;
  /** Where the exact p lies, given that allocations were drawn (Clopper-Pearson); exact: p itself. */
  readonly interval: Interval;
  readonly method: "exact" | "monte carlo";
  /** Allocations looked at. */
  readonly permutations: number;
  readonly asExtreme: number;
  /** Allocations whose statistic is not finite: counted as extreme, so that p is rather too large. */
  readonly notEstimable: number;
}

/** Statistics that differ by less, relatively, are the same. */
const SAME = 1e-10;
const EXACT_BY_DEFAULT = 200_000;
const MOST_EXACT = 10_000_000;
/** Each allocation is made by a chain of calls as long as there are people. */
const MOST_PEOPLE = 1000;

/**
 * Could two groups differ so much if it were chance who is in which? Puts people into the groups in all ways, or in
 * many drawn by lot, and counts how often they differ as much.
 *
 * @param first values of the first group
 * @param second values of the second group; with `paired` the same people in the same order
 * @returns the test; "not estimable" where a group is empty (no observations), or all values (paired: all of a pair)
 *   are equal (no variation)
 * @throws StatisticsError on NaN and infinite values, pairs of unequal length, a statistic that is not finite, and on
 *   too many allocations for "exact"
 *
 * In R: `coin::oneway_test(value ~ group, distribution = "exact")`; Monte Carlo `approximate(nresample = 9999)`.
 *
 * Source: Fisher RA (1935). The design of experiments. Oliver and Boyd, section 21. Phipson B, Smyth GK (2010).
 * Permutation p-values should never be zero. Stat Appl Genet Mol Biol 9:39. doi:10.2202/1544-6115.1585.
 */
export function permutationTest(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  options: PermutationOptions = {},
): PermutationTest | NotEstimable {
  checkRecord("permutationTest", "options", options);
  checkWord("permutationTest", "alternative", options.alternative, ["two-sided", "greater", "less"]);
  checkWord("permutationTest", "method", options.method, ["exact", "monte carlo"]);
  checkFlag("permutationTest", "paired", options.paired);
  const { paired = false, alternative = "two-sided" } = options;
  const { permutations = 9999, seed = 1, level = 0.95 } = options;
  const statistic = checkedStatistic(
    "permutationTest",
    "statistic",
    options.statistic === undefined ? differenceOfMeans : options.statistic,
  );
  checkColumn("permutationTest", "first", first);
  checkColumn("permutationTest", "second", second);
  if (paired) checkSameLength("permutationTest", { first, second });
  checkReplicates("permutationTest", "permutations", permutations);
  const random = Random.from("permutationTest", seed);
  checkProbability("permutationTest", "level", level);
  if (first.length === 0 || second.length === 0) return notEstimable("no observations");
  if (allEqual(first, second, paired)) return notEstimable("no variation");
  const seen = statistic(Array.from(first), Array.from(second));
  if (!Number.isFinite(seen)) {
    throw new StatisticsError(
      "permutationTest",
      "the statistic is not a finite number",
      "Return 0 for no difference, and a finite number always",
    );
  }
  const all = allocations(first, second, paired);
  const method =
    options.method ?? (all.count <= EXACT_BY_DEFAULT && all.people <= MOST_PEOPLE ? "exact" : "monte carlo");
  const tally = tallyOf(statistic, seen, alternative);
  if (method === "exact") {
    checkExact(all);
    all.each(tally.add);
    const p = tally.extreme() / all.count;
    return {
      kind: "permutation test",
      statistic: seen,
      p,
      interval: { lower: p, upper: p },
      method,
      ...tally.counts(),
    };
  }
  for (let i = 0; i < permutations; i++) all.draw(random, tally.add);
  const p = (tally.extreme() + 1) / (permutations + 1);
  const interval = intervalOf(tally.extreme(), permutations, level);
  return { kind: "permutation test", statistic: seen, p, interval, method, ...tally.counts() };
}

function tallyOf(statistic: Statistic, seen: number, alternative: PermutationOptions["alternative"]) {
  const size = (x: number) => (alternative === "two-sided" ? Math.abs(x) : alternative === "less" ? -x : x);
  const limit = size(seen) - SAME * Math.abs(seen);
  let [permutations, asExtreme, notEstimable] = [0, 0, 0];
  return {
    add: (first: readonly number[], second: readonly number[]) => {
      const value = statistic(first, second);
      permutations++;
      if (!Number.isFinite(value)) notEstimable++;
      if (!(size(value) < limit)) asExtreme++;
    },
    extreme: () => asExtreme,
    counts: () => ({ permutations, asExtreme, notEstimable }),
  };
}

function intervalOf(events: number, n: number, level: number): Interval {
  const share = clopperPearson(events, n, { level });
  return share.kind === "estimate" ? { lower: share.lower, upper: share.upper } : { lower: 0, upper: 1 };
}

function checkExact({ count, people }: Allocations): void {
  if (count > MOST_EXACT || people > MOST_PEOPLE) {
    throw new StatisticsError(
      "permutationTest",
      "there are more than ten million allocations, or more than a thousand people",
      'Leave the method out, or take "monte carlo"',
    );
  }
}

function allEqual(first: ArrayLike<number>, second: ArrayLike<number>, paired: boolean): boolean {
  const same = (column: ArrayLike<number>, value: (i: number) => number) =>
    Array.from(column).every((one, i) => one === value(i));
  return paired
    ? same(first, (i) => second[i]!)
    : same(first, () => first[0]!) && same(second, () => first[0]!);
}

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

const differenceOfMeans: Statistic = (first, second) => meanOf(first) - meanOf(second);
