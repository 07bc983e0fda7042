import { checkColumn, checkIsColumn } from "../check.ts";
import { StatisticsError } from "../errors.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";

export interface Quantiles {
  readonly kind: "quantiles";
  readonly n: number;
  /** In the order of the probabilities, in the unit of the values. */
  readonly values: readonly number[];
}

/**
 * Below which value does a share of the values lie? Quantiles by linear interpolation between order statistics,
 * type 7 of Hyndman and Fan, R's default.
 *
 * @param values finite numbers in any order
 * @param probabilities 0 to 1; by default the quartiles
 * @returns a value for each probability; "not estimable" without values (no observations)
 * @throws StatisticsError on NaN and infinite values, and probabilities outside 0 to 1
 *
 * In R: `quantile(x, probs)`.
 *
 * Source: Hyndman RJ, Fan Y (1996). Sample quantiles in statistical packages. Am Stat 50:361-365.
 * doi:10.1080/00031305.1996.10473566.
 */
export function quantiles(
  values: ArrayLike<number>,
  probabilities: readonly number[] = [0.25, 0.5, 0.75],
): Quantiles | NotEstimable {
  checkColumn("quantiles", "values", values);
  checkIsColumn("quantiles", "probabilities", probabilities);
  for (const [i, p] of probabilities.entries()) {
    if (!Number.isFinite(p) || !(p >= 0 && p <= 1)) {
      throw new StatisticsError("quantiles", `probabilities[${i}] is not from 0 to 1`, "Write 95 % as 0.95");
    }
  }
  if (values.length === 0) return notEstimable("no observations");
  const sorted = Float64Array.from(values).sort();
  return {
    kind: "quantiles",
    n: sorted.length,
    values: Array.from(probabilities, (p) => interpolate(sorted, p)),
  };
}

function interpolate(sorted: Float64Array, p: number): number {
  const position = (sorted.length - 1) * p;
  const below = Math.floor(position);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  const share = position - below;
  // Weighted rather than low + share * (high - low): the difference of two large numbers could overflow.
  return low === high ? low : (1 - share) * low + share * high;
}
