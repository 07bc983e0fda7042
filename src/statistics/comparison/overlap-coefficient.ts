import { checkAtMost, checkRecord, checkWeights } from "../check.ts";
import { StatisticsError } from "../errors.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { checkOpenScores, checkTreated, relativeWeights, sum } from "./groups.ts";
import type { ScoredTreatment } from "./propensity-weights.ts";

export interface OverlapData extends ScoredTreatment {
  /** Weight of each person, to see the overlap after weighting; without it, 1. */
  readonly weight?: ArrayLike<number>;
}

export interface OverlapOptions {
  /** Classes of equal width from 0 to 1 in which the scores are counted. Default 20. */
  readonly bins?: number;
}

export interface OverlapCoefficient {
  readonly kind: "overlap coefficient";
  /** From 0 (no score in common) to 1 (distributed alike). */
  readonly value: number;
  /** Share of those treated in each class, and of those not treated. */
  readonly treated: readonly number[];
  readonly control: readonly number[];
}

/**
 * How far do the scores of both groups overlap? The area that the two histograms share: the sum over classes of the
 * smaller share.
 *
 * @param data treatment and propensity score, a row a person
 * @returns the coefficient and both histograms; "not estimable" without people (no observations), or where a group
 *   has nobody with a weight (one group only)
 * @throws StatisticsError on scores of 0 or less, or 1 or more; treatment other than 0 and 1; negative weights;
 *   columns of unequal length; fewer than 2 bins
 *
 * In R: `b <- cut(e, 0:20 / 20, right = FALSE); sum(pmin(prop.table(table(b[t == 1])), prop.table(table(b[t == 0]))))`.
 *
 * Source: Inman HF, Bradley EL (1989). The overlapping coefficient as a measure of agreement between probability
 * distributions. Commun Stat Theory Methods 18:3851-3874. doi:10.1080/03610928908830127.
 */
export function overlapCoefficient(
  data: OverlapData,
  options: OverlapOptions = {},
): OverlapCoefficient | NotEstimable {
  const { score, treated, weight } = checkRecord("overlapCoefficient", "data", data);
  const { bins = 20 } = checkRecord("overlapCoefficient", "options", options);
  checkTreated("overlapCoefficient", treated, { score, weight });
  checkOpenScores("overlapCoefficient", score);
  if (weight) checkWeights("overlapCoefficient", "weight", weight);
  if (!(Number.isSafeInteger(bins) && bins >= 2)) {
    throw new StatisticsError("overlapCoefficient", "bins is not a whole number above 1", "Write 20");
  }
  checkAtMost("overlapCoefficient", "bins", { value: bins, most: 10_000, cure: "Write 20" });
  if (score.length === 0) return notEstimable("no observations");
  const weights = relativeWeights(Array.from(score, (_, i) => weight?.[i] ?? 1));
  const shares = ([1, 0] as const).map((group) => {
    const counts = new Array<number>(bins).fill(0);
    for (let i = 0; i < score.length; i++) {
      if (treated[i] === group) counts[classOf(score[i]!, bins)]! += weights[i]!;
    }
    const total = sum(counts);
    return total > 0 ? counts.map((count) => count / total) : undefined;
  });
  const [ofTreated, ofControl] = shares;
  if (ofTreated === undefined || ofControl === undefined) return notEstimable("one group only");
  const value = sum(ofTreated.map((share, k) => Math.min(share, ofControl[k]!)));
  return { kind: "overlap coefficient", value: Math.min(1, value), treated: ofTreated, control: ofControl };
}

/** Class k holds scores from k / bins up to, but without, (k + 1) / bins. */
function classOf(score: number, bins: number): number {
  const k = Math.min(bins - 1, Math.floor(score * bins));
  // The product may round across the border that the quotient is.
  if (score < k / bins) return k - 1;
  return k + 1 < bins && score >= (k + 1) / bins ? k + 1 : k;
}
