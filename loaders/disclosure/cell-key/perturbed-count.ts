import { CellKeyError } from "./cell-key-error.ts";
import type { PerturbationTable } from "./perturbation-table.ts";

/** What is shown instead of a count: looked up by its cell key. Zero stays zero. */
export function perturbedCount(count: number, cellKey: number, table: PerturbationTable): number {
  if (!Number.isSafeInteger(count) || count < 0)
    throw new CellKeyError("not a count", "a count is no whole number of 0 or more. Cast it in SQL.");
  if (!(cellKey >= 0 && cellKey < 1))
    throw new CellKeyError("not a key", "a cell key is not within 0 and 1. Take it from cellKeyOf.");
  const last = table.length - 1;
  const row = table[Math.min(count, last)]?.find(({ upper }) => cellKey < upper);
  if (row === undefined)
    throw new CellKeyError(
      "not a parameter",
      "the table has no entry for a cell key. Its last upper end is 1.",
    );
  // The last row is written for the smallest count that has it; larger ones are as far from it as they are larger.
  return row.shown + Math.max(0, count - last);
}
