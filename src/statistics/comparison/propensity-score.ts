import { checkRecord, checkWord } from "../check.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import {
  type LogisticModel,
  type LogisticOptions,
  logisticRegression,
} from "../regression/logistic-regression.ts";
import { checkTreated, membersOf, sum, type Treated } from "./groups.ts";

export interface PropensityData extends Treated {
  /** Numeric covariates by name, known before the treatment; categories as 0 and 1 against a reference. */
  readonly covariates: Readonly<Record<string, ArrayLike<number>>>;
}

/** Where the scores of a group lie. */
export interface ScoreRange {
  readonly n: number;
  readonly least: number;
  readonly mean: number;
  readonly most: number;
}

export interface PropensityScores {
  readonly kind: "propensity scores";
  /** Fitted probability of treatment, 0 to 1, in the order of the rows. */
  readonly scores: readonly number[];
  readonly treated: ScoreRange;
  readonly control: ScoreRange;
  readonly model: LogisticModel;
}

/**
 * How likely was each person to be treated, given what was known before? Propensity scores by logistic
 * regression, with the range of both groups: where they do not overlap, nothing can be compared.
 *
 * @param data treatment and covariates, a row a person
 * @param options of the {@link logisticRegression}
 * @returns scores and the model; "not estimable" without people (no observations), where all or none are treated
 *   (one group only), where a covariate does not vary or follows from others (no variation), or where covariates
 *   tell the groups wholly apart (perfect separation)
 * @throws StatisticsError on treatment other than 0 and 1, columns of unequal length, NaN and infinite values
 *
 * In R: `fitted(glm(treated ~ x + z, family = binomial))`.
 *
 * Source: Rosenbaum PR, Rubin DB (1983). The central role of the propensity score in observational studies for
 * causal effects. Biometrika 70:41-55. doi:10.1093/biomet/70.1.41.
 */
export function propensityScore(
  data: PropensityData,
  options: LogisticOptions = {},
): PropensityScores | NotEstimable {
  const { treated, covariates } = checkRecord("propensityScore", "data", data);
  checkRecord("propensityScore", "options", options);
  checkWord("propensityScore", "iteration", options.iteration, ["settled", "glm"]);
  checkTreated("propensityScore", treated, covariates);
  const model = logisticRegression({ outcome: treated, covariates }, options);
  if (model.kind === "not estimable") {
    const oneGroup = model.reason === "no events" || model.reason === "only events";
    return oneGroup ? notEstimable("one group only") : model;
  }
  const range = (group: 0 | 1) => rangeOf(membersOf(model.fitted, treated, group));
  return { kind: "propensity scores", scores: model.fitted, treated: range(1), control: range(0), model };
}

function rangeOf(scores: readonly number[]): ScoreRange {
  const least = scores.reduce((low, score) => Math.min(low, score), 1);
  const most = scores.reduce((high, score) => Math.max(high, score), 0);
  return { n: scores.length, least, mean: sum(scores) / scores.length, most };
}
