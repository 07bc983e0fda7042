import {
  checkColumn,
  checkCovariates,
  checkFlag,
  checkProbability,
  checkRecord,
  checkWord,
} from "../check.ts";
import { normalQuantile } from "../distributions/normal.ts";
import { StatisticsError } from "../errors.ts";
import type { Estimate, Interval } from "../interval.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { checkTreated, checkWithinNumbers, sum } from "./groups.ts";
import { predictOutcomes } from "./predict-outcomes.ts";
import { type PropensityData, propensityScore } from "./propensity-score.ts";

export interface DoublyRobustData extends PropensityData {
  /** The outcome: a number, or 1 = had it, 0 = did not. */
  readonly outcome: ArrayLike<number>;
  /** Covariates of the outcome's model, where they are not those of the score. */
  readonly outcomeCovariates?: PropensityData["covariates"];
}

export interface DoublyRobustOptions {
  /** How the outcome depends on the covariates in each group. Default "logistic" for outcomes of 0 and 1, else "linear". */
  readonly model?: "linear" | "logistic";
  /** Whether the outcome's model is fitted with the ATE weights, so that it fits best where the groups lack people. Default false. */
  readonly weighted?: boolean;
  /** Confidence level. Default 0.95. */
  readonly level?: number;
}

/** Ratio of the means, its interval symmetric as a logarithm. */
export interface MeanRatio extends Interval {
  readonly value: number;
  readonly logStandardError: number;
}

export interface DoublyRobustDifference extends Estimate {
  /** From the influence function. */
  readonly standardError: number;
  readonly n: number;
  /** Mean outcome if everybody were treated, and if nobody were. */
  readonly treatedMean: number;
  readonly controlMean: number;
  /** Where both means are above 0. */
  readonly ratio?: MeanRatio;
}

/**
 * By how much would the outcome differ if everybody rather than nobody were treated? Doubly robust: right where the
 * model of treatment is right or that of the outcome is. Each person's outcome as either model expects it, plus what
 * the outcome's model missed, weighted by the inverse of the score (augmented inverse probability weighting).
 *
 * @param data outcome, treatment and covariates, a row a person
 * @returns the difference with its standard error from the influence function, the score and the outcome's model
 *   taken as right; "not estimable" where the {@link propensityScore} is, for its reason, where the outcome's model is
 *   within one of the groups (too few observations, no events, only events, no variation, perfect separation), or
 *   where nobody's influence differs (no variation)
 * @throws StatisticsError on treatment other than 0 and 1, NaN, infinite values, columns of unequal length, outcomes
 *   other than 0 and 1 in a logistic model
 *
 * In R: `AIPW`, `tmle`; the definition by `glm`, `lm` and `predict`, as in test/statistics/reference/comparison-effects.R.
 *
 * Source: Lunceford JK, Davidian M (2004). Stratification and weighting via the propensity score. Stat Med
 * 23:2937-2960. doi:10.1002/sim.1903. Bang H, Robins JM (2005). Doubly robust estimation in missing data and causal
 * inference models. Biometrics 61:962-973. doi:10.1111/j.1541-0420.2005.00377.x.
 */
export function doublyRobustDifference(
  data: DoublyRobustData,
  options: DoublyRobustOptions = {},
): DoublyRobustDifference | NotEstimable {
  const {
    outcome,
    treated,
    covariates,
    outcomeCovariates = covariates,
  } = checkRecord("doublyRobustDifference", "data", data);
  const { model, weighted = false, level = 0.95 } = checkRecord("doublyRobustDifference", "options", options);
  checkWord("doublyRobustDifference", "model", model, ["linear", "logistic"]);
  checkFlag("doublyRobustDifference", "weighted", weighted);
  checkTreated("doublyRobustDifference", treated, { outcome });
  checkColumn("doublyRobustDifference", "outcome", outcome);
  for (const set of [covariates, outcomeCovariates]) {
    checkCovariates("doublyRobustDifference", set, { treated });
  }
  checkProbability("doublyRobustDifference", "level", level);
  const isBinary = Array.from(outcome).every((y) => y === 0 || y === 1);
  if (model === "logistic" && !isBinary) {
    throw new StatisticsError(
      "doublyRobustDifference",
      "an outcome is neither 0 nor 1",
      'Use model "linear" for numbers',
    );
  }
  const propensity = propensityScore({ treated, covariates });
  if (propensity.kind === "not estimable") return propensity;
  const e = propensity.scores;
  const weight = Array.from(e, (score, i) => (treated[i] === 1 ? 1 / score : 1 / (1 - score)));
  const kind = model ?? (isBinary ? "logistic" : "linear");
  const columns = { outcome, treated, covariates: outcomeCovariates, ...(weighted && { weight }) };
  const expected = ([1, 0] as const).map((group) => predictOutcomes(columns, kind, group));
  const [ofTreated, ofControl] = expected as [(typeof expected)[0], (typeof expected)[0]];
  if (ofTreated.kind === "not estimable") return ofTreated;
  if (ofControl.kind === "not estimable") return ofControl;
  const potential = ([1, 0] as const).map((group) => {
    const { fitted } = group === 1 ? ofTreated : ofControl;
    return fitted.map((m, i) => m + (treated[i] === group ? weight[i]! * (outcome[i]! - m) : 0));
  });
  return summary(potential as [number[], number[]], level);
}

/** Means of both potential outcomes, their difference and ratio, with errors from what each person adds. */
function summary(
  [treatedValues, controlValues]: readonly [readonly number[], readonly number[]],
  level: number,
): DoublyRobustDifference | NotEstimable {
  const n = treatedValues.length;
  const z = normalQuantile(1 - (1 - level) / 2);
  const treatedMean = sum(treatedValues) / n;
  const controlMean = sum(controlValues) / n;
  const value = treatedMean - controlMean;
  const errorOf = (influence: (i: number) => number) =>
    Math.sqrt(treatedValues.reduce((total, _, i) => total + influence(i) ** 2, 0)) / n;
  const standardError = errorOf((i) => treatedValues[i]! - controlValues[i]! - value);
  checkWithinNumbers("doublyRobustDifference", standardError, "Give the outcome in a larger unit");
  const size = Math.max(...[treatedMean, controlMean].map(Math.abs));
  if (!(standardError > 1e-12 * size)) return notEstimable("no variation");
  const half = z * standardError;
  const difference = { value, lower: value - half, upper: value + half, standardError };
  const means = { n, treatedMean, controlMean };
  if (!(treatedMean > 0 && controlMean > 0)) return { kind: "estimate", ...difference, ...means };
  const ratio = treatedMean / controlMean;
  const logStandardError = errorOf((i) => treatedValues[i]! / treatedMean - controlValues[i]! / controlMean);
  const factor = Math.exp(z * logStandardError);
  return {
    kind: "estimate",
    ...difference,
    ...means,
    ratio: { value: ratio, lower: ratio / factor, upper: ratio * factor, logStandardError },
  };
}
