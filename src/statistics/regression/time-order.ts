const DIGIT = 16;
const DIGITS = 1 << DIGIT;

/**
 * Indices of the values, the largest first; equal ones in the order in which they stand. A radix sort of the bits of the
 * numbers: linear in rows, and digits that all share (those of whole days) cost next to nothing.
 */
export function latestFirst(values: ArrayLike<number>): Uint32Array {
  const keys = orderedBits(Float64Array.from(values));
  let order = new Uint32Array(values.length);
  for (let i = 0; i < order.length; i++) order[i] = i;
  let other = new Uint32Array(values.length);
  for (const { word, shift } of DIGIT_PLACES) {
    const before = placesBefore(keys, word, shift);
    if (before === undefined) continue;
    for (let at = 0; at < order.length; at++) {
      const i = order[at]!;
      other[before[(keys[2 * i + word]! >>> shift) & (DIGITS - 1)]!++] = i;
    }
    [order, other] = [other, order];
  }
  return order;
}

/** From the least digit to the first; the lower word of a number comes first in memory. */
const DIGIT_PLACES = [
  { word: 0, shift: 0 },
  { word: 0, shift: DIGIT },
  { word: 1, shift: 0 },
  { word: 1, shift: DIGIT },
] as const;

/** Two words a number, which compare as the numbers do. */
function orderedBits(values: Float64Array): Uint32Array {
  const bits = new Uint32Array(values.buffer);
  for (let i = 1; i < bits.length; i += 2) {
    if (bits[i]! >>> 31) {
      bits[i] = ~bits[i]!;
      bits[i - 1] = ~bits[i - 1]!;
    } else bits[i] = bits[i]! | 0x8000_0000;
  }
  return bits;
}

/** Where the first number with each digit goes, large digits first; nothing where all have the same. */
function placesBefore(keys: Uint32Array, word: number, shift: number): Uint32Array | undefined {
  const places = new Uint32Array(DIGITS);
  for (let k = word; k < keys.length; k += 2) places[(keys[k]! >>> shift) & (DIGITS - 1)]!++;
  let before = 0;
  for (let digit = DIGITS - 1; digit >= 0; digit--) {
    const here = places[digit]!;
    if (here === keys.length / 2) return undefined;
    places[digit] = before;
    before += here;
  }
  return places;
}
