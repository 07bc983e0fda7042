import { checkRecord, checkWeights } from "../check.ts";
import type { NotEstimable } from "../not-estimable.ts";
import { type ChartOptions, type ControlChart, chart, FROM_ZERO, type Limits } from "./chart.ts";
import { individualLimits } from "./xmr-chart.ts";

/** Nelson's: raised to 1 / 3.6 an exponential time is nearly normal. */
const POWER = 3.6;

/**
 * Is the time between rare events stable? The t chart: times to the power 1 / 3.6 are nearly normal where events
 * come at random, so an XmR chart is drawn of those, and its centre and limits are turned back into time.
 *
 * A point above the upper limit says that the event has become rarer, one below the lower limit more frequent.
 *
 * @param times between one event and the next, in order of time and in any unit, zero or more (0: the same day)
 * @returns a point an event; not estimable without times, with one time in a phase (one observation), or where the
 *   times of a phase are all alike (no variation)
 * @throws StatisticsError on negative, NaN and infinite times
 *
 * In R: `qicharts2::qic(times, chart = "t")`.
 *
 * Source: Nelson LS (1994). A control chart for parts-per-million nonconforming items. J Qual Technol 26:239-240.
 */
export function tChart(times: readonly number[], options: ChartOptions = {}): ControlChart | NotEstimable {
  checkRecord("tChart", "options", options);
  checkWeights("tChart", "times", times);
  const range = FROM_ZERO;
  return chart({
    estimator: "tChart",
    items: Array.from(times),
    phase,
    isEmpty: () => false,
    range,
    options,
  });
}

function phase(times: readonly number[]): readonly Limits[] | NotEstimable {
  const limits = individualLimits(times.map((time) => time ** (1 / POWER)));
  if ("kind" in limits) return limits;
  return limits.map(({ z, centre, lowerLimit, upperLimit }, i) => ({
    value: times[i]!,
    z,
    centre: centre ** POWER,
    lowerLimit: Math.max(0, lowerLimit) ** POWER,
    upperLimit: upperLimit ** POWER,
  }));
}
