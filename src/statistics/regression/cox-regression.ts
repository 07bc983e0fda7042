import { checkColumn, checkProbability, checkSameLength } from "../check.ts";
import { chiSquaredUpper } from "../distributions/chi-squared.ts";
import { normalQuantile, normalUpper } from "../distributions/normal.ts";
import { StatisticsError } from "../errors.ts";
import { cholesky, inverse } from "../linear/cholesky.ts";
import { quadraticForm } from "../linear/quadratic-form.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { distinct, type FollowUp, indexOf, tabulate } from "../survival/tabulate.ts";
import { type Fit, maximize } from "./maximize.ts";
import { PartialLikelihood, type RiskRows, type Ties } from "./partial-likelihood.ts";
import { type Scale, scaleOf } from "./scale.ts";

export interface CoxData extends FollowUp {
  /** Numeric covariates by name, one element a row; categories as 0 and 1 against a reference. */
  readonly covariates: Readonly<Record<string, ArrayLike<number>>>;
  /** Number of the stratum of each row; each has a baseline hazard of its own. */
  readonly stratum?: ArrayLike<number>;
}

export interface CoxOptions {
  /** How events at the same time share their risk set. Default "efron", as in R. */
  readonly ties?: Ties;
  /** Confidence level. Default 0.95. */
  readonly level?: number;
}

export interface CoxCoefficient {
  readonly name: string;
  /** Log hazard ratio for one unit more. */
  readonly coefficient: number;
  readonly standardError: number;
  readonly z: number;
  /** Two-sided, Wald's. */
  readonly p: number;
  readonly hazardRatio: number;
  /** Limits of the hazard ratio. */
  readonly lower: number;
  readonly upper: number;
}

export interface ModelTest {
  readonly chiSquared: number;
  readonly df: number;
  readonly p: number;
}

export interface CoxModel {
  readonly kind: "cox model";
  readonly n: number;
  readonly events: number;
  /** In the order of `covariates`. */
  readonly coefficients: readonly CoxCoefficient[];
  /** Of the coefficients, in the same order. */
  readonly covariance: readonly (readonly number[])[];
  readonly nullLogLikelihood: number;
  readonly logLikelihood: number;
  readonly likelihoodRatio: ModelTest;
  readonly wald: ModelTest;
  readonly score: ModelTest;
}

/**
 * By what factor does the hazard differ with each covariate, the others held? Cox's proportional hazards model.
 *
 * Time-varying covariates come as start-stop rows: one row a stretch, with `entry` and `time`. Standard errors
 * take rows as people, or as stretches of people who do not overlap. Rows with a count are that many people.
 *
 * @param data follow-up (0 = censored, 1 = event) with covariates
 * @returns the model; "not estimable" without rows (no observations), without events, where a covariate does not
 *   vary at the events or follows from others (no variation), or where a coefficient grows without end because a
 *   covariate separates those with the event from those without (perfect separation)
 * @throws StatisticsError on causes above 1, columns of unequal length, NaN and infinite values, no covariate,
 *   strata that are no whole numbers
 *
 * In R: `coxph(Surv(entry, time, cause) ~ x + z + strata(s), ties = "efron")`. R warns and returns where this says
 * "perfect separation", and drops what follows from others where this says "no variation".
 *
 * Source: Cox DR (1972). Regression models and life-tables. J R Stat Soc B 34:187-220.
 * doi:10.1111/j.2517-6161.1972.tb00899.x. Efron B (1977). The efficiency of Cox's likelihood function for censored
 * data. J Am Stat Assoc 72:557-565. doi:10.1080/01621459.1977.10480613.
 */
export function coxRegression(
  data: CoxData,
  { ties = "efron", level = 0.95 }: CoxOptions = {},
): CoxModel | NotEstimable {
  checkProbability("coxRegression", "level", level);
  const table = checkCox(data);
  if (table.n === 0) return notEstimable("no observations");
  const events = table.ended.reduce((sum, count, k) => (k % 2 === 1 ? sum + count : sum), 0);
  if (events === 0) return notEstimable("no events");
  const scales = Object.values(data.covariates).map(scaleOf);
  if (scales.some(({ spread }) => spread === 0)) return notEstimable("no variation");
  const strata = strataOf(data, scales);
  const evaluate = (coefficients: readonly number[]) => {
    const likelihood = new PartialLikelihood(scales.length, ties);
    for (const rows of strata) likelihood.add(rows, coefficients);
    return likelihood;
  };
  const none = evaluate(scales.map(() => 0));
  const score = quadraticForm(none.information, none.gradient);
  if (score === undefined) return notEstimable("no variation");
  const fitted = maximize(evaluate, none);
  if (fitted === undefined) return notEstimable("perfect separation");
  return modelOf({
    ...fitted,
    scales,
    names: Object.keys(data.covariates),
    none,
    score,
    level,
    n: table.n,
    events,
  });
}

