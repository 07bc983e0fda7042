/** Mean range of two normal values in standard deviations, d2 = 2 / sqrt(pi); the tables' 1.128, unrounded. */
export const RANGE_TO_SIGMA = 2 / Math.sqrt(Math.PI);

/** Mean absolute difference of neighbours, of two values or more. */
export function meanMovingRange(values: readonly number[]): number {
  let sum = 0;
  for (let i = 1; i < values.length; i++) sum += Math.abs(values[i]! - values[i - 1]!);
  return sum / (values.length - 1);
}
