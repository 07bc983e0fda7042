import type { Count } from "../../../src/released/cell.ts";

/** A released measure of a row; one that the statement did not have is not applicable. */
export const measureOf = (counts: Readonly<Record<string, Count>>, measure: string): Count =>
  counts[measure] ?? { kind: "z" };
