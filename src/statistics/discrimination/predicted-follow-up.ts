import { checkPositive, checkSameLength } from "../check.ts";
import type { FollowUp } from "../survival/tabulate.ts";
import { checkProbabilities } from "./predicted-outcomes.ts";

/** What was predicted for each person, and how the follow-up ended; nobody enters late. */
export interface PredictedFollowUp extends Omit<FollowUp, "entry"> {
  /** Predicted probability, from 0 to 1, of the event (cause 1) by the horizon. */
  readonly predicted: ArrayLike<number>;
}

/** Refuses predictions outside 0 to 1, and horizons of zero or less. */
export function checkPredictedFollowUp(estimator: string, data: PredictedFollowUp, horizon: number): void {
  const { predicted, time, cause, count } = data;
  checkPositive(estimator, "horizon", horizon);
  checkSameLength(estimator, { predicted, time, cause, count });
  checkProbabilities(estimator, predicted);
}
