import { checkProbability } from "../check.ts";
import type { NotEstimable } from "../not-estimable.ts";
import { checkCurve } from "./check-curve.ts";
import type { SurvivalCurve, SurvivalStep } from "./kaplan-meier.ts";

/** A time, or that the curve ends before it. */
export type ReachedTime = number | "not reached";

export interface SurvivalQuantile {
  readonly kind: "quantile";
  /** Time by which the share p has had the event. */
  readonly time: ReachedTime;
  /** Where the lower limit of the curve crosses. */
  readonly lower: ReachedTime;
  /** Where the upper limit of the curve crosses. */
  readonly upper: ReachedTime;
}

/** Shares that differ by less are one: R's square root of the machine's precision. */
const TOLERANCE = 2 ** -26;

/**
 * By what time has a share p had the event? With p = 0.5 the median. Where the curve is flat at exactly that
 * share, the middle of the flat stretch, as in R. The limits are where those of the curve cross
 * (where such a limit falls and rises again, at the crossing nearest to p, as R has it).
 *
 * @param curve from {@link kaplanMeier}
 * @param p share with the event, between 0 and 1
 * @returns times, each of which may be "not reached" when follow-up ended before
 * @throws StatisticsError where p is not between 0 and 1
 *
 * In R: `quantile(survfit(…), p)`.
 *
 * Source: Brookmeyer R, Crowley J (1982). A confidence interval for the median survival time. Biometrics
 * 38:29-41. doi:10.2307/2530286.
 */
export function survivalQuantile(curve: SurvivalCurve, p: number): SurvivalQuantile;
export function survivalQuantile(
  curve: SurvivalCurve | NotEstimable,
  p: number,
): SurvivalQuantile | NotEstimable;
export function survivalQuantile(
  curve: SurvivalCurve | NotEstimable,
  p: number,
): SurvivalQuantile | NotEstimable {
  checkCurve("survivalQuantile", "curve", curve);
  checkProbability("survivalQuantile", "p", p);
  if (curve.kind === "not estimable") return curve;
  return {
    kind: "quantile",
    time: crossing(curve, p, (step) => step.survival),
    lower: crossing(curve, p, (step) => step.lower),
    upper: crossing(curve, p, (step) => step.upper),
  };
}

function crossing({ steps }: SurvivalCurve, p: number, column: (step: SurvivalStep) => number): ReachedTime {
  const points = steps.map((step) => ({ time: step.time, share: 1 - column(step) }));
  const near = lowestFrom(points, p - TOLERANCE);
  if (near === undefined) return "not reached";
  // Flat at p: the stretch ends with the next step, or with follow-up.
  const beyond = lowestFrom(points, p + TOLERANCE);
  if (beyond !== undefined) return (near.time + beyond.time) / 2;
  return (near.time + points.at(-1)!.time) / 2;
}

interface Point {
  readonly time: number;
  readonly share: number;
}

/** The first point of the lowest share that is not below; limits of a curve need not rise throughout. */
function lowestFrom(points: readonly Point[], share: number): Point | undefined {
  let lowest: Point | undefined;
  for (const point of points) {
    if (point.share >= share && (lowest === undefined || point.share < lowest.share)) lowest = point;
  }
  return lowest;
}
