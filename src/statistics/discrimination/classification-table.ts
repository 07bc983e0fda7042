import { checkCount, checkProbability, checkRecord } from "../check.ts";
import { normalQuantile } from "../distributions/normal.ts";
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

/** Shares with Wilson's interval; "not estimable" (no observations) where nobody is in the denominator. */
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
  /** How many times as likely those with the event are flagged: sensitivity / (1 - specificity). */
  readonly positiveLikelihoodRatio: Estimate | NotEstimable;
  /** How many times as likely those with the event are not flagged: (1 - sensitivity) / specificity. */
  readonly negativeLikelihoodRatio: Estimate | NotEstimable;
}

/**
 * How often is a flag right, and whom does it miss? Sensitivity, specificity, predictive values and their
 * complements from a two by two table. Predictive values hold for this prevalence only.
 *
 * @param counts the four cells
 * @returns the shares; "not estimable" where nobody was classified (no observations). A likelihood ratio has an
 *   interval on the scale of its logarithm: "not estimable" where one of its two cells is empty (no events)
 * @throws StatisticsError where a cell is no count
 *
 * In R: `prop.test(tp, tp + fn, correct = FALSE)` and so on; `epiR::epi.tests`.
 *
 * Source: Altman DG, Bland JM (1994). Diagnostic tests 1 and 2. BMJ 308:1552, 309:102.
 * doi:10.1136/bmj.308.6943.1552, doi:10.1136/bmj.309.6947.102. Simel DL, Samsa GP, Matchar DB (1991). Likelihood
 * ratios with confidence: sample size estimation for diagnostic test studies. J Clin Epidemiol 44:763-770.
 * doi:10.1016/0895-4356(91)90128-V.
 */
export function classificationTable(
  counts: Classified,
  options: ClassificationOptions = {},
): ClassificationTable | NotEstimable {
  checkRecord("classificationTable", "counts", counts);
  const { level = 0.95 } = checkRecord("classificationTable", "options", options);
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
    positiveLikelihoodRatio: ratioOfShares([tp, tp + fn], [fp, fp + tn], level),
    negativeLikelihoodRatio: ratioOfShares([fn, tp + fn], [tn, fp + tn], level),
  };
}

type Part = readonly [events: number, n: number];

/** With the interval of its logarithm. */
function ratioOfShares([a, n]: Part, [b, m]: Part, level: number): Estimate | NotEstimable {
  if (n === 0 || m === 0) return notEstimable("no observations");
  if (a === 0 || b === 0) return notEstimable("no events");
  const value = a / n / (b / m);
  const reach = Math.exp(normalQuantile(1 - (1 - level) / 2) * Math.sqrt(1 / a - 1 / n + 1 / b - 1 / m));
  return { kind: "estimate", value, lower: value / reach, upper: value * reach };
}
