import { cholesky, inverse, type Matrix } from "../linear/cholesky.ts";
import { type Scale, scaleOf } from "./scale.ts";

/** Rows of 1 and the covariates in standard deviations from their mean. */
export interface Design {
  readonly n: number;
  /** "(Intercept)", then the covariates. */
  readonly names: readonly string[];
  readonly scales: readonly Scale[];
  /** Row by row. */
  readonly rows: readonly Float64Array[];
}

/** Nothing where a covariate does not vary. */
export function designOf(
  n: number,
  covariates: Readonly<Record<string, ArrayLike<number>>>,
): Design | undefined {
  const columns = Object.values(covariates);
  const scales = columns.map(scaleOf);
  if (scales.some(({ spread }) => spread === 0)) return undefined;
  const width = columns.length + 1;
  const all = new Float64Array(n * width).fill(1);
  for (const [j, column] of columns.entries()) {
    const { centre, spread } = scales[j]!;
    for (let i = 0; i < n; i++) all[i * width + j + 1] = (column[i]! - centre) / spread;
  }
  return {
    n,
    names: ["(Intercept)", ...Object.keys(covariates)],
    scales,
    rows: Array.from({ length: n }, (_, i) => all.subarray(i * width, (i + 1) * width)),
  };
}

/** b'x of a row. */
export function linearOf(x: Float64Array, coefficients: ArrayLike<number>): number {
  let sum = 0;
  for (let j = 0; j < x.length; j++) sum += x[j]! * coefficients[j]!;
  return sum;
}

/** Sum of weight x x' over the rows. */
export function crossProducts({ rows, names }: Design, weights: ArrayLike<number>): number[][] {
  const sums = names.map(() => names.map(() => 0));
  for (const [i, x] of rows.entries()) {
    for (let j = 0; j < x.length; j++) {
      const weighted = weights[i]! * x[j]!;
      for (let k = 0; k <= j; k++) sums[j]![k]! += weighted * x[k]!;
    }
  }
  for (let j = 0; j < sums.length; j++) for (let k = 0; k < j; k++) sums[k]![j] = sums[j]![k]!;
  return sums;
}

/** Weight x' A^-1 x of each row, A being the sum of weight x x'; nothing where A is singular. */
export function leverages(design: Design, weights: ArrayLike<number>): Float64Array | undefined {
  const factor = cholesky(crossProducts(design, weights));
  if (factor === undefined) return undefined;
  const covariance = inverse(factor);
  return Float64Array.from(design.rows, (x, i) => weights[i]! * quadratic(covariance, x));
}

function quadratic(matrix: Matrix, x: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < x.length; j++) sum += x[j]! * linearOf(x, matrix[j]!);
  return sum;
}

/** Coefficients with their covariance. */
export interface Estimates {
  readonly coefficients: readonly number[];
  readonly covariance: Matrix;
}

/** Back to the units of the covariates: b_j / spread_j, and the intercept less what the means took. */
export function inOwnUnits(
  { scales }: Pick<Design, "scales">,
  { coefficients, covariance }: Estimates,
): Estimates {
  const transform = [
    [1, ...scales.map(({ centre, spread }) => -centre / spread)],
    ...scales.map(({ spread }, j) => [0, ...scales.map((_, k) => (j === k ? 1 / spread : 0))]),
  ];
  const apply = (vector: readonly number[]) =>
    transform.map((row) => row.reduce((sum, value, k) => sum + value * vector[k]!, 0));
  const half = covariance.map(apply);
  return {
    coefficients: apply(coefficients),
    covariance: transform.map((_, j) => apply(half.map((row) => row[j]!))),
  };
}
