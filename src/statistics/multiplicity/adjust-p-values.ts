import { checkColumn, checkRecord, checkWord } from "../check.ts";
import { StatisticsError } from "../errors.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";

export interface AdjustOptions {
  /**
   * Chance of any false finding: "holm", or the weaker "bonferroni". Share of false among the findings:
   * "benjamini-hochberg" (tests independent or positively dependent), "benjamini-yekutieli" (any dependence).
   * Default "holm".
   */
  readonly method?: "holm" | "bonferroni" | "benjamini-hochberg" | "benjamini-yekutieli";
  /** How many tests were made, among them those not given. Default: as many as are given. */
  readonly tests?: number;
}

export interface AdjustedPValues {
  readonly kind: "adjusted p-values";
  /** In the order given: each to be held against the level that all tests together shall keep. */
  readonly values: readonly number[];
}

/**
 * Of many tests, which would still be findings if chance had had as many tries?
 *
 * @param p p-values in any order
 * @returns adjusted p-values; "not estimable" without any (no observations)
 * @throws StatisticsError on p-values outside 0 to 1, NaN among them, and on fewer tests than p-values
 *
 * In R: `p.adjust(p, "holm")`, `"bonferroni"`, `"BH"`, `"BY"`, with `n`.
 *
 * Source: Holm S (1979). A simple sequentially rejective multiple test procedure. Scand J Stat 6:65-70. Benjamini Y,
 * Hochberg Y (1995). Controlling the false discovery rate. J R Stat Soc B 57:289-300.
 * doi:10.1111/j.2517-6161.1995.tb02031.x. Benjamini Y, Yekutieli D (2001). The control of the false discovery rate in
 * multiple testing under dependency. Ann Stat 29:1165-1188. doi:10.1214/aos/1013699998.
 */
export function adjustPValues(
  p: ArrayLike<number>,
  options: AdjustOptions = {},
): AdjustedPValues | NotEstimable {
  checkColumn("adjustPValues", "p", p);
  const { method = "holm", tests = p.length } = checkRecord("adjustPValues", "options", options);
  checkWord("adjustPValues", "method", method, [
    "holm",
    "bonferroni",
    "benjamini-hochberg",
    "benjamini-yekutieli",
  ]);
  check(p, tests);
  if (p.length === 0) return notEstimable("no observations");
  const order = Array.from(p, (_, i) => i).sort((a, b) => p[a]! - p[b]!);
  const sorted = order.map((i) => p[i]!);
  const values = new Array<number>(p.length).fill(0);
  for (const [rank, value] of adjusted(sorted, tests, method).entries()) values[order[rank]!] = value;
  return { kind: "adjusted p-values", values };
}

/** Of ascending p-values. */
function adjusted(p: readonly number[], tests: number, method: AdjustOptions["method"]): number[] {
  if (method === "bonferroni") return p.map((value) => Math.min(1, tests * value));
  if (method === "holm") {
    let most = 0;
    return p.map((value, i) => {
      most = Math.max(most, Math.min(1, (tests - i) * value));
      return most;
    });
  }
  // Benjamini and Yekutieli pay for any dependence with the harmonic sum.
  const price = method === "benjamini-yekutieli" ? harmonic(tests) : 1;
  let least = 1;
  return p.reduceRight<number[]>((values, value, i) => {
    least = Math.min(least, (price * tests * value) / (i + 1));
    values[i] = least;
    return values;
  }, new Array<number>(p.length).fill(1));
}

/** 1 + 1/2 + … + 1/n; of many terms by Euler's sum, which then holds all digits. */
function harmonic(n: number): number {
  if (n > 1_000_000) return Math.log(n) + 0.5772156649015329 + 1 / (2 * n);
  let sum = 0;
  for (let i = 1; i <= n; i++) sum += 1 / i;
  return sum;
}

function check(p: ArrayLike<number>, tests: number): void {
  for (let i = 0; i < p.length; i++) {
    if (!Number.isFinite(p[i]!) || !(p[i]! >= 0 && p[i]! <= 1)) {
      throw new StatisticsError(
        "adjustPValues",
        `p[${i}] is not from 0 to 1`,
        "Leave tests without a p-value out",
      );
    }
  }
  if (!Number.isSafeInteger(tests) || tests < p.length) {
    throw new StatisticsError(
      "adjustPValues",
      "tests is not a whole number of at least as many as there are p-values",
      "Count every test that was made",
    );
  }
}
