import { checkPart, checkRecord, checkRecords } from "../check.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { type ChartOptions, type ControlChart, chart, type Limits, threeSigma } from "./chart.ts";

/** Numerator and denominator of a period. */
export interface PeriodCount {
  readonly numerator: number;
  readonly denominator: number;
}

/**
 * Is a proportion over time stable, or does something special show? Shewhart's p chart: limits at 3 binomial
 * standard deviations, wider where the denominator is small.
 *
 * With large denominators (thousands) nearly all points fall outside: use {@link pPrimeChart}.
 *
 * @param periods in order of time
 * @returns a point a period ("no observations" where its denominator is 0); the chart as a whole is not
 *   estimable without observations, without events, or with events only
 * @throws StatisticsError where numbers are no counts, or a numerator is above its denominator
 *
 * In R: `qcc::qcc(numerator, sizes = denominator, type = "p")`.
 *
 * Source: Shewhart WA (1931). Economic control of quality of manufactured product; Montgomery DC (2019).
 * Introduction to statistical quality control, section 7.2.
 */
export function pChart(
  periods: readonly PeriodCount[],
  options: ChartOptions = {},
): ControlChart | NotEstimable {
  checkRecords("pChart", "periods", periods);
  checkRecord("pChart", "options", options);
  checkPeriods("pChart", periods);
  return chart({ estimator: "pChart", items: periods, phase, isEmpty, range: [0, 1], options });
}

export const isEmpty = ({ denominator }: PeriodCount): boolean => denominator === 0;

export function checkPeriods(estimator: string, periods: readonly PeriodCount[]): void {
  for (const { numerator, denominator } of periods) checkPart(estimator, numerator, denominator);
}

interface BinomialPeriod {
  readonly value: number;
  readonly centre: number;
  readonly sigma: number;
}

/** Centre of all periods together, binomial standard deviation of each. */
export function binomialPeriods(periods: readonly PeriodCount[]): readonly BinomialPeriod[] | NotEstimable {
  const events = periods.reduce((sum, period) => sum + period.numerator, 0);
  const n = periods.reduce((sum, period) => sum + period.denominator, 0);
  if (events === 0) return notEstimable("no events");
  if (events === n) return notEstimable("only events");
  const centre = events / n;
  return periods.map(({ numerator, denominator }) => ({
    value: numerator / denominator,
    centre,
    sigma: Math.sqrt((centre * (1 - centre)) / denominator),
  }));
}

function phase(periods: readonly PeriodCount[]): readonly Limits[] | NotEstimable {
  const binomial = binomialPeriods(periods);
  return "kind" in binomial
    ? binomial
    : binomial.map(({ value, centre, sigma }) => threeSigma(value, centre, sigma));
}
