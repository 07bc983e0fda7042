import type { ExtractTable } from "../../../src/released/research-extract.ts";

/**
 * How many rows share each combination of quasi-identifiers, read from the finished table: it knows nothing of how
 * the table was made.
 */
export function classSizes({ rows, columns }: ExtractTable): ReadonlyMap<string, number> {
  const quasi = columns.filter(({ role }) => role === "quasi-identifier");
  const sizes = new Map<string, number>();
  for (let row = 0; row < rows; row++) {
    const key = JSON.stringify(quasi.map(({ values }) => values[row] ?? null));
    sizes.set(key, (sizes.get(key) ?? 0) + 1);
  }
  return sizes;
}

/** Whether every row has at least k - 1 others that look the same (Sweeney 2002). */
export const isAnonymous = (table: ExtractTable, k: number): boolean =>
  [...classSizes(table).values()].every((size) => size >= k);
