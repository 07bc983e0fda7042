import { checkIndicator, checkIsColumn, checkSameLength } from "../check.ts";
import { StatisticsError } from "../errors.ts";

/** Who was treated: 1 = treated, 0 = not, one element a person. */
export interface Treated {
  readonly treated: ArrayLike<number>;
}

/** Refuses treatment other than 0 and 1, and columns of another length. */
export function checkTreated(
  estimator: string,
  treated: ArrayLike<number>,
  columns: Readonly<Record<string, ArrayLike<unknown> | undefined>>,
): void {
  checkSameLength(estimator, { treated, ...columns });
  checkIndicator(estimator, "treated", treated);
}

/** Elements of a column of those treated (1) or not (0). */
export const membersOf = (
  column: ArrayLike<number>,
  treated: ArrayLike<number>,
  group: 0 | 1,
): readonly number[] => Array.from(column).filter((_, i) => treated[i] === group);

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Weights relative to the largest, so that no sum of them overflows; unchanged where all are 0. */
export function relativeWeights(weights: readonly number[]): readonly number[] {
  const most = weights.reduce((high, weight) => Math.max(high, weight), 0);
  return most > 0 ? weights.map((weight) => weight / most) : weights;
}

/** Weighted mean; the weights must not all be 0. */
export const weightedMean = (values: readonly number[], weights: readonly number[]): number =>
  values.reduce((total, value, i) => total + weights[i]! * value, 0) / sum(weights);

/** Refuses scores that are not above 0 and below 1. */
export function checkOpenScores(estimator: string, score: ArrayLike<number>): void {
  checkIsColumn(estimator, "score", score);
  for (let i = 0; i < score.length; i++) {
    if (!Number.isFinite(score[i]!) || !(score[i]! > 0 && score[i]! < 1)) {
      throw new StatisticsError(
        estimator,
        `score[${i}] is not above 0 and below 1`,
        "Leave out who could not have been in the other group, and say how many",
      );
    }
  }
}

/** Refuses what overflowed on the way. */
export function checkWithinNumbers(estimator: string, value: number, cure: string): void {
  if (!Number.isFinite(value)) {
    throw new StatisticsError(
      estimator,
      "values are so large or small that they leave the range of numbers",
      cure,
    );
  }
}
