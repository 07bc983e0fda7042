import { checkColumn, checkPositive, checkRecord } from "../check.ts";
import { StatisticsError } from "../errors.ts";
import type { NotEstimable } from "../not-estimable.ts";
import { withinNumbers } from "../within-numbers.ts";
import { type ChartOptions, checkPhases, SETTLED } from "./chart.ts";
import { checkLevel, levelOf, type ProcessLevel } from "./process-level.ts";

export interface EwmaOptions extends ChartOptions, ProcessLevel {
  /** Weight of the newest value, above 0 and up to 1. Default 0.2. */
  readonly lambda?: number;
  /** Distance of the limits in standard deviations of the average. Default 3. */
  readonly width?: number;
}

export interface EwmaPoint {
  readonly observed: number;
  /** The moving average, which is what is charted. */
  readonly value: number;
  readonly centre: number;
  readonly lowerLimit: number;
  readonly upperLimit: number;
  readonly isBeyondLimits: boolean;
  /** Fewer than 12 values in the phase. */
  readonly trialLimits: boolean;
}

export interface EwmaChart {
  readonly kind: "EWMA chart";
  readonly points: readonly EwmaPoint[];
}

/**
 * Has the level of a single figure drifted by a little? The exponentially weighted moving average: each point takes
 * a share of the newest value and leaves the rest to what was, so that small lasting shifts show sooner than on an
 * XmR chart. The limits are exact: narrow at the start of a phase, wider as the average settles.
 *
 * Rules of runs and trends do not apply: neighbours share most of their values.
 *
 * @param values in order of time, finite
 * @returns a point a value; not estimable without values, or, where sigma is to be estimated, with one value in a
 *   phase (one observation) or values all alike (no variation)
 * @throws StatisticsError on NaN and infinite values, a lambda outside 0 to 1, a width or sigma that is not positive
 *
 * In R: `qcc::ewma(values, center, std.dev, lambda, nsigmas)`.
 *
 * Source: Roberts SW (1959). Control chart tests based on geometric moving averages. Technometrics 1:239-250.
 * doi:10.1080/00401706.1959.10489860.
 */
export function ewmaChart(values: readonly number[], options: EwmaOptions = {}): EwmaChart | NotEstimable {
  const { lambda = 0.2, width = 3, rebaseAt = [], ...level } = checkRecord("ewmaChart", "options", options);
  checkColumn("ewmaChart", "values", values);
  checkLambda("ewmaChart", lambda);
  checkPositive("ewmaChart", "width", width);
  checkLevel("ewmaChart", level);
  checkPhases("ewmaChart", rebaseAt, values.length);
  const points: EwmaPoint[] = [];
  const starts = [0, ...rebaseAt, values.length];
  for (let i = 1; i < starts.length; i++) {
    const phase = values.slice(starts[i - 1], starts[i]);
    const process = levelOf(phase, level);
    if (process.kind === "not estimable") return process;
    points.push(...averages(phase, { ...process, lambda, width }));
  }
  return withinNumbers("ewmaChart", { kind: "EWMA chart", points });
}

export function checkLambda(estimator: string, lambda: number): void {
  if (!Number.isFinite(lambda) || !(lambda > 0 && lambda <= 1)) {
    throw new StatisticsError(estimator, "lambda is not above 0 and up to 1", "Give a weight such as 0.2");
  }
}

interface Settings {
  readonly centre: number;
  readonly sigma: number;
  readonly lambda: number;
  readonly width: number;
}

function averages(values: readonly number[], { centre, sigma, lambda, width }: Settings): EwmaPoint[] {
  let value = centre;
  return Array.from(values, (observed, i) => {
    value += lambda * (observed - value);
    // 1 - (1 - lambda)^(2i), without cancellation for a small lambda; log1p(-1) is -Infinity and gives 1.
    const settled = -Math.expm1(2 * (i + 1) * Math.log1p(-lambda));
    const half = width * sigma * Math.sqrt((lambda / (2 - lambda)) * settled);
    return {
      observed,
      value,
      centre,
      lowerLimit: centre - half,
      upperLimit: centre + half,
      isBeyondLimits: Math.abs(value - centre) > half,
      trialLimits: values.length < SETTLED,
    };
  });
}
