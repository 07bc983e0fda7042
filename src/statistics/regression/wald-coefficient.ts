import { normalQuantile, normalUpper } from "../distributions/normal.ts";
import type { Interval } from "../interval.ts";

interface Estimated {
  readonly coefficient: number;
  readonly variance: number;
  /** Confidence level. */
  readonly level: number;
}

interface WaldCoefficient extends Interval {
  readonly coefficient: number;
  readonly standardError: number;
  readonly z: number;
  readonly p: number;
}

/** The logarithm of a ratio with Wald's test, and the limits of the ratio. */
export function waldCoefficient({ coefficient, variance, level }: Estimated): WaldCoefficient {
  const standardError = Math.sqrt(variance);
  const reach = normalQuantile(1 - (1 - level) / 2) * standardError;
  return {
    coefficient,
    standardError,
    z: coefficient / standardError,
    p: 2 * normalUpper(Math.abs(coefficient) / standardError),
    lower: Math.exp(coefficient - reach),
    upper: Math.exp(coefficient + reach),
  };
}
