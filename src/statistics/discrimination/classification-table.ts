import { checkCount, checkProbability } from "../check.ts";
import type { Estimate } from "../interval.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { wilson } from "../proportions/wilson.ts";

/** People by what was said of them, and what came. */
export interface Classified {
  /** Flagged, and had the event. */
  readonly truePositive: number;
  /** Flagged, and had none. */
  readonly falsePositive: number;
  /** Not flagged, and had the event. */
  readonly falseNegative: number;
  /** Not flagged, and had none. */
  readonly trueNegative: number;
}

export interface ClassificationOptions {
  /** Confidence level. Default 0.95. */
  readonly level?: number;
}

/** Shares, each with Wilson's interval; "not estimable" (no observations) where nobody is in the denominator. */
export interface ClassificationTable {
  readonly kind: "classification table";
  readonly n: number;
  /** Flagged, of those with the event. */
  readonly sensitivity: Estimate | NotEstimable;
  /** Not flagged, of those without the event. */
  readonly specificity: Estimate | NotEstimable;
  /** With the event, of those flagged. */
  readonly positivePredictiveValue: Estimate | NotEstimable;
  /** Without the event, of those not flagged. */
  readonly negativePredictiveValue: Estimate | NotEstimable;
  /** Flagged, of those without the event: 1 - specificity. */
  readonly falsePositiveRate: Estimate | NotEstimable;
  /** Not flagged, of those with the event: 1 - sensitivity. */
  readonly falseNegativeRate: Estimate | NotEstimable;
  /** With the event, of all. */
  readonly prevalence: Estimate | NotEstimable;
  /** Flagged, of all. */
  readonly flagged: Estimate | NotEstimable;
}

/**
 * How often is a flag right, and whom does it miss? Sensitivity, specificity, predictive values and their
 * complements from a two by two table. Predictive values hold for this prevalence only.
 *
 * @param counts the four cells
 * @returns the shares; "not estimable" where nobody was classified (no observations)
 * @throws StatisticsError where a cell is no count
 *
 * In R: `prop.test(tp, tp + fn, correct = FALSE)` and so on; `epiR::epi.tests`.
 *
 * Source: Altman DG, Bland JM (1994). Diagnostic tests 1 and 2. BMJ 308:1552, 309:102.
 * doi:10.1136/bmj.308.6943.1552, doi:10.1136/bmj.309.6947.102.
 */
export function classificationTable(
  counts: Classified,
  { level = 0.95 }: ClassificationOptions = {},
): ClassificationTable | NotEstimable {
  for (const [name, count] of Object.entries(counts)) checkCount("classificationTable", name, count);
  checkProbability("classificationTable", "level", level);
  const { truePositive: tp, falsePositive: fp, falseNegative: fn, trueNegative: tn } = counts;
  const n = tp + fp + fn + tn;
  if (n === 0) return notEstimable("no observations");
  const share = (events: number, of: number) => wilson(events, of, { level });
  return {
    kind: "classification table",
    n,
    sensitivity: share(tp, tp + fn),
    specificity: share(tn, tn + fp),
    positivePredictiveValue: share(tp, tp + fp),
    negativePredictiveValue: share(tn, tn + fn),
    falsePositiveRate: share(fp, fp + tn),
    falseNegativeRate: share(fn, fn + tp),
    prevalence: share(tp + fn, n),
    flagged: share(tp + fp, n),
  };
}
