import { normalQuantile } from "../distributions/normal.ts";

export interface ReplicateQuantile {
  readonly value: number;
  /** Beyond the first or last replicate: the outermost stands for it. */
  readonly extreme: boolean;
}

/**
 * Quantile of sorted replicates, between two of them on the scale of normal quantiles.
 * In R: `boot:::norm.inter`. Source: Davison AC, Hinkley DV (1997). Bootstrap methods and their application,
 * equation 5.8.
 */
export function replicateQuantile(sorted: Float64Array, p: number): ReplicateQuantile {
  const most = sorted.length;
  const rank = (most + 1) * p;
  const extreme = !(rank > 1 && rank < most);
  const k = Math.floor(rank);
  if (k <= 0) return { value: sorted[0]!, extreme };
  if (k >= most) return { value: sorted[most - 1]!, extreme };
  const below = sorted[k - 1]!;
  const from = normalQuantile(k / (most + 1));
  const share = (normalQuantile(p) - from) / (normalQuantile((k + 1) / (most + 1)) - from);
  return { value: below + share * (sorted[k]! - below), extreme };
}
