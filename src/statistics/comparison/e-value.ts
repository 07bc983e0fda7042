import { StatisticsError } from "../errors.ts";

/** A risk ratio; with its limits, where it has any. */
export interface RiskRatio {
  readonly value: number;
  readonly lower?: number;
  readonly upper?: number;
}

export interface EValue {
  readonly kind: "E-value";
  /** 1 or more; 1 says that nothing needs explaining. */
  readonly value: number;
  /** Of the limit nearer to 1; 1 where the interval holds 1; absent without limits. */
  readonly ofLimit?: number;
}

/**
 * How strong must a confounder be to explain an effect away? The E-value: the risk ratio with both treatment and
 * outcome that an unmeasured confounder needs at least, beyond what was adjusted for, to make the true risk ratio
 * 1. Of a rate ratio or an odds ratio of a rare outcome (below some 15 %) it may be read alike.
 *
 * @param ratio risk ratio, above 0; below 1 it is turned round
 * @returns the E-value of the ratio and of the limit nearer to 1
 * @throws StatisticsError where the ratio or a limit is not a finite number above 0, one limit only is given, or
 *   the ratio does not lie between its limits
 *
 * In R: `EValue::evalues.RR(est, lo, hi)`.
 *
 * Source: VanderWeele TJ, Ding P (2017). Sensitivity analysis in observational research: introducing the E-value.
 * Ann Intern Med 167:268-274. doi:10.7326/M16-2607.
 */
export function eValue({ value, lower, upper }: RiskRatio): EValue {
  checkRatio("value", value);
  if (lower === undefined && upper === undefined) return { kind: "E-value", value: needed(value) };
  checkRatio("lower", lower);
  checkRatio("upper", upper);
  if (!(lower <= value && value <= upper)) {
    throw new StatisticsError(
      "eValue",
      "the ratio does not lie between its limits",
      "Give lower, value and upper of one estimate",
    );
  }
  const nearest = lower > 1 ? lower : upper < 1 ? upper : 1;
  return { kind: "E-value", value: needed(value), ofLimit: needed(nearest) };
}

function needed(ratio: number): number {
  const above = ratio < 1 ? 1 / ratio : ratio;
  return above + Math.sqrt(above * (above - 1));
}

function checkRatio(name: string, ratio: number | undefined): asserts ratio is number {
  if (ratio === undefined || !(ratio > 0 && ratio < Number.POSITIVE_INFINITY)) {
    throw new StatisticsError(
      "eValue",
      `${name} is not a finite number above zero`,
      "Give ratios, not their logarithms, and both limits or none",
    );
  }
}
