import { membersOf } from "./incidence.ts";
import type { LinkedTables } from "./linked-tables.ts";

/** The sum of each published cell, from one value a row (1 for every person gives counts). */
export function cellSums(
  { incidence, innerCellOf }: Pick<LinkedTables, "incidence" | "innerCellOf">,
  values: readonly number[],
): number[] {
  const inner = new Float64Array(incidence.innerCells);
  innerCellOf.forEach((cell, row) => {
    inner[cell] = (inner[cell] ?? 0) + (values[row] ?? 0);
  });
  return Array.from({ length: incidence.columns }, (_, column) =>
    membersOf(incidence, column).reduce((sum, cell) => sum + (inner[cell] ?? 0), 0),
  );
}
