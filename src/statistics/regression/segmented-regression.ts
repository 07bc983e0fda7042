import { checkColumn, checkRecord, checkSameLength, checkWord } from "../check.ts";
import { StatisticsError } from "../errors.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { type LinearCoefficient, type LinearModel, linearRegression } from "./linear-regression.ts";
import { type PoissonModel, poissonRegression } from "./poisson-regression.ts";
import type { RateCoefficient } from "./rate-coefficient.ts";
import { checkRobust, type RobustOptions } from "./robust-covariance.ts";

export interface SegmentedData {
  /** Number of each period (month 1, 2 …), each once, none left out; without it, 1, 2 … in the order of rows. */
  readonly period?: ArrayLike<number>;
  /** A value a period; with `model: "Poisson"`, a number of events. */
  readonly outcome: ArrayLike<number>;
  /** Of Poisson's model: what the events of each period came from. */
  readonly exposure?: ArrayLike<number>;
}

export interface SegmentedOptions extends Pick<RobustOptions, "lag" | "adjust"> {
  /** First period after the interruption. */
  readonly from: number;
  /** "linear" for values, by least squares; "Poisson" for rates. Default "linear". */
  readonly model?: "linear" | "Poisson";
  /** Where standard errors come from. Default "Newey-West". */
  readonly variance?: "model" | "Newey-West";
  /** Confidence level. Default 0.95. */
  readonly level?: number;
}

/** A period as the model sees it. */
export interface SegmentedPeriod {
  readonly period: number;
  readonly outcome: number;
  readonly fitted: number;
  /** What the line from before the interruption, drawn on, would have given. */
  readonly withoutInterruption: number;
}

export interface SegmentedModel<Coefficient = LinearCoefficient | RateCoefficient> {
  readonly kind: "segmented model";
  readonly before: number;
  readonly after: number;
  /** The level at the first period, were the line from before drawn to period 0. */
  readonly intercept: Coefficient;
  /** Change a period, before the interruption. */
  readonly slope: Coefficient;
  /** The step at the first period after the interruption, against the line from before. */
  readonly levelChange: Coefficient;
  /** By how much the change a period differs after the interruption. */
  readonly slopeChange: Coefficient;
  readonly variance: "model" | "Newey-West";
  /** How many periods apart residuals may have something in common. */
  readonly lag: number;
  /** In the order of time. */
  readonly periods: readonly SegmentedPeriod[];
  /** The whole model, of which the four coefficients are part. */
  readonly fit: LinearModel | PoissonModel;
}

/** With so few periods on a side its line fits whatever comes. */
const FEWEST = 3;

/**
 * Did a series change its level or its slope when something was introduced? Segmented regression of an interrupted
 * series: a line before, a step, and another slope after, with errors that allow neighbouring periods to be alike
 * (Newey and West's).
 *
 * y = b0 + b1 period + b2 [period >= from] + b3 max(0, period - from): b2 is the step at the first period after the
 * interruption. With `model: "Poisson"` the same on the scale of the logarithm of rates.
 *
 * @param data one row a period, in any order
 * @returns the model; "not estimable" without rows (no observations), with fewer than three periods before or after
 *   (too few observations), where the series does not vary or lies on the two lines without rest (no variation), and for
 *   rates without events (no events) or with events on one side only (perfect separation)
 * @throws StatisticsError on periods that are no whole numbers, come twice or are left out, exposures without
 *   `model: "Poisson"`, and as {@link linearRegression} and {@link poissonRegression}
 *
 * In R: `lm(y ~ period + I(period >= from) + pmax(0, period - from))` with
 * `sandwich::NeweyWest(model, lag = L, prewhite = FALSE, adjust = TRUE)`; rates `glm(…, family = poisson)`.
 *
 * Source: Wagner AK, Soumerai SB, Zhang F, Ross-Degnan D (2002). Segmented regression analysis of interrupted time series
 * studies in medication use research. J Clin Pharm Ther 27:299-309. doi:10.1046/j.1365-2710.2002.00430.x. Errors: Newey
 * WK, West KD (1987). doi:10.2307/1913610.
 */
