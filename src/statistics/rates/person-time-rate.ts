import { checkCount, checkPositive, checkProbability, checkRecord } from "../check.ts";
import { gammaQuantile } from "../distributions/gamma.ts";
import { StatisticsError } from "../errors.ts";
import type { Estimate } from "../interval.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";

/** Events over time at risk. */
export interface PersonTime {
  readonly events: number;
  /** Time at risk, in any unit; time in custody taken out. */
  readonly personTime: number;
}

export interface RateOptions {
  /** Confidence level. Default 0.95. */
  readonly level?: number;
}

/**
 * How often does it happen per unit of time at risk? Events over person-time, with the exact Poisson interval.
 *
 * @returns the rate per unit of person-time; with no person-time "not estimable" (no observations). Without
 *   events the rate is 0 and the upper limit -log(alpha/2) / person-time, about 3.7 over it.
 * @throws StatisticsError where events are no count, person-time is negative or not finite, or there are events
 *   without person-time
 *
 * In R: `poisson.test(events, personTime)`.
 *
 * Source: Garwood F (1936). Fiducial limits for the Poisson distribution. Biometrika 28:437-442.
 * doi:10.1093/biomet/28.3-4.437.
 */
export function personTimeRate(data: PersonTime, options: RateOptions = {}): Estimate | NotEstimable {
  const { events, personTime } = checkRecord("personTimeRate", "data", data);
  const { level = 0.95 } = checkRecord("personTimeRate", "options", options);
  checkPersonTime("personTimeRate", { events, personTime });
  checkProbability("personTimeRate", "level", level);
  if (personTime === 0) return notEstimable("no observations");
  const tail = (1 - level) / 2;
  return {
    kind: "estimate",
    value: events / personTime,
    lower: events === 0 ? 0 : gammaQuantile(tail, events) / personTime,
    upper: gammaQuantile(1 - tail, events + 1) / personTime,
  };
}

export function checkPersonTime(estimator: string, { events, personTime }: PersonTime): void {
  checkCount(estimator, "events", events);
  if (personTime === 0 && events === 0) return;
  checkPositive(estimator, "personTime", personTime);
  if (!Number.isFinite(events / personTime)) {
    throw new StatisticsError(estimator, "personTime is too small", "Give it in days or years");
  }
}
