/**
 * Arithmetic modulo a prime: whole numbers only, so that "zero" and "proportional" are certain, where floating
 * point would need a tolerance and fractions would grow without end.
 *
 * Primes stay below 2^26: a product plus a number is then below 2^53 and exact in a double, and so is the floor of
 * its quotient (the nearest it comes to the next whole number is 1/p, four times the rounding of a quotient below 2^26).
 */
export const PRIME = 67_108_859;

/** x mod p, for 0 ≤ x ≤ p (p - 1). */
export const reduce = (x: number, prime: number): number => x - Math.floor(x / prime) * prime;

/** -x mod p. */
export const negative = (x: number, prime: number): number => (x === 0 ? 0 : prime - x);

/** 1/x mod p by Euclid's algorithm, for 0 < x < p. */
export function inverse(x: number, prime: number): number {
  let [remainder, next] = [prime, x];
  let [factor, nextFactor] = [0, 1];
  while (next !== 0) {
    const quotient = Math.floor(remainder / next);
    [remainder, next] = [next, remainder - quotient * next];
    [factor, nextFactor] = [nextFactor, factor - quotient * nextFactor];
  }
  return factor < 0 ? factor + prime : factor;
}
