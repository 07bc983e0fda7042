import { normalQuantile, normalUpper } from "../distributions/normal.ts";
import type { Estimates } from "./design.ts";

export interface RateCoefficient {
  /** Name of the covariate, or "(Intercept)". */
  readonly name: string;
  /** Log ratio of rates for one unit more; of the intercept, log rate at covariates of 0. */
  readonly coefficient: number;
  readonly standardError: number;
  readonly z: number;
  /** Two-sided, Wald's. */
  readonly p: number;
  readonly rateRatio: number;
  /** Limits of the ratio of rates. */
  readonly lower: number;
  readonly upper: number;
}

/** Each coefficient with Wald's test and interval. */
export function rateCoefficients(
  names: readonly string[],
  { coefficients, covariance }: Estimates,
  level: number,
): RateCoefficient[] {
  const quantile = normalQuantile(1 - (1 - level) / 2);
  return names.map((name, j) => {
    const coefficient = coefficients[j]!;
    const standardError = Math.sqrt(covariance[j]![j]!);
    return {
      name,
      coefficient,
      standardError,
      z: coefficient / standardError,
      p: 2 * normalUpper(Math.abs(coefficient) / standardError),
      rateRatio: Math.exp(coefficient),
      lower: Math.exp(coefficient - quantile * standardError),
      upper: Math.exp(coefficient + quantile * standardError),
    };
  });
}
