import type { Estimates } from "./design.ts";
import { waldCoefficient } from "./wald-coefficient.ts";

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
  return names.map((name, j) => {
    const coefficient = coefficients[j]!;
    const wald = waldCoefficient({ coefficient, variance: covariance[j]![j]!, level });
    return { name, ...wald, rateRatio: Math.exp(coefficient) };
  });
}
