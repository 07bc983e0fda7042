import { checkCounts, checkCovariates, checkIndicator } from "../check.ts";

export interface LogisticData {
  /** 1 = had the outcome, 0 = did not. */
  readonly outcome: ArrayLike<number>;
  /** Numeric covariates by name, one element a row; categories as 0 and 1 against a reference. */
  readonly covariates: Readonly<Record<string, ArrayLike<number>>>;
  /** Number of people in the row; without it, 1. */
  readonly count?: ArrayLike<number>;
}

/** Counted outcomes. */
export interface LogisticRows {
  readonly outcome: ArrayLike<number>;
  readonly count: readonly number[];
  /** People. */
  readonly n: number;
  /** People with the outcome. */
  readonly events: number;
}

/** Checks the columns and counts. */
export function checkLogistic(
  estimator: string,
  { outcome, covariates, count: given }: LogisticData,
): LogisticRows {
  checkCovariates(estimator, covariates, { outcome, count: given });
  checkIndicator(estimator, "outcome", outcome);
  if (given) checkCounts(estimator, "count", given);
  const count = Array.from(outcome, (_, i) => given?.[i] ?? 1);
  return {
    outcome,
    count,
    n: count.reduce((sum, value) => sum + value, 0),
    events: count.reduce((sum, value, i) => sum + value * outcome[i]!, 0),
  };
}
