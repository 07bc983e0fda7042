import { checkColumn, checkRecord } from "../check.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { ANY_NUMBER, type ChartOptions, type ControlChart, chart, type Limits, threeSigma } from "./chart.ts";
import { meanMovingRange, RANGE_TO_SIGMA } from "./moving-range.ts";

/**
 * Is a single figure over time stable? The XmR (individuals) chart: limits at 3 / d2 = 2.66 mean moving ranges.
 *
 * @param values in order of time, finite
 * @returns a point a value; not estimable without values, with one value in a phase (one observation), or where
 *   the values of a phase are all alike (no variation)
 * @throws StatisticsError on NaN and infinite values
 *
 * In R: `qicharts2::qic(values, chart = "i")`.
 *
 * Source: Wheeler DJ (1993). Understanding variation: the key to managing chaos.
 */
export function xmrChart(values: readonly number[], options: ChartOptions = {}): ControlChart | NotEstimable {
  checkRecord("xmrChart", "options", options);
  checkColumn("xmrChart", "values", values);
  const phase = individualLimits;
  return chart({
    estimator: "xmrChart",
    items: Array.from(values),
    phase,
    isEmpty: () => false,
    range: ANY_NUMBER,
    options,
  });
}

/** Mean of the values, and 2.66 mean moving ranges about it. */
export function individualLimits(values: readonly number[]): readonly Limits[] | NotEstimable {
  if (values.length === 1) return notEstimable("one observation");
  const centre = values.reduce((sum, value) => sum + value, 0) / values.length;
  const sigma = meanMovingRange(values) / RANGE_TO_SIGMA;
  if (sigma === 0) return notEstimable("no variation");
  return values.map((value) => threeSigma(value, centre, sigma));
}
