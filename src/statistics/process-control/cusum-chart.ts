import { checkColumn, checkPositive, checkRecord, checkWeights } from "../check.ts";
import { StatisticsError } from "../errors.ts";
import type { NotEstimable } from "../not-estimable.ts";
import { withinNumbers } from "../within-numbers.ts";
import { SETTLED } from "./chart.ts";
import { checkLevel, levelOf, type ProcessLevel } from "./process-level.ts";

export interface CusumOptions extends ProcessLevel {
  /** What of a deviation is let pass, in standard deviations: half the shift to be found. Default 0.5. */
  readonly allowance?: number;
  /** Sum at which a shift is signalled, in standard deviations. Default 5. */
  readonly decision?: number;
  /** Both sums at the start, in standard deviations, below the decision: half of it signals a bad start sooner. Default 0. */
  readonly headStart?: number;
}

export interface CusumPoint {
  readonly observed: number;
  /** Sum of deviations upwards beyond the allowance, in the unit of the values, 0 or more. */
  readonly upper: number;
  /** The same downwards, 0 or more. */
  readonly lower: number;
  readonly signal: "none" | "up" | "down" | "both";
  /** Indexes of the values with which the sums began to rise; the point's own where a sum is 0. */
  readonly upperSince: number;
  readonly lowerSince: number;
}

export interface CusumChart {
  readonly kind: "CUSUM chart";
  readonly target: number;
  readonly sigma: number;
  /** In the unit of the values. */
  readonly decisionInterval: number;
  /** Fewer than 12 values. */
  readonly trialLimits: boolean;
  readonly points: readonly CusumPoint[];
}

/**
 * Has the level of a single figure shifted for good, and since when? The tabular CUSUM: deviations beyond an allowance
 * are summed upwards and downwards, and a sum above the decision interval signals a shift that began where that sum
 * last left 0. The sums go on after a signal.
 *
 * @param values in order of time, finite
 * @returns a point a value; not estimable without values, or, where sigma is to be estimated, with one value (one
 *   observation) or values all alike (no variation)
 * @throws StatisticsError on NaN and infinite values, and on an allowance, decision, head start or sigma that cannot be
 *
 * In R: `qcc::cusum(values, center, std.dev, decision.interval, se.shift, head.start)`.
 *
 * Source: Page ES (1954). Continuous inspection schemes. Biometrika 41:100-115. doi:10.1093/biomet/41.1-2.100. Head
 * start: Lucas JM, Crosier RB (1982). Technometrics 24:199-205. doi:10.1080/00401706.1982.10487759.
 */
export function cusumChart(values: readonly number[], options: CusumOptions = {}): CusumChart | NotEstimable {
  const {
    allowance = 0.5,
    decision = 5,
    headStart = 0,
    ...level
  } = checkRecord("cusumChart", "options", options);
  checkColumn("cusumChart", "values", values);
  checkScheme("cusumChart", { allowance, decision, headStart });
  checkLevel("cusumChart", level);
  const process = levelOf(values, level);
  if (process.kind === "not estimable") return process;
  const { centre, sigma } = process;
  const decisionInterval = decision * sigma;
  const sums = { centre, slack: allowance * sigma, decisionInterval, start: headStart * sigma };
  return withinNumbers("cusumChart", {
    kind: "CUSUM chart",
    target: centre,
    sigma,
    decisionInterval,
    trialLimits: values.length < SETTLED,
    points: cumulate(values, sums),
  });
}

interface Scheme {
  readonly allowance: number;
  readonly decision: number;
  readonly headStart: number;
}

export function checkScheme(estimator: string, { allowance, decision, headStart }: Scheme): void {
  checkWeights(estimator, "allowance", [allowance]);
  checkPositive(estimator, "decision", decision);
  if (!Number.isFinite(headStart) || !(headStart >= 0 && headStart < decision)) {
    throw new StatisticsError(
      estimator,
      "headStart is not from 0 to below the decision",
      "Give 0, or half of the decision",
    );
  }
}

interface Sums {
  readonly centre: number;
  readonly slack: number;
  readonly decisionInterval: number;
  readonly start: number;
}

function cumulate(values: readonly number[], { centre, slack, decisionInterval, start }: Sums): CusumPoint[] {
  let [upper, lower] = [start, start];
  let [upperSince, lowerSince] = [0, 0];
  return Array.from(values, (observed, i) => {
    if (upper === 0) upperSince = i;
    if (lower === 0) lowerSince = i;
    upper = Math.max(0, upper + observed - centre - slack);
    lower = Math.max(0, lower + centre - observed - slack);
    if (upper === 0) upperSince = i;
    if (lower === 0) lowerSince = i;
    const signal = signalOf(upper > decisionInterval, lower > decisionInterval);
    return { observed, upper, lower, signal, upperSince, lowerSince };
  });
}

function signalOf(up: boolean, down: boolean): CusumPoint["signal"] {
  if (up) return down ? "both" : "up";
  return down ? "down" : "none";
}
