import { checkProbability, checkRecord, checkRecords } from "../check.ts";
import type { Estimate } from "../interval.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { withinNumbers } from "../within-numbers.ts";
import { type HeterogeneityTest, heterogeneityTest } from "./heterogeneity.ts";
import { reference } from "./meta-analysis.ts";
import { checkStudies, type StudyEstimate, weightedMean } from "./study.ts";

export interface FixedEffectOptions {
  /** Confidence level. Default 0.95. */
  readonly level?: number;
}

export interface FixedEffect extends Estimate {
  /** Studies. */
  readonly k: number;
  readonly standardError: number;
  /** Of the hypothesis that the value is 0, two-sided. */
  readonly p: number;
  /** Share of the variation that is beyond chance, 0 to 1. */
  readonly i2: number;
  readonly heterogeneity: HeterogeneityTest;
  /** Share of each study in the mean. */
  readonly weights: readonly number[];
}

/**
 * What do several studies say together, if all estimate one and the same value? Their mean, weighted by the inverse of
 * their variances.
 *
 * @param studies an estimate and its variance each, in any order
 * @returns the mean; with one study that study; not estimable without studies (no observations)
 * @throws StatisticsError on values that are not finite and variances that are not above zero
 *
 * In R: `metafor::rma(value, variance, method = "EE")`.
 *
 * Source: Hedges LV, Vevea JL (1998). Fixed- and random-effects models in meta-analysis. Psychol Methods 3:486-504.
 * doi:10.1037/1082-989X.3.4.486.
 */
export function fixedEffect(
  studies: readonly StudyEstimate[],
  options: FixedEffectOptions = {},
): FixedEffect | NotEstimable {
  checkRecords("fixedEffect", "studies", studies);
  const { level = 0.95 } = checkRecord("fixedEffect", "options", options);
  checkStudies("fixedEffect", studies);
  checkProbability("fixedEffect", "level", level);
  if (studies.length === 0) return notEstimable("no observations");
  const { mean, weights, total } = weightedMean(studies, 0);
  const standardError = Math.sqrt(1 / total);
  const { quantile, p } = reference("infinite", mean / standardError, level);
  const heterogeneity = heterogeneityTest(studies);
  const { statistic, df } = heterogeneity;
  return withinNumbers("fixedEffect", {
    kind: "estimate",
    value: mean,
    lower: mean - quantile * standardError,
    upper: mean + quantile * standardError,
    k: studies.length,
    standardError,
    p,
    i2: statistic > df ? (statistic - df) / statistic : 0,
    heterogeneity,
    weights: weights.map((weight) => weight / total),
  });
}
