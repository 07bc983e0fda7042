import { checkCovariates, checkProbability, checkRecord, checkWord } from "../check.ts";
import { StatisticsError } from "../errors.ts";
import { cholesky } from "../linear/cholesky.ts";
import { quadraticForm } from "../linear/quadratic-form.ts";
import { sandwich } from "../linear/sandwich.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { censoringCurve } from "../survival/censoring-curve.ts";
import { type FollowUp, type Tabulated, tabulate } from "../survival/tabulate.ts";
import { withinNumbers } from "../within-numbers.ts";
import { type CoxCoefficient, coxCoefficient, type ModelTest, modelTest } from "./cox-coefficient.ts";
import { crrIteration } from "./crr-iteration.ts";
import { maximize } from "./maximize.ts";
import { packedColumn, packedColumns, packingOf } from "./packed-rows.ts";
import { PartialLikelihood } from "./partial-likelihood.ts";
import { riskOf } from "./risk-sets.ts";
import { type Scale, scaleOf } from "./scale.ts";
import { subdistributionInfluence } from "./subdistribution-influence.ts";
import { checkSubdistribution } from "./subdistribution-rows.ts";
import { type SubdistributionRisk, walkSubdistribution } from "./subdistribution-sets.ts";

export interface FineGrayData extends FollowUp {
  /** Numeric covariates by name, one element a row; categories as 0 and 1 against a reference. */
  readonly covariates: Readonly<Record<string, ArrayLike<number>>>;
}

export interface FineGrayOptions {
  /** The cause whose incidence is modelled; all others compete. Default 1. */
  readonly cause?: number;
  /** Confidence level. Default 0.95. */
  readonly level?: number;
  /**
   * "settled" iterates until nothing is left to gain. "crr" stops where cmprsk's `crr` does, with large coefficients
   * off in the fifth digit: to reproduce a figure of R digit by digit. Default "settled".
   */
  readonly iteration?: "settled" | "crr";
}

export interface FineGrayModel {
  readonly kind: "Fine-Gray model";
  readonly n: number;
  /** Of the cause. */
  readonly events: number;
  /** Events of other causes. */
  readonly competing: number;
  /** In the order of `covariates`; `hazardRatio` is that of the subdistribution hazard. */
  readonly coefficients: readonly CoxCoefficient[];
  /** Of the coefficients, in the same order; robust, and taking the shares not censored as estimated. */
  readonly covariance: readonly (readonly number[])[];
  readonly nullLogLikelihood: number;
  /** Of a pseudo-likelihood: differences follow no chi-squared distribution exactly. */
  readonly logLikelihood: number;
  readonly wald: ModelTest;
}

/**
 * How does the cumulative incidence of a cause differ with each covariate, when other causes compete? Fine and
 * Gray's model of the subdistribution hazard, Breslow's ties.
 *
 * A ratio above 1 means a higher incidence, whether because the cause is more frequent or because others are less:
 * for why, see {@link coxRegression} with other causes coded 0. The ratio is not one of risks. Censoring must not
 * depend on the covariates.
 *
 * @param data follow-up with covariates; 0 = censored, 1, 2 … = causes. Rows with a count are that many people
 * @returns the model; "not estimable" without rows (no observations), without events of the cause, where a
 *   covariate does not vary or follows from others (no variation), or separates those with the event (perfect
 *   separation)
 * @throws StatisticsError on late entry, causes that are no codes, columns of unequal length, NaN and infinite
 *   values, no covariate, counts that are no whole numbers
 *
 * In R: `cmprsk::crr(time, cause, cbind(x, z), failcode = 1)`, which stops at a gradient of 1e-6 times the
 * likelihood: set `gtol = 1e-14` there, or `iteration: "crr"` here, for equal digits.
 *
 * Source: Fine JP, Gray RJ (1999). A proportional hazards model for the subdistribution of a competing risk. J Am
 * Stat Assoc 94:496-509. doi:10.1080/01621459.1999.10474144.
 */
