import { checkFinite, checkPositive, checkProbability, checkRecord } from "../check.ts";
import { normalUpper } from "../distributions/normal.ts";
import { StatisticsError } from "../errors.ts";
import type { Estimate } from "../interval.ts";
import { normalLimits } from "../wald.ts";
import { withinNumbers } from "../within-numbers.ts";
import type { SystematicError } from "./systematic-error.ts";

export interface UncalibratedEffect {
  /** Logarithm of a ratio, or a difference. */
  readonly estimate: number;
  readonly standardError: number;
}

export interface CalibratedEffectOptions {
  /** Confidence level. Default 0.95. */
  readonly level?: number;
}

export interface CalibratedEffect extends Estimate {
  /** Of chance and of the systematic error together. */
  readonly standardError: number;
  /** Two-sided, that there is no effect. */
  readonly p: number;
  /** As it is without calibration. */
  readonly uncalibratedP: number;
}

/**
 * What is left of an effect when the error that negative controls show is taken off? The estimate less the mean of the
 * systematic error, its variance plus that of the error; p and interval follow.
 *
 * @param effect in the unit of the negative controls: logarithms of ratios, or differences
 * @param error from {@link systematicError} of controls that were analysed in the same way
 * @returns the effect in that unit (take `Math.exp` of a logarithm and its limits)
 * @throws StatisticsError where the estimate is not finite, its standard error not above 0, or the systematic error has
 *   no finite mean or a negative standard deviation
 *
 * In R: `EmpiricalCalibration::calibrateP(null, logRr, seLogRr)`,
 * `calibrateConfidenceInterval(logRr, seLogRr, convertNullToErrorModel(null))`: the error taken as the same whatever
 * the true effect is.
 *
 * Source: Schuemie MJ, Hripcsak G, Ryan PB, Madigan D, Suchard MA (2018). Empirical confidence interval calibration for
 * population-level effect estimation studies in observational healthcare data. Proc Natl Acad Sci U S A 115:2571-2577.
 * doi:10.1073/pnas.1708282114.
 */
export function calibratedEffect(
  effect: UncalibratedEffect,
  error: Pick<SystematicError, "mean" | "sd">,
  options: CalibratedEffectOptions = {},
): CalibratedEffect {
  const { estimate, standardError } = checkRecord("calibratedEffect", "effect", effect);
  const { mean, sd } = checkRecord("calibratedEffect", "error", error);
  const { level = 0.95 } = checkRecord("calibratedEffect", "options", options);
  checkFinite("calibratedEffect", "estimate", estimate);
  checkPositive("calibratedEffect", "standardError", standardError);
  checkFinite("calibratedEffect", "mean", mean);
  checkProbability("calibratedEffect", "level", level);
  if (!Number.isFinite(sd) || sd < 0) {
    throw new StatisticsError(
      "calibratedEffect",
      "sd is not a finite number of zero or more",
      "Give the result of systematicError",
    );
  }
  const value = estimate - mean;
  const spread = Math.hypot(standardError, sd);
  return withinNumbers(
    "calibratedEffect",
    {
      kind: "estimate",
      value,
      ...normalLimits(value, spread, level),
      standardError: spread,
      p: 2 * normalUpper(Math.abs(value) / spread),
      uncalibratedP: 2 * normalUpper(Math.abs(estimate) / standardError),
    },
    "Give logarithms of ratios",
  );
}
