import type { LinkedTables } from "./linked-tables.ts";

/**
 * The inner cells that one contributor fills alone, by contributor: what each knows beforehand (singletons of method
 * "insiders"). Without `contributors` every row is somebody of its own.
 */
export function soleContributors(
  { innerCellOf }: Pick<LinkedTables, "innerCellOf">,
  contributors: readonly string[] = innerCellOf.map((_, row) => String(row)),
): number[][] {
  const inCell = new Map<number, Set<string>>();
  innerCellOf.forEach((cell, row) => {
    inCell.set(cell, (inCell.get(cell) ?? new Set()).add(contributors[row] ?? String(row)));
  });
  const cellsOf = new Map<string, number[]>();
  for (const [cell, [only, ...others]] of inCell)
    if (only !== undefined && others.length === 0) cellsOf.set(only, [...(cellsOf.get(only) ?? []), cell]);
  return [...cellsOf.values()];
}