function checkCox(data: CoxData) {
  const { time, cause, entry, count, covariates, stratum } = data;
  checkSameLength("coxRegression", { time, cause, entry, count, stratum, ...covariates });
  for (const [name, values] of Object.entries(covariates)) checkColumn("coxRegression", name, values);
  if (Object.keys(covariates).length === 0) {
    throw new StatisticsError(
      "coxRegression",
      "there is no covariate",
      "Give one at least, or use kaplanMeier",
    );
  }
  if (stratum && Array.from(stratum).some((value) => !Number.isSafeInteger(value))) {
    throw new StatisticsError("coxRegression", "a stratum is not a whole number", "Number each stratum");
  }
  const table = tabulate("coxRegression", data);
  if (table.causes === 1) return table;
  throw new StatisticsError(
    "coxRegression",
    "there are competing events (cause 2 or more)",
    "Code them 0 for the cause-specific hazard of cause 1",
  );
}

function strataOf(data: CoxData, scales: readonly Scale[]): RiskRows[] {
  const numbers = data.stratum ? distinct(data.stratum) : Float64Array.of(0);
  const columns = Object.values(data.covariates);
  const members = Array.from(numbers, (): number[] => []);
  for (let i = 0; i < data.time.length; i++) {
    if (data.count?.[i] !== 0) members[data.stratum ? indexOf(numbers, data.stratum[i]!) : 0]!.push(i);
  }
  return members.map((rows) => ({
    time: rows.map((i) => data.time[i]!),
    event: rows.map((i) => data.cause[i]!),
    // Without entry everybody is under observation before any time, 0 included.
    entry: rows.map((i) => data.entry?.[i] ?? -1),
    count: rows.map((i) => data.count?.[i] ?? 1),
    covariates: rows.map((i) =>
      columns.map((column, j) => (column[i]! - scales[j]!.centre) / scales[j]!.spread),
    ),
  }));
}

interface ModelInput extends Fit<PartialLikelihood> {
  readonly scales: readonly Scale[];
  readonly names: readonly string[];
  readonly none: PartialLikelihood;
  readonly score: number;
  readonly level: number;
  readonly n: number;
  readonly events: number;
}

function modelOf(input: ModelInput): CoxModel | NotEstimable {
  const { coefficients, likelihood, scales, names, none, score, level, n, events } = input;
  const factor = cholesky(likelihood.information);
  if (factor === undefined) return notEstimable("perfect separation");
  const wald = coefficients.reduce(
    (sum, value, j) =>
      sum + value * likelihood.information[j]!.reduce((t, w, k) => t + w * coefficients[k]!, 0),
    0,
  );
  const covariance = inverse(factor).map((row, j) =>
    row.map((value, k) => value / scales[j]!.spread / scales[k]!.spread),
  );
  const z = normalQuantile(1 - (1 - level) / 2);
  const test = (chiSquared: number): ModelTest => ({
    chiSquared,
    df: names.length,
    p: chiSquaredUpper(chiSquared, names.length),
  });
  return {
    kind: "cox model",
    n,
    events,
    coefficients: names.map((name, j) =>
      coefficientOf(name, {
        coefficient: coefficients[j]! / scales[j]!.spread,
        variance: covariance[j]![j]!,
        z,
      }),
    ),
    covariance,
    nullLogLikelihood: none.value,
    logLikelihood: likelihood.value,
    likelihoodRatio: test(Math.max(0, 2 * (likelihood.value - none.value))),
    wald: test(wald),
    score: test(score),
  };
}

interface CoefficientInput {
  readonly coefficient: number;
  readonly variance: number;
  readonly z: number;
}

function coefficientOf(name: string, { coefficient, variance, z }: CoefficientInput): CoxCoefficient {
  const standardError = Math.sqrt(variance);
  return {
    name,
    coefficient,
    standardError,
    z: coefficient / standardError,
    p: 2 * normalUpper(Math.abs(coefficient) / standardError),
    hazardRatio: Math.exp(coefficient),
    lower: Math.exp(coefficient - z * standardError),
    upper: Math.exp(coefficient + z * standardError),
  };
}
