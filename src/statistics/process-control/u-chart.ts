import { checkRecord, checkRecords } from "../check.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { checkPersonTime, type PersonTime } from "../rates/person-time-rate.ts";
import { type ChartOptions, type ControlChart, chart, FROM_ZERO, type Limits, threeSigma } from "./chart.ts";

/**
 * Is a rate of events over person-time stable, or does something special show? Shewhart's u chart: limits at 3
 * Poisson standard deviations, wider where there is little person-time.
 *
 * With thousands of events a period nearly all points fall outside: use {@link uPrimeChart}.
 *
 * @param periods events and person-time, in order of time
 * @returns a point a period ("no observations" where its person-time is 0); the chart as a whole is not estimable
 *   without observations or without events in a phase
 * @throws StatisticsError where events are no count, person-time is negative or not finite, or there are events
 *   without person-time
 *
 * In R: `qicharts2::qic(y = events, n = personTime, chart = "u")`.
 *
 * Source: Montgomery DC (2019). Introduction to statistical quality control, section 7.3. ISBN 978-1-119-39930-8.
 */
export function uChart(
  periods: readonly PersonTime[],
  options: ChartOptions = {},
): ControlChart | NotEstimable {
  checkRecords("uChart", "periods", periods);
  checkRecord("uChart", "options", options);
  checkRates("uChart", periods);
  return chart({
    estimator: "uChart",
    items: periods,
    phase,
    isEmpty: isEmptyTime,
    range: FROM_ZERO,
    options,
  });
}

export const isEmptyTime = ({ personTime }: PersonTime): boolean => personTime === 0;

export function checkRates(estimator: string, periods: readonly PersonTime[]): void {
  for (const period of periods) checkPersonTime(estimator, period);
}

/** Centre of all periods together, Poisson standard deviation of each. */
export function poissonPeriods(periods: readonly PersonTime[]) {
  const events = periods.reduce((sum, period) => sum + period.events, 0);
  if (events === 0) return notEstimable("no events");
  const centre = events / periods.reduce((sum, period) => sum + period.personTime, 0);
  return periods.map(({ events, personTime }) => ({
    value: events / personTime,
    centre,
    sigma: Math.sqrt(centre / personTime),
  }));
}

function phase(periods: readonly PersonTime[]): readonly Limits[] | NotEstimable {
  const poisson = poissonPeriods(periods);
  return "kind" in poisson
    ? poisson
    : poisson.map(({ value, centre, sigma }) => threeSigma(value, centre, sigma));
}
