import { gammaQuantile } from "../distributions/gamma.ts";
import { normalQuantile } from "../distributions/normal.ts";
import { cholesky, type Matrix } from "../linear/cholesky.ts";

/** One incomplete column, and what it is predicted from. */
export interface ImputationModel {
  /** A row a person, without the 1 of the intercept. */
  readonly rows: Matrix;
  /** The column; what is at missing rows does not count. */
  readonly values: readonly number[];
  /** Indexes of rows in which the column is known, and in which it is missing. */
  readonly observed: readonly number[];
  readonly missing: readonly number[];
  /** Numbers between 0 and 1. */
  readonly random: () => number;
}

export const drawNormal = (random: () => number): number => normalQuantile(random());

export const drawChiSquared = (random: () => number, df: number): number =>
  2 * gammaQuantile(random(), df / 2);

/** Coefficients drawn about their estimate; nothing where their covariance is singular. */
export function drawCoefficients(
  estimate: readonly number[],
  covariance: Matrix,
  random: () => number,
): number[] | undefined {
  const factor = cholesky(covariance);
  if (factor === undefined) return undefined;
  const normals = estimate.map(() => drawNormal(random));
  return estimate.map((value, j) =>
    normals.reduce((sum, normal, k) => (k <= j ? sum + factor[j]![k]! * normal : sum), value),
  );
}

/** Intercept and slopes at a row. */
export const predict = (row: readonly number[], coefficients: readonly number[]): number =>
  row.reduce((sum, value, j) => sum + value * coefficients[j + 1]!, coefficients[0]!);
