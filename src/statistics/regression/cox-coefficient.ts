import { chiSquaredUpper } from "../distributions/chi-squared.ts";
import { normalQuantile, normalUpper } from "../distributions/normal.ts";

export interface CoxCoefficient {
  readonly name: string;
  /** Log hazard ratio for one unit more. */
  readonly coefficient: number;
  readonly standardError: number;
  readonly z: number;
  /** Two-sided, Wald's. */
  readonly p: number;
  readonly hazardRatio: number;
  /** Limits of the hazard ratio. */
  readonly lower: number;
  readonly upper: number;
}

export interface ModelTest {
  readonly chiSquared: number;
  readonly df: number;
  readonly p: number;
}

interface Estimated {
  readonly coefficient: number;
  readonly variance: number;
  /** Confidence level. */
  readonly level: number;
}

/** A coefficient with Wald's test and interval. */
export function coxCoefficient(name: string, { coefficient, variance, level }: Estimated): CoxCoefficient {
  const standardError = Math.sqrt(variance);
  const reach = normalQuantile(1 - (1 - level) / 2) * standardError;
  return {
    name,
    coefficient,
    standardError,
    z: coefficient / standardError,
    p: 2 * normalUpper(Math.abs(coefficient) / standardError),
    hazardRatio: Math.exp(coefficient),
    lower: Math.exp(coefficient - reach),
    upper: Math.exp(coefficient + reach),
  };
}

export const modelTest = (chiSquared: number, df: number): ModelTest => ({
  chiSquared,
  df,
  p: chiSquaredUpper(chiSquared, df),
});
