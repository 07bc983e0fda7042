import { cholesky, solve } from "../linear/cholesky.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { logisticRegression } from "../regression/logistic-regression.ts";
import { scaleOf } from "../regression/scale.ts";
import { membersOf, relativeWeights, sum, type Treated, weightedMean } from "./groups.ts";

export interface OutcomeData extends Treated {
  readonly outcome: ArrayLike<number>;
  readonly covariates: Readonly<Record<string, ArrayLike<number>>>;
  readonly weight?: ArrayLike<number>;
}

export interface Predictions {
  readonly kind: "predictions";
  /** For everybody, whatever their group. */
  readonly fitted: readonly number[];
}

/** What a model fitted in one group expects of everybody. */
export function predictOutcomes(
  { outcome, treated, covariates, weight }: OutcomeData,
  model: "linear" | "logistic",
  group: 0 | 1,
): Predictions | NotEstimable {
  const columns = Object.values(covariates);
  const own = Object.fromEntries(columns.map((column, j) => [String(j), membersOf(column, treated, group)]));
  const y = membersOf(outcome, treated, group);
  const w = weight ? membersOf(weight, treated, group) : y.map(() => 1);
  const coefficients = model === "linear" ? linear(y, own, w) : logistic(y, own, w);
  if ("kind" in coefficients) return coefficients;
  const [intercept, ...slopes] = coefficients;
  const fitted = Array.from(treated, (_, i) => {
    const eta = slopes.reduce((total, b, j) => total + b * columns[j]![i]!, intercept!);
    return model === "linear" ? eta : 1 / (1 + Math.exp(-eta));
  });
  return { kind: "predictions", fitted };
}

type Columns = Readonly<Record<string, readonly number[]>>;

function logistic(
  outcome: readonly number[],
  covariates: Columns,
  count: readonly number[],
): readonly number[] | NotEstimable {
  const model = logisticRegression({ outcome, covariates, count });
  return model.kind === "not estimable" ? model : model.coefficients.map(({ coefficient }) => coefficient);
}

/** Weighted least squares, in standard deviations from the weighted means. */
function linear(
  outcome: readonly number[],
  covariates: Columns,
  weight: readonly number[],
): readonly number[] | NotEstimable {
  const columns = Object.values(covariates);
  if (outcome.length <= columns.length) return notEstimable("too few observations");
  const w = relativeWeights(weight);
  const spreads = columns.map((column) => scaleOf(column).spread);
  if (spreads.includes(0)) return notEstimable("no variation");
  const centres = columns.map((column) => weightedMean(column, w));
  const x = columns.map((column, j) => column.map((value) => (value - centres[j]!) / spreads[j]!));
  const mean = weightedMean(outcome, w);
  const factor = cholesky(x.map((a) => x.map((b) => sum(a.map((value, i) => w[i]! * value * b[i]!)))));
  if (factor === undefined) return notEstimable("no variation");
  const slopes = solve(
    factor,
    x.map((column) => sum(column.map((value, i) => w[i]! * value * (outcome[i]! - mean)))),
  ).map((slope, j) => slope / spreads[j]!);
  return [mean - slopes.reduce((total, slope, j) => total + slope * centres[j]!, 0), ...slopes];
}
