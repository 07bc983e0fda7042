import { cholesky, inverse, solve } from "../linear/cholesky.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { scaleOf } from "../regression/scale.ts";
import {
  drawChiSquared,
  drawCoefficients,
  drawNormal,
  type ImputationModel,
  predict,
} from "./imputation-model.ts";

/** A linear model drawn from its posterior, and its estimate. */
export interface LinearDraw {
  readonly kind: "linear draw";
  readonly estimate: readonly number[];
  readonly coefficients: readonly number[];
  readonly sigma: number;
}

/**
 * Draws the coefficients and the spread of a linear model from their posterior under the usual flat prior.
 *
 * In R: `mice::norm.draw`.
 *
 * Source: Rubin DB (1987). Multiple imputation for nonresponse in surveys, section 5.3. doi:10.1002/9780470316696.
 */
export function drawLinear(model: ImputationModel): LinearDraw | NotEstimable {
  const fit = leastSquares(model);
  if (fit.kind === "not estimable") return fit;
  const sigma = Math.sqrt(fit.squares / drawChiSquared(model.random, fit.df));
  const covariance = fit.inverse.map((row) => row.map((value) => value * sigma * sigma));
  // Without any rest there is nothing to draw: the coefficients are known.
  const coefficients = sigma === 0 ? fit.estimate : drawCoefficients(fit.estimate, covariance, model.random);
  if (coefficients === undefined) return notEstimable("no variation");
  return { kind: "linear draw", estimate: fit.estimate, coefficients, sigma };
}

/** Values of missing rows by the drawn model, each with a rest of its own. */
export function imputeLinear(model: ImputationModel): readonly number[] | NotEstimable {
  const draw = drawLinear(model);
  if (draw.kind === "not estimable") return draw;
  return model.missing.map(
    (i) => predict(model.rows[i]!, draw.coefficients) + draw.sigma * drawNormal(model.random),
  );
}

interface Fit {
  readonly kind: "fit";
  readonly estimate: readonly number[];
  /** (X'X)^-1 with the intercept. */
  readonly inverse: readonly (readonly number[])[];
  readonly squares: number;
  readonly df: number;
}

/** Least squares over the observed rows, in standardized columns so that units do not matter. */
function leastSquares({ rows, values, observed }: ImputationModel): Fit | NotEstimable {
  const width = rows[0]?.length ?? 0;
  const n = observed.length;
  if (n < width + 2) return notEstimable("too few observations");
  const columns = Array.from({ length: width }, (_, j) => observed.map((i) => rows[i]![j]!));
  const scales = columns.map(scaleOf);
  if (scales.some(({ spread }) => spread === 0)) return notEstimable("no variation");
  const x = columns.map((column, j) =>
    column.map((value) => (value - scales[j]!.centre) / scales[j]!.spread),
  );
  const centre = observed.reduce((sum, i) => sum + values[i]!, 0) / n;
  const y = observed.map((i) => values[i]! - centre);
  const factor = cholesky(x.map((a) => x.map((b) => dot(a, b))));
  if (factor === undefined) return notEstimable("no variation");
  const slopes = solve(
    factor,
    x.map((column) => dot(column, y)),
  );
  const rest = y.map((value, i) => value - slopes.reduce((sum, slope, j) => sum + slope * x[j]![i]!, 0));
  // From standardized slopes and the mean to slopes and the intercept in their own units.
  const transform = [
    [1, ...scales.map(({ centre, spread }) => -centre / spread)],
    ...scales.map(({ spread }, j) => [0, ...scales.map((_, k) => (j === k ? 1 / spread : 0))]),
  ];
  const apply = (vector: readonly number[]) => transform.map((row) => dot(row, vector));
  const standard = [[1 / n, ...scales.map(() => 0)], ...inverse(factor).map((row) => [0, ...row])];
  const half = standard.map(apply);
  return {
    kind: "fit",
    estimate: apply([centre, ...slopes]),
    inverse: transform.map((_, j) => apply(half.map((row) => row[j]!))),
    squares: dot(rest, rest),
    df: n - width - 1,
  };
}

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, i) => sum + value * b[i]!, 0);
