import { checkColumn, checkCounts, checkIndicator, checkSameLength } from "../check.ts";
import { StatisticsError } from "../errors.ts";

/** What was predicted, and what came. */
export interface PredictedOutcomes {
  /** Predicted probability of the event, from 0 to 1. */
  readonly predicted: ArrayLike<number>;
  /** 1 = had the event, 0 = did not. */
  readonly outcome: ArrayLike<number>;
  /** Number of people in the row; without it, 1. */
  readonly count?: ArrayLike<number>;
}

/** Refuses predictions outside 0 to 1, outcomes other than 0 and 1, and counts that are negative. */
export function checkPredicted(estimator: string, { predicted, outcome, count }: PredictedOutcomes): void {
  checkSameLength(estimator, { predicted, outcome, count });
  checkIndicator(estimator, "outcome", outcome);
  if (count) checkCounts(estimator, "count", count);
  checkProbabilities(estimator, predicted);
}

/** Refuses predictions outside 0 to 1. */
export function checkProbabilities(estimator: string, predicted: ArrayLike<number>): void {
  checkColumn(estimator, "predicted", predicted);
  for (let i = 0; i < predicted.length; i++) {
    if (!Number.isFinite(predicted[i]!) || !(predicted[i]! >= 0 && predicted[i]! <= 1)) {
      throw new StatisticsError(
        estimator,
        `predicted[${i}] is not from 0 to 1`,
        "Give probabilities; turn a score into one first",
      );
    }
  }
}
