import { checkRecord } from "../check.ts";
import { chiSquaredUpper } from "../distributions/chi-squared.ts";
import { quadraticForm } from "../linear/quadratic-form.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { type GroupedFollowUp, splitByGroup } from "./grouped-follow-up.ts";
import { checkLogRank, type LogRankOptions, type LogRankSums, logRankSums } from "./log-rank-sums.ts";

export interface LogRankTest {
  readonly kind: "test";
  readonly chiSquared: number;
  readonly df: number;
  readonly p: number;
  /** By ascending group number; observed and expected are weighted as the events are. */
  readonly groups: readonly LogRankGroup[];
}

export interface LogRankGroup {
  readonly group: number;
  readonly n: number;
  readonly observed: number;
  readonly expected: number;
}

/**
 * Do groups differ in when the event happens? The log-rank test for two or more groups, or its weighted kin.
 *
 * Groups that are never at risk when an event happens do not count towards the degrees of freedom.
 *
 * @param data follow-up with the group of each row; 0 = censored, 1 = event
 * @returns the test; "not estimable" without observations, with one group only, without events, or where all
 *   events happen when one group alone is at risk (no variation)
 * @throws StatisticsError on other causes, group or stratum that is no whole number, negative rho, rho together
 *   with other weights than "survival", and follow-up that cannot be
 *
 * In R: `survdiff(Surv(time, cause) ~ group + strata(stratum), rho = 0)`, which has weights "survival" only. Its
 * rho = 1 weighs by Kaplan-Meier just before the event; Peto and Peto's own weights are "peto-peto".
 *
 * Source: Mantel N (1966). Evaluation of survival data and two new rank order statistics. Cancer Chemother Rep
 * 50:163-170. Harrington DP, Fleming TR (1982). A class of rank test procedures for censored survival data.
 * Biometrika 69:553-566. doi:10.1093/biomet/69.3.553. Weights: Klein JP, Moeschberger ML (2003). Survival analysis,
 * 2nd ed, table 7.3. ISBN 978-0-387-95399-1.
 */
export function logRank(data: GroupedFollowUp, options: LogRankOptions = {}): LogRankTest | NotEstimable {
  checkRecord("logRank", "data", data);
  checkRecord("logRank", "options", options);
  const { groups, strata } = splitByGroup("logRank", data);
  checkLogRank("logRank", strata, options);
  const sums = logRankSums(groups.length, strata, options);
  if ("kind" in sums) return sums;
  const kept = [...groups.keys()].filter((g) => sums.covariance(g, g) > 0).slice(1);
  if (kept.length === 0) return notEstimable("no variation");
  const difference = kept.map((g) => sums.observed[g]! - sums.expected[g]!);
  const chiSquared = quadraticForm(
    kept.map((g) => kept.map((h) => sums.covariance(g, h))),
    difference,
  );
  if (chiSquared === undefined) return notEstimable("no variation");
  return {
    kind: "test",
    chiSquared,
    df: kept.length,
    p: chiSquaredUpper(chiSquared, kept.length),
    groups: groupsOf(groups, sums),
  };
}

/** Observed and expected events of each group. */
export function groupsOf(groups: Float64Array, sums: LogRankSums): LogRankGroup[] {
  return Array.from(groups, (group, g) => ({
    group,
    n: sums.n[g]!,
    observed: sums.observed[g]!,
    expected: sums.expected[g]!,
  }));
}
