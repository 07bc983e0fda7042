import { type Matrix, solve } from "./cholesky.ts";

/** A^-1 (sum of u u') A^-1 from the factor of A and the rows u, each counted so often. */
export function sandwich(factor: Matrix, rows: Matrix, counts?: ArrayLike<number>): number[][] {
  const sum = factor.map((row) => row.map(() => 0));
  for (const [i, row] of rows.entries()) {
    const count = counts?.[i] ?? 1;
    const influence = solve(factor, row);
    for (let j = 0; j < sum.length; j++) {
      for (let k = 0; k < sum.length; k++) sum[j]![k]! += count * influence[j]! * influence[k]!;
    }
  }
  return sum;
}
