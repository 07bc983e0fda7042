import { chiSquaredUpper } from "../distributions/chi-squared.ts";
import { waldCoefficient } from "./wald-coefficient.ts";

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

/** A coefficient with Wald's test and interval. */
export function coxCoefficient(
  name: string,
  estimated: Parameters<typeof waldCoefficient>[0],
): CoxCoefficient {
  return { name, ...waldCoefficient(estimated), hazardRatio: Math.exp(estimated.coefficient) };
}

export const modelTest = (chiSquared: number, df: number): ModelTest => ({
  chiSquared,
  df,
  p: chiSquaredUpper(chiSquared, df),
});
