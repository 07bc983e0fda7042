import { checkWeights } from "../check.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { relativeWeights, sum } from "./groups.ts";

export interface EffectiveSampleSize {
  readonly kind: "effective sample size";
  /** People of equal weight who would tell as much. */
  readonly value: number;
  /** People with a weight above 0. */
  readonly n: number;
}

/**
 * How many people of equal weight would tell as much as these weighted ones? Kish's (sum of w)² / sum of w².
 *
 * @param weights one a person, of one group, zero or more, in any unit
 * @returns the number, from 1 to n; "not estimable" where nobody has a weight above 0 (no observations)
 * @throws StatisticsError on weights that are negative, NaN or infinite
 *
 * In R: `sum(w)^2 / sum(w^2)`, in cobalt `ESS(w)`.
 *
 * Source: Kish L (1965). Survey sampling. Wiley, section 8.2; in words Kish L (1992). Weighting for unequal P_i.
 * J Off Stat 8:183-200.
 */
export function effectiveSampleSize(weights: ArrayLike<number>): EffectiveSampleSize | NotEstimable {
  checkWeights("effectiveSampleSize", "weights", weights);
  const given = Array.from(weights).filter((weight) => weight > 0);
  if (given.length === 0) return notEstimable("no observations");
  const relative = relativeWeights(given);
  const squares = sum(relative.map((weight) => weight ** 2));
  return { kind: "effective sample size", value: sum(relative) ** 2 / squares, n: given.length };
}