export function fineGray(data: FineGrayData, options: FineGrayOptions = {}): FineGrayModel | NotEstimable {
  checkRecord("fineGray", "data", data);
  const { cause = 1, level = 0.95, iteration = "settled" } = checkRecord("fineGray", "options", options);
  checkWord("fineGray", "iteration", iteration, ["settled", "crr"]);
  checkProbability("fineGray", "level", level);
  const table = checkFineGray(data, cause);
  if (table.n === 0) return notEstimable("no observations");
  const scales = Object.values(data.covariates).map(scaleOf);
  const rows = rowsOf(data, { table, cause, scales });
  const number = (code: number) =>
    rows.event.reduce((sum, event, i) => (event === code ? sum + rows.count[i]! : sum), 0);
  const events = number(1);
  if (events === 0) return notEstimable("no events");
  if (scales.some((_, j) => !variesAtEvents(rows, j))) return notEstimable("no variation");
  const evaluate = (coefficients: readonly number[]) => likelihoodOf(rows, coefficients);
  const none = evaluate(scales.map(() => 0));
  if (cholesky(none.information) === undefined) return notEstimable("no variation");
  // Where coefficients grow without end crr's iteration may stop all the same: whether they do is asked first.
  const settled = maximize(evaluate, none);
  const spreads = scales.map(({ spread }) => spread);
  const fitted = settled && iteration === "crr" ? crrIteration(evaluate, none, spreads) : settled;
  const factor = fitted && cholesky(fitted.likelihood.information);
  if (fitted === undefined || factor === undefined) return notEstimable("perfect separation");
  const influence = subdistributionInfluence(rows, riskOf(rows, fitted.coefficients));
  const standard = sandwich(factor, influence, rows.count);
  const wald = quadraticForm(standard, fitted.coefficients);
  if (wald === undefined) return notEstimable("too few observations");
  const covariance = standard.map((row, j) =>
    row.map((value, k) => value / scales[j]!.spread / scales[k]!.spread),
  );
  return withinNumbers(
    "fineGray",
    {
      kind: "Fine-Gray model",
      n: table.n,
      events,
      competing: number(2),
      coefficients: Object.keys(data.covariates).map((name, j) =>
        coxCoefficient(name, {
          coefficient: fitted.coefficients[j]! / scales[j]!.spread,
          variance: covariance[j]![j]!,
          level,
        }),
      ),
      covariance,
      nullLogLikelihood: none.value,
      logLikelihood: fitted.likelihood.value,
      wald: modelTest(wald, scales.length),
    },
    "Measure the covariates in another unit",
  );
}

function checkFineGray(data: FineGrayData, cause: number): Tabulated {
  checkSubdistribution("fineGray", data, cause);
  const { time, cause: causes, count, covariates } = data;
  checkCovariates("fineGray", covariates, { time, cause: causes, count });
  if (Object.keys(covariates).length === 0) {
    throw new StatisticsError("fineGray", "there is no covariate", "Give one at least, or use aalenJohansen");
  }
  if (count && Array.from(count).some((value) => !Number.isSafeInteger(value))) {
    throw new StatisticsError("fineGray", "a count is not a whole number", "Give numbers of people");
  }
  return tabulate("fineGray", data, { causes: cause });
}

interface RowsInput {
  readonly table: Tabulated;
  readonly cause: number;
  readonly scales: readonly Scale[];
}

function rowsOf(data: FineGrayData, { table, cause, scales }: RowsInput): SubdistributionRisk {
  const free = censoringCurve(table, "with events");
  const event = Array.from(data.cause, (code) => (code === cause ? 1 : code === 0 ? 0 : 2));
  const packing = packingOf({ ...data, cause: event });
  const time = packedColumn(data.time, packing);
  return {
    size: scales.length,
    time,
    event: Uint8Array.from(packedColumn(event, packing)),
    count: packedColumn(data.count, packing),
    free: time.map(free),
    covariates: packedColumns(Object.values(data.covariates), packing, scales),
  };
}

/**
 * Whether a covariate differs between any people at risk together at an event of the cause: those at risk at the
 * first, and those whom another cause took before. Sums would show a rounding error where it does not.
 */
function variesAtEvents({ size, time, event, covariates }: SubdistributionRisk, j: number): boolean {
  // Rows stand in the order of their ends, the last first: the first row is at risk at every event before.
  const first = time[event.lastIndexOf(1)]!;
  return event.some(
    (code, i) => (code === 2 || time[i]! >= first) && covariates[i * size + j] !== covariates[j],
  );
}

function likelihoodOf(rows: SubdistributionRisk, coefficients: readonly number[]): PartialLikelihood {
  const likelihood = new PartialLikelihood(coefficients.length, "breslow");
  walkSubdistribution(rows, riskOf(rows, coefficients), (set) => {
    likelihood.observe(rows, set, { coefficients, times: 1 });
    likelihood.subtract(set.sums, set.deaths);
  });
  return likelihood;
}
