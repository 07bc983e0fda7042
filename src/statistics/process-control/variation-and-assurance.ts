import { checkFinite, checkRecord, checkRecords, checkWord } from "../check.ts";
import { StatisticsError } from "../errors.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import type { ChartPoint, ControlChart } from "./chart.ts";

/** "Making data count" takes seven points on one side as a signal. */
const RUN = 7;

export interface AssuranceOptions {
  /** Which way is better. "neither" where more is neither good nor bad. */
  readonly better: "higher" | "lower" | "neither";
  /** What is aimed at, in the unit of the chart. Default: no target. */
  readonly target?: number;
}

export interface VariationAndAssurance {
  readonly kind: "variation and assurance";
  /** Of the last point: does it complete a rule of special cause, and which way? */
  readonly variation: "common cause" | "improvement" | "concern" | "neither, high" | "neither, low";
  /** What the process as it is will do about the target. */
  readonly assurance: "no target" | "hits" | "misses" | "hit and miss";
  /** The limits are on trial: few points, so take both with reserve. */
  readonly trialLimits: boolean;
}

/**
 * Is the latest figure better or worse than chance, and will the process as it is reach the target? The two icons of
 * the NHS's "Making data count", from any control chart.
 *
 * Variation: common cause where the last point completes no rule (those of {@link signals}, and a run of seven); else
 * the way of that rule: for a trend alone the way in which it goes, for all others the side of the centre. Assurance: "hits" where both limits lie on the better
 * side of the target or on it, "misses" where both lie on the worse side, "hit and miss" between.
 *
 * @param chart of any kind but EWMA and CUSUM
 * @returns both; a chart that is not estimable is given back as it is, and one whose last phase has no point is not
 *   estimable (no observations)
 * @throws StatisticsError on a target that is not finite
 *
 * In R: `NHSRplotthedots::ptd_spc(improvement_direction, target)`, which judges trends by side as well.
 *
 * Source: NHS England (2018). Making data count: strengthening your decisions.
 */
export function variationAndAssurance(
  chart: ControlChart | NotEstimable,
  options: AssuranceOptions,
): VariationAndAssurance | NotEstimable {
  checkRecord("variationAndAssurance", "chart", chart);
  const { better, target } = checkRecord("variationAndAssurance", "options", options);
  checkWord("variationAndAssurance", "better", better, ["higher", "lower", "neither"]);
  if (target !== undefined) checkFinite("variationAndAssurance", "target", target);
  if (chart.kind === "not estimable") return chart;
  if (chart.kind !== "control chart") {
    throw new StatisticsError(
      "variationAndAssurance",
      "chart is no control chart",
      "Give what xmrChart or another chart returned",
    );
  }
  checkRecords("variationAndAssurance", "chart.points", chart.points);
  const points = chart.points.filter((point): point is ChartPoint => point.kind === "point");
  const last = points.at(-1);
  if (last === undefined) return notEstimable("no observations");
  return {
    kind: "variation and assurance",
    variation: variationOf(points, better),
    assurance: target === undefined || better === "neither" ? "no target" : assuranceOf(last, target, better),
    trialLimits: last.trialLimits,
  };
}

function variationOf(
  points: readonly ChartPoint[],
  better: AssuranceOptions["better"],
): VariationAndAssurance["variation"] {
  const last = points.at(-1)!;
  const isRun = sameSide(points) >= RUN;
  if (last.signals.length === 0 && !isRun) return "common cause";
  const onlyTrend = !isRun && last.signals.every((signal) => signal === "trend of six");
  const isHigh = last.value > (onlyTrend ? points.at(-2)!.value : last.centre);
  if (better === "neither") return isHigh ? "neither, high" : "neither, low";
  return isHigh === (better === "higher") ? "improvement" : "concern";
}

/** How many of the last points lie on one side of their phase's centre. */
function sameSide(points: readonly ChartPoint[]): number {
  const last = points.at(-1)!;
  const side = Math.sign(last.value - last.centre);
  if (side === 0) return 0;
  let run = 0;
  for (let i = points.length - 1; i >= 0; i--) {
    const { value, centre } = points[i]!;
    if (centre !== last.centre || Math.sign(value - centre) !== side) break;
    run++;
  }
  return run;
}

function assuranceOf(
  { lowerLimit, upperLimit }: ChartPoint,
  target: number,
  better: "higher" | "lower",
): "hits" | "misses" | "hit and miss" {
  const [worst, best] = better === "higher" ? [lowerLimit, upperLimit] : [-upperLimit, -lowerLimit];
  const aim = better === "higher" ? target : -target;
  if (worst >= aim) return "hits";
  return best < aim ? "misses" : "hit and miss";
}
