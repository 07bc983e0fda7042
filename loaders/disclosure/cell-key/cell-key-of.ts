import { CellKeyError } from "./cell-key-error.ts";
import { RECORD_KEYS } from "./record-key.ts";

/**
 * The key of a cell: the sum of the record keys of those in it, without its whole part. The sum is one of whole
 * numbers, so that neither the order of the people nor the language that adds them up matters; the same people have
 * the same cell key however they were selected.
 */
export function cellKeyOf(recordKeys: Iterable<number>): number {
  let sum = 0;
  for (const key of recordKeys) {
    if (!Number.isInteger(key) || key < 0 || key >= RECORD_KEYS)
      throw new CellKeyError(
        "not a key",
        "a record key is no whole number below 2^52. Take it from recordKey.",
      );
    sum += key;
    if (sum >= RECORD_KEYS) sum -= RECORD_KEYS;
  }
  return sum / RECORD_KEYS;
}

/** The same from a sum that was made elsewhere, for example by SQL in 128 bits. */
export const cellKeyOfSum = (sum: bigint): number => Number(BigInt.asUintN(52, sum)) / RECORD_KEYS;
