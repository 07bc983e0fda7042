import { checkRecord, checkRecords } from "../check.ts";
import type { NotEstimable } from "../not-estimable.ts";
import { type ChartOptions, type ControlChart, chart, type Limits } from "./chart.ts";
import { binomialPeriods, checkPeriods, isEmpty, type PeriodCount } from "./p-chart.ts";
import { stretchedLimits } from "./stretched-limits.ts";

/**
 * Is a proportion over time stable, where it varies more (or less) than chance among people alone would make it?
 * Laney's p' chart: the limits of the p chart, stretched by the variation from one period to the next.
 *
 * @param periods in order of time
 * @returns a point a period ("no observations" where its denominator is 0); the chart as a whole is not
 *   estimable without observations, without events, with events only, with one period in a phase (one
 *   observation), or where the standardized points of a phase are all alike (no variation)
 * @throws StatisticsError where numbers are no counts, or a numerator is above its denominator
 *
 * In R: `qicharts2::qic(y = numerator, n = denominator, chart = "pp")`.
 *
 * Source: Laney DB (2002). Improved control charts for attributes. Qual Eng 14:531-537.
 * doi:10.1081/QEN-120003555.
 */
export function pPrimeChart(
  periods: readonly PeriodCount[],
  options: ChartOptions = {},
): ControlChart | NotEstimable {
  checkRecords("pPrimeChart", "periods", periods);
  checkRecord("pPrimeChart", "options", options);
  checkPeriods("pPrimeChart", periods);
  return chart({ estimator: "pPrimeChart", items: periods, phase, isEmpty, range: [0, 1], options });
}

function phase(periods: readonly PeriodCount[]): readonly Limits[] | NotEstimable {
  const binomial = binomialPeriods(periods);
  return "kind" in binomial ? binomial : stretchedLimits(binomial);
}
