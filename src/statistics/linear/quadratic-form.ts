import { cholesky, forwardSolve, type Matrix } from "./cholesky.ts";

/** x' A^-1 x for a symmetric positive definite matrix; nothing where A is singular. */
export function quadraticForm(matrix: Matrix, vector: readonly number[]): number | undefined {
  const factor = cholesky(matrix);
  return factor && forwardSolve(factor, vector).reduce((sum, value) => sum + value ** 2, 0);
}
