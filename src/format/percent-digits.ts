import type { Cell } from "../released/cell.ts";

/** A value is on a step of whole percentages when it is this close to one. */
const tolerance = 1e-9;

/**
 * Decimals that the percentages of one figure need: 0 where all values are whole percentages, as the gate
 * rounds them for small groups, otherwise 1. Never more digits than the data has, and the same in a column.
 */
export function percentDigits(cells: Iterable<Cell>): 0 | 1 {
  for (const cell of cells) for (const value of proportions(cell)) if (!isWholePercent(value)) return 1;
  return 0;
}

function proportions(cell: Cell): readonly number[] {
  if (cell.kind === "rate") return [cell.value, cell.lower, cell.upper];
  if (cell.kind === "under" || cell.kind === "over") return [cell.bound];
  return [];
}

const isWholePercent = (value: number): boolean =>
  Math.abs(value * 100 - Math.round(value * 100)) < tolerance * 100;
