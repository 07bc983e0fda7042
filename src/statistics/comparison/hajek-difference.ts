import { checkColumn, checkProbability, checkRecord, checkWeights } from "../check.ts";
import type { Estimate } from "../interval.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { normalLimits } from "../wald.ts";
import { effectiveSampleSize } from "./effective-sample-size.ts";
import {
  checkTreated,
  checkWithinNumbers,
  membersOf,
  relativeWeights,
  sum,
  type Treated,
  weightedMean,
} from "./groups.ts";

export interface WeightedOutcomes extends Treated {
  /** The outcome: a number, or 1 = had it, 0 = did not. */
  readonly outcome: ArrayLike<number>;
  /** Weight of each person, as from {@link propensityWeights}. */
  readonly weight: ArrayLike<number>;
}

export interface HajekOptions {
  /** Confidence level. Default 0.95. */
  readonly level?: number;
}

export interface HajekDifference extends Estimate {
  /** Robust (HC0), the weights taken as known. */
  readonly standardError: number;
  readonly treatedMean: number;
  readonly controlMean: number;
  /** Of each group: people of equal weight who would tell as much. */
  readonly effectiveTreated: number;
  readonly effectiveControl: number;
}

/**
 * By how much do weighted groups differ in an outcome? Hájek's difference of weighted means, each divided by its
 * own sum of weights, with the sandwich error of the weighted regression on the treatment. The error takes the
 * weights as known, which for ATE weights from a fitted score is on the safe side.
 *
 * @param data outcome, treatment and weight, a row a person
 * @returns treated minus untreated, in the unit of the outcome; "not estimable" without people (no observations),
 *   where a group has nobody with a weight (one group only) or one person (one observation), or where nobody
 *   differs from the mean of his group (no variation)
 * @throws StatisticsError on NaN, infinite values, negative weights, treatment other than 0 and 1, columns of
 *   unequal length
 *
 * In R: `m <- lm(y ~ t, weights = w); sandwich::vcovHC(m, "HC0")`.
 *
 * Source: Lunceford JK, Davidian M (2004). Stratification and weighting via the propensity score. Stat Med
 * 23:2937-2960. doi:10.1002/sim.1903. White H (1980). A heteroskedasticity-consistent covariance matrix
 * estimator. Econometrica 48:817-838. doi:10.2307/1912934.
 */
export function hajekDifference(
  data: WeightedOutcomes,
  options: HajekOptions = {},
): HajekDifference | NotEstimable {
  const { outcome, treated, weight } = checkRecord("hajekDifference", "data", data);
  const { level = 0.95 } = checkRecord("hajekDifference", "options", options);
  checkTreated("hajekDifference", treated, { outcome, weight });
  checkColumn("hajekDifference", "outcome", outcome);
  checkWeights("hajekDifference", "weight", weight);
  checkProbability("hajekDifference", "level", level);
  if (outcome.length === 0) return notEstimable("no observations");
  const groups = ([1, 0] as const).map((group) =>
    groupOf(membersOf(outcome, treated, group), relativeWeights(membersOf(weight, treated, group))),
  );
  const [ofTreated, ofControl] = groups;
  if (ofTreated === undefined || ofControl === undefined) return notEstimable("one group only");
  if (ofTreated.n === 1 || ofControl.n === 1) return notEstimable("one observation");
  const standardError = Math.sqrt(ofTreated.variance + ofControl.variance);
  checkWithinNumbers("hajekDifference", standardError, "Give the outcome in a larger unit");
  if (standardError === 0) return notEstimable("no variation");
  const value = ofTreated.mean - ofControl.mean;
  return {
    kind: "estimate",
    value,
    ...normalLimits(value, standardError, level),
    standardError,
    treatedMean: ofTreated.mean,
    controlMean: ofControl.mean,
    effectiveTreated: ofTreated.effective,
    effectiveControl: ofControl.effective,
  };
}

function groupOf(outcomes: readonly number[], weights: readonly number[]) {
  const size = effectiveSampleSize(weights);
  if (size.kind === "not estimable") return undefined;
  const mean = weightedMean(outcomes, weights);
  const total = sum(weights);
  const variance = sum(outcomes.map((outcome, i) => ((weights[i]! / total) * (outcome - mean)) ** 2));
  return { n: size.n, effective: size.value, mean, variance };
}
