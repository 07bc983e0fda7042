import { checkColumn, checkRecord } from "../check.ts";
import { normalUpper } from "../distributions/normal.ts";
import { StatisticsError } from "../errors.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { type GroupedFollowUp, splitByGroup } from "./grouped-follow-up.ts";
import { groupsOf, type LogRankGroup } from "./log-rank.ts";
import { checkLogRank, type LogRankOptions, type LogRankSums, logRankSums } from "./log-rank-sums.ts";

export interface LogRankTrendOptions extends LogRankOptions {
  /** Score of each group, by ascending group number. Default: the group numbers. */
  readonly scores?: readonly number[];
}

export interface LogRankTrendTest {
  readonly kind: "test";
  /** Above 0: the higher the score, the more events. */
  readonly z: number;
  /** z squared, with one degree of freedom. */
  readonly chiSquared: number;
  readonly df: 1;
  /** Two-sided. */
  readonly p: number;
  readonly groups: readonly LogRankGroup[];
}

/**
 * Does the event come sooner from group to group, in the order of a score (risk level, dose)? The log-rank test for
 * trend, with s the scores, U observed less expected, and V its covariance: z = s'U / sqrt(s'Vs).
 *
 * @param data as {@link logRank}
 * @returns the test; "not estimable" without observations, with one group only, without events, or where groups
 *   of different scores are never at risk together when an event happens (no variation)
 * @throws StatisticsError as {@link logRank}, and on scores that are not one finite number a group
 *
 * In R, with rho = 0: `fit <- survdiff(Surv(time, cause) ~ group)`, then `sum(s * (fit$obs - fit$exp)) /
 * sqrt(drop(s %*% fit$var %*% s))`.
 *
 * Source: Tarone RE (1975). Tests for trend in life table analysis. Biometrika 62:679-682.
 * doi:10.1093/biomet/62.3.679.
 */
export function logRankTrend(
  data: GroupedFollowUp,
  given: LogRankTrendOptions = {},
): LogRankTrendTest | NotEstimable {
  checkRecord("logRankTrend", "data", data);
  const { scores, ...options } = checkRecord("logRankTrend", "options", given);
  const { groups, strata } = splitByGroup("logRankTrend", data);
  checkLogRank("logRankTrend", strata, options);
  if (scores) checkScores(scores, groups.length);
  const sums = logRankSums(groups.length, strata, options);
  if ("kind" in sums) return sums;
  // U adds up to 0 over groups, so that only differences between scores matter.
  const contrast = Array.from(groups, (group, g) => (scores ? scores[g]! - scores[0]! : group - groups[0]!));
  const z = trend(contrast, sums);
  if (z === undefined) return notEstimable("no variation");
  const p = 2 * normalUpper(Math.abs(z));
  return { kind: "test", z, chiSquared: z * z, df: 1, p, groups: groupsOf(groups, sums) };
}

/** A variance below this share of the sizes of its terms is a rounding error. */
const ROUNDING = 1e-12;

function trend(scores: readonly number[], sums: LogRankSums): number | undefined {
  let variance = 0;
  let size = 0;
  for (const [g, s] of scores.entries()) {
    for (const [h, r] of scores.entries()) {
      const term = s * r * sums.covariance(g, h);
      variance += term;
      size += Math.abs(term);
    }
  }
  if (variance <= ROUNDING * size) return undefined;
  const score = scores.reduce((sum, s, g) => sum + s * (sums.observed[g]! - sums.expected[g]!), 0);
  return score / Math.sqrt(variance);
}

function checkScores(scores: readonly number[], groups: number): void {
  checkColumn("logRankTrend", "scores", scores);
  if (scores.length !== groups) {
    throw new StatisticsError(
      "logRankTrend",
      "scores are not one a group",
      "Give them by ascending group number",
    );
  }
}
