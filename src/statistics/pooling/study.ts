import { checkFinite, checkPositive } from "../check.ts";

/** An estimate of one study, service or completed data set. */
export interface StudyEstimate {
  /** On a scale where it is roughly normal: a difference, a log ratio, a logit. */
  readonly value: number;
  /** The square of its standard error, above 0. */
  readonly variance: number;
}

export function checkStudies(estimator: string, studies: readonly StudyEstimate[]): void {
  for (const [i, { value, variance }] of studies.entries()) {
    checkFinite(estimator, `value of [${i}]`, value);
    checkPositive(estimator, `variance of [${i}]`, variance);
  }
}

export interface WeightedMean {
  readonly mean: number;
  readonly weights: readonly number[];
  readonly total: number;
}

/** The mean with weights 1 / (variance + tau2). */
export function weightedMean(studies: readonly StudyEstimate[], tau2: number): WeightedMean {
  const weights = studies.map(({ variance }) => 1 / (variance + tau2));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = studies.reduce((sum, { value }, i) => sum + (weights[i]! / total) * value, 0);
  return { mean, weights, total };
}

/** Cochran's weighted sum of squares about the weighted mean. */
export function cochranQ(studies: readonly StudyEstimate[], tau2: number): number {
  const { mean, weights } = weightedMean(studies, tau2);
  return studies.reduce((sum, { value }, i) => sum + weights[i]! * (value - mean) ** 2, 0);
}
