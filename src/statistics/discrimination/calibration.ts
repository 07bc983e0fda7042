import { checkProbability, checkRecord, checkWord } from "../check.ts";
import { StatisticsError } from "../errors.ts";
import type { Estimate } from "../interval.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { type LogisticOptions, logisticRegression } from "../regression/logistic-regression.ts";
import { type Likelihood, maximize } from "../regression/maximize.ts";
import { normalLimits } from "../wald.ts";
import { checkPredicted, type PredictedOutcomes } from "./predicted-outcomes.ts";

export interface CalibrationTerm extends Estimate {
  readonly standardError: number;
}

export interface Calibration {
  readonly kind: "calibration";
  readonly n: number;
  readonly events: number;
  /** Log odds of the event where 0.5 was predicted; 0 is right. */
  readonly intercept: CalibrationTerm;
  /** Below 1, predictions are too extreme; above 1, too timid; 1 is right. */
  readonly slope: CalibrationTerm;
  /** Log odds by which all predictions together are too low (above 0) or too high: the intercept with slope 1. */
  readonly inTheLarge: CalibrationTerm;
}

/**
 * Do predicted probabilities mean what they say? Cox's calibration intercept and slope: logistic regression of the
 * outcome on the log odds of the prediction, and calibration in the large.
 *
 * @param data predictions above 0 and below 1 and outcomes by person, or as rows with counts
 * @param options of the {@link logisticRegression}
 * @returns intercept and slope; "not estimable" without people (no observations), events (no events) or anybody
 *   without (only events), where all predictions are equal (no variation), or where they tell those with the event
 *   wholly apart from those without (perfect separation)
 * @throws StatisticsError on predictions of 0 or 1 (their log odds are infinite) and outside, outcomes other than 0
 *   and 1, negative counts, columns of unequal length
 *
 * In R: `glm(outcome ~ qlogis(predicted), family = binomial)`; in the large
 * `glm(outcome ~ offset(qlogis(predicted)), family = binomial)`.
 *
 * Source: Cox DR (1958). Two further applications of a model for binary regression. Biometrika 45:562-565.
 * doi:10.1093/biomet/45.3-4.562. Van Calster B et al. (2019). Calibration: the Achilles heel of predictive
 * analytics. BMC Med 17:230. doi:10.1186/s12916-019-1466-7.
 */
export function calibration(
  data: PredictedOutcomes,
  options: LogisticOptions = {},
): Calibration | NotEstimable {
  checkRecord("calibration", "data", data);
  checkRecord("calibration", "options", options);
  checkWord("calibration", "iteration", options.iteration, ["settled", "glm"]);
  checkPredicted("calibration", data);
  const logOdds = Array.from(data.predicted, (p, i) => {
    if (p === 0 || p === 1) {
      throw new StatisticsError(
        "calibration",
        `predicted[${i}] is 0 or 1`,
        "Clip certain predictions, for instance to 0.01 and 0.99, and say so",
      );
    }
    return Math.log(p) - Math.log1p(-p);
  });
  const { level = 0.95 } = options;
  checkProbability("calibration", "level", level);
  const { outcome, count } = data;
  const model = logisticRegression(
    { outcome, covariates: { logOdds }, ...(count ? { count } : {}) },
    options,
  );
  if (model.kind === "not estimable") return model;
  const term = (value: number, standardError: number): CalibrationTerm => ({
    kind: "estimate",
    value,
    ...normalLimits(value, standardError, level),
    standardError,
  });
  const [intercept, slope] = model.coefficients.map((one) => term(one.coefficient, one.standardError)) as [
    CalibrationTerm,
    CalibrationTerm,
  ];
  const fitted = maximize(...shiftLikelihood(logOdds, data));
  if (fitted === undefined) return notEstimable("perfect separation");
  const inTheLarge = term(fitted.coefficients[0]!, fitted.likelihood.information[0]![0]! ** -0.5);
  return { kind: "calibration", n: model.n, events: model.events, intercept, slope, inTheLarge };
}

/** Of one shift of all log odds: the function, and its value at none. */
function shiftLikelihood(
  logOdds: readonly number[],
  { outcome, count }: PredictedOutcomes,
): [evaluate: (shift: readonly number[]) => Likelihood, start: Likelihood] {
  const evaluate = ([shift]: readonly number[]): Likelihood => {
    let [value, gradient, information] = [0, 0, 0];
    for (const [i, odds] of logOdds.entries()) {
      const number = count?.[i] ?? 1;
      const linear = odds + shift!;
      const p = 1 / (1 + Math.exp(-linear));
      const towards = outcome[i] === 1 ? linear : -linear;
      value -= number * (Math.max(0, -towards) + Math.log1p(Math.exp(-Math.abs(towards))));
      gradient += number * (outcome[i]! - p);
      information += number * p * (1 - p);
    }
    return { value, gradient: [gradient], information: [[information]] };
  };
  return [evaluate, evaluate([0])];
}
