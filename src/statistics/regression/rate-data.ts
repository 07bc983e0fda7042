import { checkCount, checkCovariates, checkIsColumn, checkPositive } from "../check.ts";
import type { Estimates } from "./design.ts";

export interface RateData {
  /** Number of events of each row: a person, an office in a month, a group. */
  readonly events: ArrayLike<number>;
  /** What the events came from, above zero: person-time, people, expected events; without it, 1. */
  readonly exposure?: ArrayLike<number>;
  /** Numeric covariates by name, one element a row; categories as 0 and 1 against a reference. */
  readonly covariates: Readonly<Record<string, ArrayLike<number>>>;
}

/** Counts with the logarithm of what is expected where all have one rate. */
export interface RateRows {
  readonly events: Float64Array;
  readonly total: number;
  readonly logExposure: Float64Array;
  /** log(events / exposure) of all rows together. */
  readonly logRate: number;
}

/** Checks the columns. */
export function rateRows(estimator: string, { events, exposure, covariates }: RateData): RateRows {
  checkCovariates(estimator, covariates, { events, exposure });
  checkIsColumn(estimator, "events", events);
  let [total, exposed] = [0, 0];
  for (let i = 0; i < events.length; i++) {
    checkCount(estimator, `events[${i}]`, events[i]!);
    if (exposure) checkPositive(estimator, `exposure[${i}]`, exposure[i]!);
    total += events[i]!;
    exposed += exposure?.[i] ?? 1;
  }
  return {
    events: Float64Array.from(events),
    total,
    logExposure: Float64Array.from(events, (_, i) => Math.log(exposure?.[i] ?? 1)),
    logRate: Math.log(total / exposed),
  };
}

/** The intercept with the rate of everybody, which stands apart while the model is fitted. */
export const withRate = ({ coefficients, covariance }: Estimates, { logRate }: RateRows): Estimates => ({
  coefficients: coefficients.map((value, j) => (j === 0 ? value + logRate : value)),
  covariance,
});
