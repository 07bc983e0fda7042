import { checkCount, checkProbability } from "../check.ts";
import { betaTails } from "../distributions/beta.ts";
import { chiSquaredUpper } from "../distributions/chi-squared.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { clopperPearson } from "./clopper-pearson.ts";
import type { ProportionOptions } from "./wilson.ts";

/** The same people twice, yes or no: how many of each kind. */
export interface PairedCounts {
  readonly both: number;
  readonly onlyFirst: number;
  readonly onlySecond: number;
  readonly neither: number;
}

export interface McNemarTest {
  readonly kind: "test";
  /** Without continuity correction, on 1 degree of freedom. */
  readonly chiSquared: number;
  readonly p: number;
  /** Exact, two-sided. */
  readonly exactP: number;
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
 * In R: `mcnemar.test(table, correct = FALSE)`; exact: `binom.test(onlySecond, onlyFirst + onlySecond)`.
 *
 * Source: McNemar Q (1947). Note on the sampling error of the difference between correlated proportions or
 * percentages. Psychometrika 12:153-157. doi:10.1007/BF02295996.
 */
export function mcNemar(
  { both, onlyFirst, onlySecond, neither }: PairedCounts,
  { level = 0.95 }: ProportionOptions = {},
): McNemarTest | NotEstimable {
  for (const [name, count] of Object.entries({ both, onlyFirst, onlySecond, neither })) {
    checkCount("mcNemar", name, count);
  }
  checkProbability("mcNemar", "level", level);
  if (both + onlyFirst + onlySecond + neither === 0) return notEstimable("no observations");
  const changed = onlyFirst + onlySecond;
  const interval = clopperPearson(onlySecond, changed, { level });
  if (interval.kind === "not estimable") return notEstimable("no variation");
  const chiSquared = (onlySecond - onlyFirst) ** 2 / changed;
  const { value, lower, upper } = interval;
  return {
    kind: "test",
    chiSquared,
    p: chiSquaredUpper(chiSquared, 1),
    exactP: exactP(Math.max(onlyFirst, onlySecond), changed),
    changedToYes: { value, lower, upper },
  };
}

/** Twice the chance of at least so many of n when both kinds are equally likely, at most 1. */
function exactP(most: number, n: number): number {
  return Math.min(1, 2 * betaTails(0.5, 0.5, most, n - most + 1).lower);
}
