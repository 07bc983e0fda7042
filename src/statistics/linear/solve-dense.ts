import type { Matrix } from "./cholesky.ts";

/** A^-1 b for a square matrix, by elimination with row pivots; nothing where A is singular. */
export function solveDense(matrix: Matrix, right: readonly number[]): number[] | undefined {
  const rows = matrix.map((row, i) => Float64Array.from([...row, right[i]!]));
  const n = rows.length;
  for (let j = 0; j < n; j++) {
    let pivot = j;
    for (let i = j + 1; i < n; i++) {
      if (Math.abs(rows[i]![j]!) > Math.abs(rows[pivot]![j]!)) pivot = i;
    }
    if (rows[pivot]![j] === 0) return undefined;
    [rows[j], rows[pivot]] = [rows[pivot]!, rows[j]!];
    for (let i = j + 1; i < n; i++) {
      const share = rows[i]![j]! / rows[j]![j]!;
      for (let k = j; k <= n; k++) rows[i]![k]! -= share * rows[j]![k]!;
    }
  }
  const solved = new Array<number>(n).fill(0);
  for (let j = n - 1; j >= 0; j--) {
    let rest = rows[j]![n]!;
    for (let k = j + 1; k < n; k++) rest -= rows[j]![k]! * solved[k]!;
    solved[j] = rest / rows[j]![j]!;
  }
  return solved;
}
