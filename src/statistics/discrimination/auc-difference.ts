import { checkRecord } from "../check.ts";
import { studentTQuantile, studentTUpper } from "../distributions/student-t.ts";
import type { Estimate } from "../interval.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { type AucOptions, auc, type ScoredOutcomes } from "./auc.ts";

/** First area less the second. */
export interface AucDifference extends Estimate {
  readonly standardError: number;
  readonly first: number;
  readonly second: number;
  /** Difference in standard errors: t with `df` for two groups, z for the same people. */
  readonly statistic: number;
  /** Degrees of freedom of t; absent where the statistic is z. */
  readonly df?: number;
  /** Two-sided, of no difference. */
  readonly p: number;
}

/**
 * Does a score rank better in one group of people than in another? Difference of two areas under the ROC curve of
 * groups that share nobody.
 *
 * @param first scores and outcomes of the one group
 * @param second of the other
 * @returns the difference with an interval of t, cut at -1 and 1; "not estimable" for the reasons of {@link auc}, the
 *   first group's before the second's, or where both scores rank without any error (no variation)
 * @throws StatisticsError as {@link auc}
 *
 * In R: `pROC::roc.test(roc1, roc2, method = "delong", paired = FALSE)`, whose degrees of freedom these are.
 *
 * Source: DeLong ER, DeLong DM, Clarke-Pearson DL (1988). Comparing the areas under two or more correlated
 * receiver operating characteristic curves. Biometrics 44:837-845. doi:10.2307/2531595.
 */
export function aucDifference(
  first: ScoredOutcomes,
  second: ScoredOutcomes,
  options: AucOptions = {},
): AucDifference | NotEstimable {
  checkRecord("aucDifference", "first", first);
  checkRecord("aucDifference", "second", second);
  const { level = 0.95 } = checkRecord("aucDifference", "options", options);
  const one = auc(first, { level });
  const other = auc(second, { level });
  if (one.kind === "not estimable") return one;
  if (other.kind === "not estimable") return other;
  const [a, b] = [one.standardError ** 2, other.standardError ** 2];
  if (a + b === 0) return notEstimable("no variation");
  const people = (area: typeof one) => area.events + area.nonEvents;
  const df = (a + b) ** 2 / (a ** 2 / (people(one) - 1) + b ** 2 / (people(other) - 1));
  const [value, standardError] = [one.value - other.value, Math.sqrt(a + b)];
  const statistic = value / standardError;
  return {
    kind: "estimate",
    value,
    ...limitsOf(value, standardError * studentTQuantile(1 - (1 - level) / 2, df)),
    standardError,
    first: one.value,
    second: other.value,
    statistic,
    df,
    p: 2 * studentTUpper(Math.abs(statistic), df),
  };
}

/** Of a difference of two areas. */
export const limitsOf = (value: number, half: number) => ({
  lower: Math.max(-1, value - half),
  upper: Math.min(1, value + half),
});
