import { checkRecord, checkRecords } from "../check.ts";
import { normalQuantile } from "../distributions/normal.ts";
import type { Estimate } from "../interval.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import type { StandardizationOptions, StandardizedRate, Stratum } from "./direct-standardization.ts";
import { standardizedRates } from "./standardized-rates.ts";

export interface StandardizedRateRatio extends Estimate {
  /** Of the logarithm. */
  readonly logStandardError: number;
  readonly first: StandardizedRate;
  readonly second: StandardizedRate;
}

/**
 * How many times as high is one rate as another, both standardized to the same population? First over second, with an
 * interval that is symmetric as a logarithm.
 *
 * @param first events, exposure and standard by stratum
 * @param second the same strata in the same order, of the other group
 * @returns the ratio; "not estimable" without strata (no observations), or where one of the rates is 0 (no events)
 * @throws StatisticsError where {@link directStandardization} refuses a group, or the groups differ in strata or standard
 *
 * In R: the ratio of two `epitools::ageadjust.direct`, with variance of the logarithm `v1 / r1^2 + v2 / r2^2`.
 *
 * Source: Breslow NE, Day NE (1987). Statistical methods in cancer research, volume II. IARC Scientific Publications
 * 82, chapter 2. ISBN 978-92-832-0182-3.
 */
export function standardizedRateRatio(
  first: readonly Stratum[],
  second: readonly Stratum[],
  options: StandardizationOptions = {},
): StandardizedRateRatio | NotEstimable {
  checkRecords("standardizedRateRatio", "first", first);
  checkRecords("standardizedRateRatio", "second", second);
  const { level = 0.95 } = checkRecord("standardizedRateRatio", "options", options);
  const rates = standardizedRates("standardizedRateRatio", first, second, { level });
  if ("kind" in rates) return rates;
  const [a, b] = rates;
  if (a.value === 0 || b.value === 0) return notEstimable("no events");
  const value = a.value / b.value;
  const logStandardError = Math.hypot(a.standardError / a.value, b.standardError / b.value);
  const factor = Math.exp(normalQuantile(1 - (1 - level) / 2) * logStandardError);
  return {
    kind: "estimate",
    value,
    lower: value / factor,
    upper: value * factor,
    logStandardError,
    first: a,
    second: b,
  };
}
