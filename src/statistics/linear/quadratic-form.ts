/** A pivot below this share of its diagonal element means that the matrix is singular. */
const SINGULAR = 1e-11;

/**
 * x' A^-1 x for a symmetric positive definite matrix, by Cholesky's factors; nothing where A is singular.
 *
 * @param matrix rows of A
 * @param vector x
 */
export function quadraticForm(
  matrix: readonly (readonly number[])[],
  vector: readonly number[],
): number | undefined {
  const size = vector.length;
  const factor = matrix.map((row) => [...row]);
  const solved = [...vector];
  let sum = 0;
  for (let j = 0; j < size; j++) {
    let pivot = factor[j]![j]!;
    for (let k = 0; k < j; k++) pivot -= factor[j]![k]! ** 2;
    if (!(pivot > SINGULAR * matrix[j]![j]!)) return undefined;
    const root = Math.sqrt(pivot);
    factor[j]![j] = root;
    for (let i = j + 1; i < size; i++) {
      let value = factor[i]![j]!;
      for (let k = 0; k < j; k++) value -= factor[i]![k]! * factor[j]![k]!;
      factor[i]![j] = value / root;
    }
    let rest = solved[j]!;
    for (let k = 0; k < j; k++) rest -= factor[j]![k]! * solved[k]!;
    solved[j] = rest / root;
    sum += solved[j]! ** 2;
  }
  return sum;
}
