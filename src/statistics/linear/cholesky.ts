/** A pivot below this share of its diagonal element means that the matrix is singular. */
const SINGULAR = 1e-11;

export type Matrix = readonly (readonly number[])[];

/** Lower triangle L of A = L L' for a symmetric positive definite matrix; nothing where A is singular. */
export function cholesky(matrix: Matrix): Matrix | undefined {
  const factor = matrix.map((row) => row.map(() => 0));
  for (const [j, row] of matrix.entries()) {
    let pivot = row[j]!;
    for (let k = 0; k < j; k++) pivot -= factor[j]![k]! ** 2;
    if (!(pivot > SINGULAR * row[j]!)) return undefined;
    const root = Math.sqrt(pivot);
    factor[j]![j] = root;
    for (let i = j + 1; i < matrix.length; i++) {
      let value = matrix[i]![j]!;
      for (let k = 0; k < j; k++) value -= factor[i]![k]! * factor[j]![k]!;
      factor[i]![j] = value / root;
    }
  }
  return factor;
}

/** L^-1 x. */
export function forwardSolve(factor: Matrix, vector: readonly number[]): number[] {
  const solved: number[] = [];
  for (const [j, row] of factor.entries()) {
    let rest = vector[j]!;
    for (let k = 0; k < j; k++) rest -= row[k]! * solved[k]!;
    solved.push(rest / row[j]!);
  }
  return solved;
}

/** A^-1 x. */
export function solve(factor: Matrix, vector: readonly number[]): number[] {
  const solved = forwardSolve(factor, vector);
  for (let j = solved.length - 1; j >= 0; j--) {
    for (let k = j + 1; k < solved.length; k++) solved[j]! -= factor[k]![j]! * solved[k]!;
    solved[j]! /= factor[j]![j]!;
  }
  return solved;
}

/** A^-1. */
export function inverse(factor: Matrix): number[][] {
  return factor.map((_, j) =>
    solve(
      factor,
      factor.map((__, k) => (k === j ? 1 : 0)),
    ),
  );
}