export function segmentedRegression(
  data: SegmentedData,
  options: SegmentedOptions & { readonly model: "Poisson" },
): SegmentedModel<RateCoefficient> | NotEstimable;
export function segmentedRegression(
  data: SegmentedData,
  options: SegmentedOptions & { readonly model?: "linear" },
): SegmentedModel<LinearCoefficient> | NotEstimable;
export function segmentedRegression(
  data: SegmentedData,
  given: SegmentedOptions,
): SegmentedModel | NotEstimable {
  checkRecord("segmentedRegression", "data", data);
  const {
    from,
    model = "linear",
    variance = "Newey-West",
    ...options
  } = checkRecord("segmentedRegression", "options", given);
  checkWord("segmentedRegression", "model", model, ["linear", "Poisson"]);
  checkWord("segmentedRegression", "variance", variance, ["model", "Newey-West"]);
  checkRobust("segmentedRegression", options, undefined);
  const series = seriesOf(data, model);
  if (!Number.isSafeInteger(from)) {
    throw new StatisticsError(
      "segmentedRegression",
      "from is not a whole number",
      "Number the first period after",
    );
  }
  const { period, outcome, exposure } = series;
  if (period.length === 0) return notEstimable("no observations");
  const before = period.filter((number) => number < from).length;
  const after = period.length - before;
  if (before < FEWEST || after < FEWEST) return notEstimable("too few observations");
  const covariates = {
    period,
    levelChange: period.map((number) => (number >= from ? 1 : 0)),
    slopeChange: period.map((number) => Math.max(0, number - from)),
  };
  const robust = { ...options, variance };
  const fit =
    model === "linear"
      ? linearRegression({ outcome, covariates }, robust)
      : poissonRegression({ events: outcome, covariates, ...(exposure ? { exposure } : {}) }, robust);
  if (fit.kind === "not estimable") return fit;
  const [intercept, slope, levelChange, slopeChange] = fit.coefficients as readonly (
    | LinearCoefficient
    | RateCoefficient
  )[];
  return {
    kind: "segmented model",
    before,
    after,
    intercept: intercept!,
    slope: slope!,
    levelChange: levelChange!,
    slopeChange: slopeChange!,
    variance,
    lag: fit.lag,
    periods: period.map((number, i) => {
      const step = number < from ? 0 : levelChange!.coefficient + slopeChange!.coefficient * (number - from);
      const fitted = fit.fitted[i]!;
      const withoutInterruption = fit.kind === "linear model" ? fitted - step : fitted / Math.exp(step);
      return { period: number, outcome: outcome[i]!, fitted, withoutInterruption };
    }),
    fit,
  };
}

interface Series {
  readonly period: readonly number[];
  readonly outcome: readonly number[];
  readonly exposure?: readonly number[];
}

/** Checks the columns and puts them in the order of time. */
function seriesOf({ period, outcome, exposure }: SegmentedData, model: "linear" | "Poisson"): Series {
  checkSameLength("segmentedRegression", { outcome, period, exposure });
  checkColumn("segmentedRegression", "outcome", outcome);
  if (exposure && model !== "Poisson") {
    throw new StatisticsError(
      "segmentedRegression",
      "there are exposures, which a line through values does not use",
      'Take model: "Poisson" for rates, or give values without exposure',
    );
  }
  const numbers = Array.from(outcome, (_, i) => period?.[i] ?? i + 1);
  const order = [...numbers.keys()].sort((a, b) => numbers[a]! - numbers[b]!);
  for (const [k, i] of order.entries()) {
    if (!Number.isSafeInteger(numbers[i])) {
      throw new StatisticsError(
        "segmentedRegression",
        `period[${i}] is not a whole number`,
        "Number periods 1, 2 …",
      );
    }
    if (k > 0 && numbers[i] !== numbers[order[k - 1]!]! + 1) {
      throw new StatisticsError(
        "segmentedRegression",
        "a period comes twice or is left out",
        "Give one row for every period from the first to the last",
      );
    }
  }
  return {
    period: order.map((i) => numbers[i]!),
    outcome: order.map((i) => outcome[i]!),
    ...(exposure ? { exposure: order.map((i) => exposure[i]!) } : {}),
  };
}
