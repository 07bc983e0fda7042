import { checkRecord, checkRecords } from "../check.ts";
import type { NotEstimable } from "../not-estimable.ts";
import type { PersonTime } from "../rates/person-time-rate.ts";
import { type ChartOptions, type ControlChart, chart, FROM_ZERO, type Limits } from "./chart.ts";
import { stretchedLimits } from "./stretched-limits.ts";
import { checkRates, isEmptyTime, poissonPeriods } from "./u-chart.ts";

/**
 * Is a rate over time stable, where it varies more (or less) than chance alone would make it? Laney's u' chart: the
 * limits of the u chart, stretched by the variation from one period to the next.
 *
 * @param periods events and person-time, in order of time
 * @returns a point a period ("no observations" where its person-time is 0); the chart as a whole is not estimable
 *   without observations, without events in a phase, with one period in a phase (one observation), or where the
 *   standardized points of a phase are all alike (no variation)
 * @throws StatisticsError where events are no count, person-time is negative or not finite, or there are events
 *   without person-time
 *
 * In R: `qicharts2::qic(y = events, n = personTime, chart = "up")`.
 *
 * Source: Laney DB (2002). Improved control charts for attributes. Qual Eng 14:531-537.
 * doi:10.1081/QEN-120003555.
 */
export function uPrimeChart(
  periods: readonly PersonTime[],
  options: ChartOptions = {},
): ControlChart | NotEstimable {
  checkRecords("uPrimeChart", "periods", periods);
  checkRecord("uPrimeChart", "options", options);
  checkRates("uPrimeChart", periods);
  const range = FROM_ZERO;
  return chart({ estimator: "uPrimeChart", items: periods, phase, isEmpty: isEmptyTime, range, options });
}

function phase(periods: readonly PersonTime[]): readonly Limits[] | NotEstimable {
  const poisson = poissonPeriods(periods);
  return "kind" in poisson ? poisson : stretchedLimits(poisson);
}
