import { checkRecord } from "../check.ts";
import { normalUpper } from "../distributions/normal.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { checkPredicted, type PredictedOutcomes } from "./predicted-outcomes.ts";

export interface BrierScore {
  readonly kind: "Brier score";
  /** Mean squared distance of prediction and outcome: 0 is perfect, 0.25 is a coin. */
  readonly value: number;
  /** How far the share with the event lies from each prediction: 0 is perfectly calibrated. */
  readonly reliability: number;
  /** How far the shares with the event lie from the overall share: the more the better. */
  readonly resolution: number;
  /** Variance of the outcome, which no prediction takes away. */
  readonly uncertainty: number;
  /** 1 - value / uncertainty: what is gained over predicting the overall share; absent where nothing varies. */
  readonly skill?: number;
  /**
   * Spiegelhalter's test that the predictions are calibrated: their distance from what came, beyond what chance gives;
   * absent where every prediction is 0, 0.5 or 1.
   */
  readonly spiegelhalter?: { readonly z: number; readonly p: number };
  readonly n: number;
}

/**
 * How far are predicted probabilities from what came? The Brier score, and Murphy's decomposition by distinct
 * prediction, which is exact: value = reliability - resolution + uncertainty.
 *
 * @param data predictions and outcomes by person, or a prediction x outcome table as rows with counts
 * @returns the score; "not estimable" without people (no observations). If nearly every person has a prediction of
 *   his own, the parts say little: round predictions to a few classes first.
 * @throws StatisticsError on predictions outside 0 to 1, outcomes other than 0 and 1, negative counts, columns of
 *   unequal length
 *
 * In R: `mean((predicted - outcome)^2)`; `verification::brier`; Spiegelhalter's z is `rms::val.prob`'s `S:z`.
 *
 * Source: Brier GW (1950). Verification of forecasts expressed in terms of probability. Mon Weather Rev 78:1-3.
 * doi:10.1175/1520-0493(1950)078<0001:VOFEIT>2.0.CO;2. Murphy AH (1973). A new vector partition of the probability
 * score. J Appl Meteorol 12:595-600. doi:10.1175/1520-0450(1973)012<0595:ANVPOT>2.0.CO;2. Spiegelhalter DJ (1986). Probabilistic
 * prediction in patient management and clinical trials. Stat Med 5:421-433. doi:10.1002/sim.4780050506.
 */
export function brierScore(data: PredictedOutcomes): BrierScore | NotEstimable {
  checkRecord("brierScore", "data", data);
  checkPredicted("brierScore", data);
  const classes = classesOf(data);
  const n = classes.reduce((sum, one) => sum + one.n, 0);
  if (n === 0) return notEstimable("no observations");
  const overall = classes.reduce((sum, one) => sum + one.events, 0) / n;
  const mean = (term: (one: PredictionClass, share: number) => number) =>
    classes.reduce((sum, one) => sum + (one.n * term(one, one.events / one.n)) / n, 0);
  const value = mean(({ predicted }, share) => share * (1 - predicted) ** 2 + (1 - share) * predicted ** 2);
  const uncertainty = overall * (1 - overall);
  return {
    kind: "Brier score",
    value,
    reliability: mean(({ predicted }, share) => (predicted - share) ** 2),
    resolution: mean((_, share) => (share - overall) ** 2),
    uncertainty,
    ...(uncertainty > 0 ? { skill: 1 - value / uncertainty } : {}),
    ...spiegelhalter(classes),
    n,
  };
}

/** Spiegelhalter DJ (1986): the score less its expectation under the predictions, in standard deviations. */
function spiegelhalter(classes: readonly PredictionClass[]): Pick<BrierScore, "spiegelhalter"> {
  let distance = 0;
  let variance = 0;
  for (const { predicted: p, n, events } of classes) {
    distance += (events - n * p) * (1 - 2 * p);
    variance += n * (1 - 2 * p) ** 2 * p * (1 - p);
  }
  if (variance === 0) return {};
  const z = distance / Math.sqrt(variance);
  return { spiegelhalter: { z, p: 2 * normalUpper(Math.abs(z)) } };
}

interface PredictionClass {
  readonly predicted: number;
  readonly n: number;
  readonly events: number;
}

function classesOf({ predicted, outcome, count }: PredictedOutcomes): PredictionClass[] {
  const classes = new Map<number, PredictionClass>();
  for (let i = 0; i < predicted.length; i++) {
    const number = count?.[i] ?? 1;
    if (number === 0) continue;
    const key = predicted[i]!;
    const { n, events } = classes.get(key) ?? { n: 0, events: 0 };
    classes.set(key, { predicted: key, n: n + number, events: events + number * outcome[i]! });
  }
  return [...classes.values()];
}
