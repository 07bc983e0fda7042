const DIGIT = 16;
const DIGITS = 1 << DIGIT;
const LARGEST_WORD = 2 ** 32 - 1;

/**
 * Rows by falling value; rows of equal value stay in the order they are given in. A radix sort: linear in rows, in one
 * pass for whole days.
 *
 * @param rows the rows to put in order, and the order of equal ones
 */
export function descending(values: ArrayLike<number>, rows: Uint32Array): Uint32Array {
  const keys = keysOf(values);
  let order: Uint32Array = rows;
  let other: Uint32Array = new Uint32Array(rows.length);
  for (const { word, shift } of DIGIT_PLACES) {
    const next = firstPlaces({ keys, rows, word, shift });
    if (next === undefined) continue;
    for (let at = 0; at < order.length; at++) {
      const i = order[at]!;
      const digit = (keys[2 * i + word]! >>> shift) & (DIGITS - 1);
      other[next[digit]!] = i;
      next[digit]!++;
    }
    [order, other] = [other, order === rows ? new Uint32Array(rows.length) : order];
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
function keysOf(values: ArrayLike<number>): Uint32Array {
  const numbers = new Float64Array(values.length);
  let whole = true;
  for (let i = 0; i < numbers.length; i++) {
    const value = values[i]!;
    numbers[i] = value;
    whole &&= value >>> 0 === value && value <= LARGEST_WORD;
  }
  const keys = new Uint32Array(numbers.buffer);
  for (let low = 0; low < keys.length; low += 2) {
    const high = low + 1;
    if (whole) {
      keys[low] = numbers[low >> 1]!;
      keys[high] = 0;
    } else if (keys[high]! >>> 31) {
      keys[low] = ~keys[low]!;
      keys[high] = ~keys[high]!;
    } else keys[high] = keys[high]! | 0x8000_0000;
  }
  return keys;
}

interface Digit {
  readonly keys: Uint32Array;
  readonly rows: Uint32Array;
  readonly word: number;
  readonly shift: number;
}

/** Where the first row with each digit goes, large digits first; nothing where all have the same. */
function firstPlaces({ keys, rows, word, shift }: Digit): Uint32Array | undefined {
  const places = new Uint32Array(DIGITS);
  for (let at = 0; at < rows.length; at++) places[(keys[2 * rows[at]! + word]! >>> shift) & (DIGITS - 1)]!++;
  let before = 0;
  for (let digit = DIGITS - 1; digit >= 0; digit--) {
    const here = places[digit]!;
    if (here === rows.length) return undefined;
    places[digit] = before;
    before += here;
  }
  return places;
}
