import { checkProbability, checkRecord } from "../check.ts";
import { betaDensity, betaTails } from "../distributions/beta.ts";
import { chiSquaredUpper } from "../distributions/chi-squared.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { clopperPearson } from "./clopper-pearson.ts";
import { checkPairedCounts, type PairedCounts } from "./paired-counts.ts";
import type { ProportionOptions } from "./wilson.ts";

export interface McNemarTest {
  readonly kind: "test";
  /** Without continuity correction, on 1 degree of freedom. */
  readonly chiSquared: number;
  readonly p: number;
  /** Exact, two-sided. */
  readonly exactP: number;
  /** Exact with half the probability of what was seen (mid-P): nearer to its level than the exact one. */
  readonly midP: number;
  /** Of those who changed, the share that changed to yes, with its Clopper-Pearson interval. */
  readonly changedToYes: { readonly value: number; readonly lower: number; readonly upper: number };
}

/**
 * Did more people change from no to yes than from yes to no? McNemar's test of paired proportions.
 *
 * @param counts how many said yes both times, only first, only second, neither
 * @returns the test; "not estimable" without people (no observations) or where nobody changed (no variation)
 * @throws StatisticsError where numbers are no counts
 *
 * In R: `mcnemar.test(table, correct = FALSE)`; exact: `binom.test(onlySecond, onlyFirst + onlySecond)`;
 * mid-P: the exact one less `dbinom(onlySecond, onlyFirst + onlySecond, 0.5)`, or half of it where both are equal.
 *
 * Source: McNemar Q (1947). Note on the sampling error of the difference between correlated proportions or
 * percentages. Psychometrika 12:153-157. doi:10.1007/BF02295996. Mid-P: Fagerland MW, Lydersen S, Laake P (2013).
 * The McNemar test for binary matched-pairs data. BMC Med Res Methodol 13:91. doi:10.1186/1471-2288-13-91.
 */
export function mcNemar(counts: PairedCounts, options: ProportionOptions = {}): McNemarTest | NotEstimable {
  checkRecord("mcNemar", "counts", counts);
  const { level = 0.95 } = checkRecord("mcNemar", "options", options);
  const n = checkPairedCounts("mcNemar", counts);
  checkProbability("mcNemar", "level", level);
  if (n === 0) return notEstimable("no observations");
  const { onlyFirst, onlySecond } = counts;
  const changed = onlyFirst + onlySecond;
  const interval = clopperPearson(onlySecond, changed, { level });
  if (interval.kind === "not estimable") return notEstimable("no variation");
  const chiSquared = (onlySecond - onlyFirst) ** 2 / changed;
  const most = Math.max(onlyFirst, onlySecond);
  const { value, lower, upper } = interval;
  return {
    kind: "test",
    chiSquared,
    p: chiSquaredUpper(chiSquared, 1),
    exactP: Math.min(1, tails(most, changed)),
    midP: midP(most, changed),
    changedToYes: { value, lower, upper },
  };
}

/** Twice the chance of at least so many of n when both kinds are equally likely. */
const tails = (most: number, n: number): number => 2 * betaTails(0.5, 0.5, most, n - most + 1).lower;

/** Where as many changed one way as the other, the two tails share what was seen. */
const midP = (most: number, n: number): number =>
  2 * most === n ? 1 - probability(most, n) / 2 : Math.min(1, tails(most, n) - probability(most, n));

/** The chance of so many of n: the beta density with both shapes raised by one, over n + 1. */
const probability = (most: number, n: number): number => betaDensity(0.5, most + 1, n - most + 1) / (n + 1);
