import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { type Limits, threeSigma } from "./chart.ts";
import { meanMovingRange, RANGE_TO_SIGMA } from "./moving-range.ts";

interface Period {
  readonly value: number;
  readonly centre: number;
  /** By chance among people alone. */
  readonly sigma: number;
}

/** Laney's limits: the standard deviations by chance, stretched by the variation between neighbours in time. */
export function stretchedLimits(periods: readonly Period[]): readonly Limits[] | NotEstimable {
  if (periods.length === 1) return notEstimable("one observation");
  const standard = periods.map(({ value, centre, sigma }) => (value - centre) / sigma);
  const stretch = meanMovingRange(standard) / RANGE_TO_SIGMA;
  if (stretch === 0) return notEstimable("no variation");
  return periods.map(({ value, centre, sigma }) => threeSigma(value, centre, sigma * stretch));
}
