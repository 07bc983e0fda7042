import { checkRecord } from "../check.ts";
import { chiSquaredUpper } from "../distributions/chi-squared.ts";
import { StatisticsError } from "../errors.ts";
import { quadraticForm } from "../linear/quadratic-form.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { GrayScore } from "./gray-score.ts";
import { type GroupedFollowUp, splitByGroup } from "./grouped-follow-up.ts";

export interface GrayTestOptions {
  /** The cause whose incidence is compared; all others compete. Default 1. */
  readonly cause?: number;
  /** Exponent of the pooled share without the cause as weight. Default 0. */
  readonly rho?: number;
}

export interface GrayTest {
  readonly kind: "test";
  readonly chiSquared: number;
  readonly df: number;
  readonly p: number;
}

/**
 * Do groups differ in the cumulative incidence of a cause, when other causes compete? Gray's test.
 *
 * Unlike {@link logRank} with competing events censored, which compares cause-specific hazards, it compares what
 * share ever has the event.
 *
 * @param data follow-up with the group of each row; 0 = censored, 1, 2 … = causes
 * @returns the test; "not estimable" without observations, with one group only, without events of the cause, or
 *   where these say nothing of a difference (no variation)
 * @throws StatisticsError on late entry, a group or stratum that is no whole number, a cause below 1, negative
 *   rho, and follow-up that cannot be
 *
 * In R: `cmprsk::cuminc(time, cause, group, strata, rho)$Tests`.
 *
 * Source: Gray RJ (1988). A class of K-sample tests for comparing the cumulative incidence of a competing risk.
 * Ann Stat 16:1141-1154. doi:10.1214/aos/1176350951.
 */
export function grayTest(data: GroupedFollowUp, options: GrayTestOptions = {}): GrayTest | NotEstimable {
  checkRecord("grayTest", "data", data);
  const { cause = 1, rho = 0 } = checkRecord("grayTest", "options", options);
  checkGray(data, cause, rho);
  const { groups, strata } = splitByGroup("grayTest", data);
  if (groups.length === 0) return notEstimable("no observations");
  if (groups.length === 1) return notEstimable("one group only");
  const scores = strata.map((rows) => new GrayScore(rows, { cause, rho }));
  if (scores.every((score) => score.n === 0)) return notEstimable("no observations");
  if (scores.every((score) => score.events === 0)) return notEstimable("no events");
  // The scores of all groups add up to 0: the last says nothing new.
  const compared = [...groups.keys()].slice(0, -1);
  const sum = (term: (score: GrayScore) => number) => scores.reduce((total, score) => total + term(score), 0);
  const score = compared.map((i) => sum((part) => part.score[i]!));
  const variance = compared.map((i) => compared.map((j) => sum((part) => part.variance[i]![j]!)));
  const chiSquared = quadraticForm(variance, score);
  if (chiSquared === undefined) return notEstimable("no variation");
  return { kind: "test", chiSquared, df: compared.length, p: chiSquaredUpper(chiSquared, compared.length) };
}

function checkGray(data: GroupedFollowUp, cause: number, rho: number): void {
  if (data.entry) {
    throw new StatisticsError(
      "grayTest",
      "there are late entries",
      "Leave out entry only if everybody was observed from time zero; else compare cause-specific hazards by logRank",
    );
  }
  if (!Number.isSafeInteger(cause) || cause < 1) {
    throw new StatisticsError("grayTest", "cause is not a whole number from 1", "Name the code of the cause");
  }
  if (!Number.isFinite(rho) || rho < 0) {
    throw new StatisticsError("grayTest", "rho is not zero or more", "Use 0 for equal weights");
  }
}
