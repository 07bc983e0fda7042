import { checkColumn, checkSameLength } from "../check.ts";
import { StatisticsError } from "../errors.ts";

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
  checkSameLength(estimator, { outcome, count: given, ...covariates });
  for (const [name, values] of Object.entries(covariates)) checkColumn(estimator, name, values);
  for (let i = 0; i < outcome.length; i++) {
    if (outcome[i] !== 0 && outcome[i] !== 1) {
      throw new StatisticsError(
        estimator,
        `outcome[${i}] is neither 0 nor 1`,
        "Code 1 = had the outcome, 0 = did not",
      );
    }
    const number = given?.[i] ?? 1;
    if (!Number.isFinite(number) || number < 0) {
      throw new StatisticsError(estimator, `count[${i}] is not zero or more`, "Give numbers of people");
    }
  }
  const count = Array.from(outcome, (_, i) => given?.[i] ?? 1);
  return {
    outcome,
    count,
    n: count.reduce((sum, value) => sum + value, 0),
    events: count.reduce((sum, value, i) => sum + value * outcome[i]!, 0),
  };
}
