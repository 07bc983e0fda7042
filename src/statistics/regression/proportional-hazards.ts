import { checkRecord, checkWord } from "../check.ts";
import { StatisticsError } from "../errors.ts";
import type { Matrix } from "../linear/cholesky.ts";
import { quadraticForm } from "../linear/quadratic-form.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { firstAbove, type Tabulated, tabulate } from "../survival/tabulate.ts";
import { type ModelTest, modelTest } from "./cox-coefficient.ts";
import type { CoxData } from "./cox-data.ts";
import { type CoxFit, fitCox } from "./cox-fit.ts";
import { PartialLikelihood } from "./partial-likelihood.ts";
import { TIES, type Ties } from "./risk-sets.ts";

export interface ProportionalHazardsOptions {
  /** Default "efron". */
  readonly ties?: Ties;
  /**
   * Function of time with which a coefficient might change: "km", share with the event so far (which keeps late
   * events from deciding alone); "identity"; "log", for times above 0 only. Default "km".
   */
  readonly transform?: "km" | "identity" | "log";
}

export interface CovariateTest extends ModelTest {
  readonly name: string;
}

export interface ProportionalHazardsTest {
  readonly kind: "test";
  /** In the order of `covariates`; a small p says that the hazard ratio changes with time. */
  readonly covariates: readonly CovariateTest[];
  /** Of all together. */
  readonly global: ModelTest;
}

/**
 * Does the hazard ratio of a covariate change with time? Score test of adding its product with a function of time
 * to Cox's model: the test of scaled Schoenfeld residuals, computed exactly.
 *
 * A large p does not show that hazards are proportional: with few events little could have been seen. Weights
 * count as numbers of people.
 *
 * @param data as for {@link coxRegression}
 * @returns the tests; "not estimable" where the model is, and where all events fall on one time (no variation)
 * @throws StatisticsError as {@link coxRegression}, and with "log" on times of zero
 *
 * In R: `cox.zph(coxph(…), transform = "km")` (survival 3.0 and later).
 *
 * Source: Grambsch PM, Therneau TM (1994). Proportional hazards tests and diagnostics based on weighted residuals.
 * Biometrika 81:515-526. doi:10.1093/biomet/81.3.515.
 */
export function proportionalHazards(
  data: CoxData,
  options: ProportionalHazardsOptions = {},
): ProportionalHazardsTest | NotEstimable {
  checkRecord("proportionalHazards", "data", data);
  const { ties = "efron", transform = "km" } = checkRecord("proportionalHazards", "options", options);
  checkWord("proportionalHazards", "ties", ties, TIES);
  checkWord("proportionalHazards", "transform", transform, ["km", "identity", "log"]);
  const fit = fitCox("proportionalHazards", data, ties);
  if (fit.kind === "not estimable") return fit;
  const weightOf = centred(tabulate("proportionalHazards", data), transform);
  const size = fit.names.length;
  const times = (power: number) => {
    const sums = new PartialLikelihood(size, ties);
    for (const { rows } of fit.strata) {
      sums.add(rows, fit.coefficients, (time) => weightOf(time) ** power);
    }
    return sums;
  };
  const once = times(1);
  const twice = times(2);
  const test = (added: readonly number[]): ModelTest | undefined => {
    const information = bordered(fit, { once: once.information, twice: twice.information, added });
    const gradient = [...fit.names.map(() => 0), ...added.map((j) => once.gradient[j]!)];
    const chiSquared = quadraticForm(information, gradient);
    return chiSquared === undefined ? undefined : modelTest(chiSquared, added.length);
  };
  const global = test([...fit.names.keys()]);
  const covariates = fit.names.map((name, j) => ({ name, test: test([j]) }));
  if (global === undefined || covariates.some((one) => one.test === undefined)) {
    return notEstimable("no variation");
  }
  return { kind: "test", covariates: covariates.map(({ name, test: one }) => ({ name, ...one! })), global };
}

interface Extended {
  readonly once: Matrix;
  readonly twice: Matrix;
  readonly added: readonly number[];
}

/** Information of the covariates and of the products that are added. */
function bordered({ likelihood }: CoxFit, { once, twice, added }: Extended): number[][] {
  const above = likelihood.information.map((row, j) => [...row, ...added.map((k) => once[j]![k]!)]);
  const below = added.map((j) => [...once[j]!, ...added.map((k) => twice[j]![k]!)]);
  return [...above, ...below];
}

type Transform = NonNullable<ProportionalHazardsOptions["transform"]>;

/** The function of time, less its mean over the events. */
function centred(table: Tabulated, transform: Transform): (time: number) => number {
  const values = valuesOf(table, transform);
  let [sum, events] = [0, 0];
  for (const [k, value] of values.entries()) {
    const now = table.ended[2 * k + 1]!;
    if (now === 0) continue;
    sum += now * value;
    events += now;
  }
  const mean = sum / events;
  return (time) => values[firstAbove(table.times, time) - 1]! - mean;
}

/** By distinct time of the data. */
function valuesOf({ times, atRisk, ended }: Tabulated, transform: Transform): number[] {
  if (transform === "identity") return [...times];
  if (transform === "log") {
    if (times[0] === 0) {
      throw new StatisticsError(
        "proportionalHazards",
        "there are times of zero, which have no logarithm",
        'Use "km", or count the first day as half a day',
      );
    }
    return Array.from(times, Math.log);
  }
  let survival = 1;
  return Array.from(times, (_, k) => {
    const before = 1 - survival;
    if (atRisk[k]! > 0) survival *= 1 - ended[2 * k + 1]! / atRisk[k]!;
    return before;
  });
}
