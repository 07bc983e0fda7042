/** Whole numbers below a bound, the same for the same seed (Marsaglia's xorshift, 32 bits). */
export type Random = (below: number) => number;

/** Source: Marsaglia G (2003). Xorshift RNGs. Journal of Statistical Software 8(14). doi:10.18637/jss.v008.i14 */
export function seededRandom(seed: number): Random {
  let state = (seed ^ 0x9e3779b9) >>> 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return Math.floor(((state >>> 0) / 4_294_967_296) * below);
  };
}
