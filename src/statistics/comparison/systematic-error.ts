import { checkColumn, checkPositive, checkRecord, checkSameLength } from "../check.ts";
import { bisect } from "../distributions/bisect.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import type { Warnings } from "../warning.ts";
import { withinNumbers } from "../within-numbers.ts";
import { checkWithinNumbers, sum } from "./groups.ts";

/** Estimates of effects that are known to be none, one element a negative control. */
export interface NegativeControls {
  /** Logarithms of ratios, or differences: 0 would be right. */
  readonly estimate: ArrayLike<number>;
  /** Their standard errors, above 0. */
  readonly standardError: ArrayLike<number>;
}

/** Normal distribution of the error that is left when chance is taken away. */
export interface SystematicError {
  readonly kind: "systematic error";
  readonly mean: number;
  /** 0 where chance explains how the controls differ. */
  readonly sd: number;
  readonly n: number;
  readonly logLikelihood: number;
  /** "few controls": under 10 the distribution is hardly known. */
  readonly warnings: Warnings<"few controls">;
}

/** Points at which the profile is looked at: more than one top is rare, and then they lie far apart. */
const GRID = 200;

/**
 * How far off is this way of comparing, chance aside? The distribution of systematic error by maximum likelihood, from
 * outcomes that the treatment cannot have changed (negative controls): each estimate is normal around the mean, with
 * the variance of its own error plus that of the systematic one.
 *
 * @param controls logarithms of ratios (or differences) with standard errors
 * @returns mean and standard deviation of the systematic error; "not estimable" without controls (no observations) or
 *   with one (one observation)
 * @throws StatisticsError on NaN, infinite values, standard errors that are not above 0, columns of unequal length
 *
 * In R: `EmpiricalCalibration::fitNull(logRr, seLogRr)`, whose search stops in the fourth digit;
 * `metafor::rma(logRr, sei = seLogRr, method = "ML")`.
 *
 * Source: Schuemie MJ, Ryan PB, DuMouchel W, Suchard MA, Madigan D (2014). Interpreting observational studies: why
 * empirical calibration is needed to correct p-values. Stat Med 33:209-218. doi:10.1002/sim.5925.
 */
export function systematicError(controls: NegativeControls): SystematicError | NotEstimable {
  checkRecord("systematicError", "controls", controls);
  const { estimate, standardError } = controls;
  checkSameLength("systematicError", { estimate, standardError });
  checkColumn("systematicError", "estimate", estimate);
  checkColumn("systematicError", "standardError", standardError);
  for (let i = 0; i < standardError.length; i++) {
    checkPositive("systematicError", `standardError[${i}]`, standardError[i]!);
  }
  const n = estimate.length;
  if (n === 0) return notEstimable("no observations");
  if (n === 1) return notEstimable("one observation");
  const y = Array.from(estimate);
  const variances = Array.from(standardError, (se) => se ** 2);
  checkWithinNumbers(
    "systematicError",
    profile(y, variances, 0).slope,
    "Give logarithms of ratios, and errors of like size",
  );
  const tops = stationary(y, variances).map((variance) => profile(y, variances, variance));
  const best = tops.reduce((top, other) => (other.logLikelihood > top.logLikelihood ? other : top));
  return withinNumbers(
    "systematicError",
    {
      kind: "systematic error",
      mean: best.mean,
      sd: Math.sqrt(best.variance),
      n,
      logLikelihood: best.logLikelihood,
      warnings: n < 10 ? ["few controls"] : [],
    },
    "Give logarithms of ratios, and errors of like size",
  );
}

/** Variances at which the profile likelihood has a top; 0 among them where it falls from there. */
function stationary(y: readonly number[], variances: readonly number[]): number[] {
  const slope = (variance: number) => profile(y, variances, variance).slope;
  const middle = sum(y) / y.length;
  // Above the largest squared distance from the mean, wherever that is, the likelihood only falls.
  const most = 4 * Math.max(...y.map((value) => (value - middle) ** 2));
  const tops = slope(0) <= 0 ? [0] : [];
  if (most === 0) return tops;
  const grid = Array.from({ length: GRID }, (_, i) => (i === 0 ? 0 : most * 1e-12 ** (1 - i / (GRID - 1))));
  for (let i = 1; i < GRID; i++) {
    if (slope(grid[i - 1]!) > 0 && slope(grid[i]!) <= 0) {
      tops.push(bisect((variance) => slope(variance) <= 0, grid[i - 1]!, grid[i]!));
    }
  }
  return tops;
}

/** The likelihood at a variance of the systematic error, at the mean that is best for it, and its slope there. */
function profile(y: readonly number[], variances: readonly number[], variance: number) {
  const total = variances.map((own) => own + variance);
  const weights = total.map((value) => 1 / value);
  const mean = sum(y.map((value, i) => value * weights[i]!)) / sum(weights);
  const slope = sum(y.map((value, i) => weights[i]! * (weights[i]! * (value - mean) ** 2 - 1))) / 2;
  const logLikelihood =
    -sum(y.map((value, i) => Math.log(2 * Math.PI * total[i]!) + weights[i]! * (value - mean) ** 2)) / 2;
  return { variance, mean, slope, logLikelihood };
}
