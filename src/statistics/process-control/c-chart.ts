import { checkCount, checkIsColumn, checkRecord } from "../check.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { type ChartOptions, type ControlChart, chart, FROM_ZERO, type Limits, threeSigma } from "./chart.ts";

/**
 * Is a count per period stable, where every period offers the same chance of events? Shewhart's c chart: limits at
 * 3 Poisson standard deviations.
 *
 * @param counts events of each period, in order of time
 * @returns a point a period; not estimable without periods (no observations), or without events in a phase
 * @throws StatisticsError where a number is no count
 *
 * In R: `qicharts2::qic(y = counts, chart = "c")`.
 *
 * Source: Montgomery DC (2019). Introduction to statistical quality control, section 7.3. ISBN 978-1-119-39930-8.
 */
export function cChart(counts: readonly number[], options: ChartOptions = {}): ControlChart | NotEstimable {
  checkRecord("cChart", "options", options);
  checkIsColumn("cChart", "counts", counts);
  for (const [i, count] of counts.entries()) checkCount("cChart", `counts[${i}]`, count);
  const range = FROM_ZERO;
  return chart({
    estimator: "cChart",
    items: Array.from(counts),
    phase,
    isEmpty: () => false,
    range,
    options,
  });
}

function phase(counts: readonly number[]): readonly Limits[] | NotEstimable {
  const centre = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  if (centre === 0) return notEstimable("no events");
  return counts.map((count) => threeSigma(count, centre, Math.sqrt(centre)));
}
