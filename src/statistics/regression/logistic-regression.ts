import { checkProbability, checkRecord, checkWord } from "../check.ts";
import { cholesky, inverse } from "../linear/cholesky.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { withinNumbers } from "../within-numbers.ts";
import { inOwnUnits } from "./design.ts";
import { glmIteration } from "./glm-iteration.ts";
import { checkLogistic, type LogisticData } from "./logistic-data.ts";
import { type Fit, type Likelihood, maximize } from "./maximize.ts";
import { type Scale, scaleOf } from "./scale.ts";
import { waldCoefficient } from "./wald-coefficient.ts";

export interface LogisticOptions {
  /** Confidence level. Default 0.95. */
  readonly level?: number;
  /**
   * "settled" iterates until nothing is left to gain. "glm" starts and stops where R's `glm` does, with the standard
   * errors of the step before its last, which can be off in the fifth digit: to reproduce a figure of R digit by
   * digit. Default "settled".
   */
  readonly iteration?: "settled" | "glm";
}

export interface LogisticCoefficient {
  /** Name of the covariate, or "(Intercept)". */
  readonly name: string;
  /** Log odds ratio for one unit more. */
  readonly coefficient: number;
  readonly standardError: number;
  readonly z: number;
  /** Two-sided, Wald's. */
  readonly p: number;
  readonly oddsRatio: number;
  /** Limits of the odds ratio. */
  readonly lower: number;
  readonly upper: number;
}

export interface LogisticModel {
  readonly kind: "logistic model";
  readonly n: number;
  readonly events: number;
  /** The intercept, then the covariates in their order. */
  readonly coefficients: readonly LogisticCoefficient[];
  /** Of the coefficients, in the same order. */
  readonly covariance: readonly (readonly number[])[];
  readonly logLikelihood: number;
  readonly deviance: number;
  readonly nullDeviance: number;
  readonly aic: number;
  /** Fitted probability of each row. */
  readonly fitted: readonly number[];
}

/**
 * How do the odds of an outcome differ with each covariate, the others held? Logistic regression by maximum
 * likelihood; its fitted probabilities serve as propensity scores.
 *
 * @param data outcome and covariates, a row a person, or a pattern with its number of people
 * @returns the model; "not estimable" without rows (no observations), without events, with events only, where a
 *   covariate does not vary or follows from others (no variation), or where a covariate separates those with the
 *   outcome from those without, so that its coefficient grows without end (perfect separation)
 * @throws StatisticsError on outcomes other than 0 and 1, columns of unequal length, NaN and infinite values,
 *   counts that are negative
 *
 * In R: `glm(outcome ~ x + z, family = binomial)`. R warns and returns where this says "perfect separation", and
 * gives NA where this says "no variation".
 *
 * Source: Hosmer DW, Lemeshow S, Sturdivant RX (2013). Applied logistic regression. doi:10.1002/9781118548387.
 */
export function logisticRegression(
  data: LogisticData,
  options: LogisticOptions = {},
): LogisticModel | NotEstimable {
  checkRecord("logisticRegression", "data", data);
  const { level = 0.95, iteration = "settled" } = checkRecord("logisticRegression", "options", options);
  checkWord("logisticRegression", "iteration", iteration, ["settled", "glm"]);
  checkProbability("logisticRegression", "level", level);
  const { count, n, events } = checkLogistic("logisticRegression", data);
  if (n === 0) return notEstimable("no observations");
  if (events === 0) return notEstimable("no events");
  if (events === n) return notEstimable("only events");
  const scales = Object.values(data.covariates).map(scaleOf);
  if (scales.some(({ spread }) => spread === 0)) return notEstimable("no variation");
  const rows = standardRows(data, scales);
  const evaluate = (coefficients: readonly number[]) =>
    binomialLikelihood({ rows, outcome: data.outcome, count }, coefficients);
  const start = evaluate([0, ...scales.map(() => 0)]);
  if (cholesky(start.information) === undefined) return notEstimable("no variation");
  // Where coefficients grow without end R's iteration stops all the same: whether it does is asked first.
  const settled = maximize(evaluate, start);
  const fitted = settled && iteration === "glm" ? glmIteration(evaluate, start, n) : settled;
  if (fitted === undefined) return notEstimable("perfect separation");
  return modelOf(fitted, { scales, names: Object.keys(data.covariates), n, events, level });
}

/** Rows of 1 and the covariates in standard deviations from their mean. */
function standardRows({ outcome, covariates }: LogisticData, scales: readonly Scale[]): number[][] {
  const columns = Object.values(covariates);
  return Array.from(outcome, (_, i) => [
    1,
    ...columns.map((column, j) => (column[i]! - scales[j]!.centre) / scales[j]!.spread),
  ]);
}

interface Rows {
  readonly rows: readonly (readonly number[])[];
  readonly outcome: ArrayLike<number>;
  readonly count: readonly number[];
}

interface BinomialLikelihood extends Likelihood {
  readonly fitted: readonly number[];
}

function binomialLikelihood(
  { rows, outcome, count }: Rows,
  coefficients: readonly number[],
): BinomialLikelihood {
  const size = coefficients.length;
  const gradient = new Array<number>(size).fill(0);
  const information = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  let value = 0;
  const fitted = rows.map((x, i) => {
    const linear = x.reduce((sum, term, j) => sum + term * coefficients[j]!, 0);
    const p = 1 / (1 + Math.exp(-linear));
    const towards = outcome[i] === 1 ? linear : -linear;
    // log p of what happened, without overflow on either side.
    value -= count[i]! * (Math.max(0, -towards) + Math.log1p(Math.exp(-Math.abs(towards))));
    const residual = count[i]! * (outcome[i]! - p);
    const weight = count[i]! * p * (1 - p);
    for (let j = 0; j < size; j++) {
      gradient[j]! += residual * x[j]!;
      for (let k = 0; k < size; k++) information[j]![k]! += weight * x[j]! * x[k]!;
    }
    return p;
  });
  return { value, gradient, information, fitted };
}

interface ModelInput {
  readonly scales: readonly Scale[];
  readonly names: readonly string[];
  readonly n: number;
  readonly events: number;
  readonly level: number;
}

function modelOf(
  { coefficients, likelihood }: Fit<BinomialLikelihood>,
  { scales, names, n, events, level }: ModelInput,
): LogisticModel | NotEstimable {
  const factor = cholesky(likelihood.information);
  if (factor === undefined) return notEstimable("perfect separation");
  const own = inOwnUnits({ scales }, { coefficients, covariance: inverse(factor) });
  const nullDeviance = -2 * (events * Math.log(events / n) + (n - events) * Math.log1p(-events / n));
  const deviance = -2 * likelihood.value;
  return withinNumbers(
    "logisticRegression",
    {
      kind: "logistic model",
      n,
      events,
      coefficients: own.coefficients.map((coefficient, j) => ({
        name: j === 0 ? "(Intercept)" : names[j - 1]!,
        ...waldCoefficient({ coefficient, variance: own.covariance[j]![j]!, level }),
        oddsRatio: Math.exp(coefficient),
      })),
      covariance: own.covariance,
      logLikelihood: likelihood.value,
      deviance,
      nullDeviance,
      aic: deviance + 2 * coefficients.length,
      fitted: likelihood.fitted,
    },
    "Measure the covariates in another unit",
  );
}
