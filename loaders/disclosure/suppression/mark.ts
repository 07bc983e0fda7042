import { inverse, reduce } from "./modulo-prime.ts";

/**
 * Two weighted sums of a combination. Their ratio is the same for all multiples of it, and rarely for anything else:
 * it finds those that may be proportional, which are then compared. Sums of combinations have the sums of their marks.
 */
export interface Mark {
  readonly first: number;
  readonly second: number;
}

/** The ratio of a mark; -1 where there is none. */
export const ratioOf = ({ first, second }: Mark, prime: number): number =>
  second === 0 ? -1 : reduce(first * inverse(second, prime), prime);

/** mark + factor × other. */
export const markPlus = (mark: Mark, factor: number, other: Mark, prime: number): Mark => ({
  first: reduce(factor * other.first + mark.first, prime),
  second: reduce(factor * other.second + mark.second, prime),
});

/** Weights by inner cell: a fixed sequence (Park and Miller 1988), so that a run can be repeated. */
export function weightsOf(count: number, seed: number, prime: number): Int32Array {
  const weights = new Int32Array(count);
  let state = seed;
  for (let index = 0; index < count; index++) {
    state = (state * 16_807) % 2_147_483_647;
    weights[index] = 1 + (state % (prime - 1));
  }
  return weights;
}
