import { checkFinite, checkPositive } from "../check.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { meanMovingRange, RANGE_TO_SIGMA } from "./moving-range.ts";

/** What a process is held against; what is not given is estimated from the values of the phase. */
export interface ProcessLevel {
  /** Centre of the process. Default: the mean of the values. */
  readonly target?: number;
  /** Standard deviation of a single value. Default: the mean moving range over 1.128. */
  readonly sigma?: number;
}

export function checkLevel(estimator: string, { target, sigma }: ProcessLevel): void {
  if (target !== undefined) checkFinite(estimator, "target", target);
  if (sigma !== undefined) checkPositive(estimator, "sigma", sigma);
}

export function levelOf(
  values: readonly number[],
  { target, sigma }: ProcessLevel,
): { readonly kind: "level"; readonly centre: number; readonly sigma: number } | NotEstimable {
  if (values.length === 0) return notEstimable("no observations");
  if (sigma === undefined && values.length === 1) return notEstimable("one observation");
  const spread = sigma ?? meanMovingRange(values) / RANGE_TO_SIGMA;
  if (spread === 0) return notEstimable("no variation");
  const centre = target ?? values.reduce((sum, value) => sum + value, 0) / values.length;
  return { kind: "level", centre, sigma: spread };
}
