import { checkCount, checkIsColumn, checkRecord, checkWord } from "../check.ts";
import { normalCdf, normalQuantile } from "../distributions/normal.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { type ChartOptions, type ControlChart, chart, FROM_ZERO, type Limits, threeSigma } from "./chart.ts";

export interface GChartOptions extends ChartOptions {
  /**
   * "probability": the centre is the median, and beyond each limit lies at most 0.135 %, as beyond 3 standard
   * deviations of a normal value; runs are as rare as on other charts. "three sigma": the mean and 3 standard
   * deviations, of which the lower limit is always 0. Default "probability".
   */
  readonly limits?: "probability" | "three sigma";
}

/** Beyond 3 standard deviations of a normal value. */
const TAIL = normalCdf(-3);

/**
 * Is the number of cases (or days, or visits) between rare events stable? The g chart: that number is geometric
 * where every case has the same chance of the event.
 *
 * A point above the upper limit says that the event has become rarer; more frequent events show as runs near 0.
 *
 * @param cases without the event before each event, in order of time; 0 where two events follow each other
 * @returns a point an event; not estimable without any (no observations), or where all are 0 (no variation)
 * @throws StatisticsError where a number is no count
 *
 * In R: `qicharts2::qic(cases, chart = "g")` for "three sigma" (which judges runs about the median), and
 * `qgeom(pnorm(c(-3, 3)), 1 / (1 + mean(cases)))`.
 *
 * Source: Benneyan JC (2001). Number-between g-type statistical quality control charts for monitoring adverse
 * events. Health Care Manag Sci 4:305-318. doi:10.1023/A:1011846412909.
 */
export function gChart(cases: readonly number[], given: GChartOptions = {}): ControlChart | NotEstimable {
  const { limits = "probability", ...options } = checkRecord("gChart", "options", given);
  checkWord("gChart", "limits", limits, ["probability", "three sigma"]);
  checkIsColumn("gChart", "cases", cases);
  for (const [i, count] of cases.entries()) checkCount("gChart", `cases[${i}]`, count);
  const phase = (items: readonly number[]) => phaseLimits(items, limits);
  const range = FROM_ZERO;
  return chart({
    estimator: "gChart",
    items: Array.from(cases),
    phase,
    isEmpty: () => false,
    range,
    options,
  });
}

function phaseLimits(
  cases: readonly number[],
  limits: "probability" | "three sigma",
): readonly Limits[] | NotEstimable {
  const mean = cases.reduce((sum, count) => sum + count, 0) / cases.length;
  if (mean === 0) return notEstimable("no variation");
  if (limits === "three sigma") {
    return cases.map((count) => threeSigma(count, mean, Math.sqrt(mean * (mean + 1))));
  }
  // P(X > x) = (1 - p)^(x + 1) with p = 1 / (1 + mean)
  const logSurvival = -Math.log1p(1 / mean);
  const quantile = (tailAbove: number) => Math.max(0, Math.ceil(Math.log(tailAbove) / logSurvival - 1));
  const lowerLimit = Math.max(0, Math.ceil(Math.log1p(-TAIL) / logSurvival - 1));
  return cases.map((value) => ({
    value,
    z: normalScore(value, logSurvival),
    centre: quantile(0.5),
    lowerLimit,
    upperLimit: quantile(TAIL),
  }));
}

/**
 * Normal value with the same tail: of as many or fewer where that is less than a half, of as many or more where that
 * is; 0 for the median. So a point is beyond 3 exactly where it is beyond the limit.
 */
function normalScore(value: number, logSurvival: number): number {
  const atMost = -Math.expm1((value + 1) * logSurvival);
  if (atMost < 0.5) return normalQuantile(Math.max(atMost, Number.MIN_VALUE));
  const atLeast = Math.exp(value * logSurvival);
  return atLeast < 0.5 ? -normalQuantile(Math.max(atLeast, Number.MIN_VALUE)) : 0;
}
