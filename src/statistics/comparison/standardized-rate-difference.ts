import { checkRecord, checkRecords } from "../check.ts";
import type { Estimate } from "../interval.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { normalLimits } from "../wald.ts";
import type { StandardizationOptions, StandardizedRate, Stratum } from "./direct-standardization.ts";
import { standardizedRates } from "./standardized-rates.ts";

export interface StandardizedRateDifference extends Estimate {
  readonly standardError: number;
  readonly first: StandardizedRate;
  readonly second: StandardizedRate;
}

/**
 * How far apart are two rates, both standardized to the same population? First minus second, with a normal interval.
 *
 * @param first events, exposure and standard by stratum
 * @param second the same strata in the same order, of the other group
 * @returns events per unit of exposure; "not estimable" without strata (no observations), or without events in both
 *   groups (no events)
 * @throws StatisticsError where {@link directStandardization} refuses a group, or the groups differ in strata or standard
 *
 * In R: the difference of two `epitools::ageadjust.direct`, variance `sum((s / sum(s))^2 * x / n^2)` of each.
 *
 * Source: Breslow NE, Day NE (1987). Statistical methods in cancer research, volume II. IARC Scientific Publications
 * 82, chapter 2. ISBN 978-92-832-0182-3.
 */
export function standardizedRateDifference(
  first: readonly Stratum[],
  second: readonly Stratum[],
  options: StandardizationOptions = {},
): StandardizedRateDifference | NotEstimable {
  checkRecords("standardizedRateDifference", "first", first);
  checkRecords("standardizedRateDifference", "second", second);
  const { level = 0.95 } = checkRecord("standardizedRateDifference", "options", options);
  const rates = standardizedRates("standardizedRateDifference", first, second, { level });
  if ("kind" in rates) return rates;
  const [a, b] = rates;
  const standardError = Math.hypot(a.standardError, b.standardError);
  if (standardError === 0) return notEstimable("no events");
  const value = a.value - b.value;
  return {
    kind: "estimate",
    value,
    ...normalLimits(value, standardError, level),
    standardError,
    first: a,
    second: b,
  };
}
