import { membersOf } from "./incidence.ts";
import type { LinkedTables } from "./linked-tables.ts";

export interface Contribution {
  /** Who contributes: rows of one contributor are added up first. */
  readonly contributor: string;
  readonly value: number;
}

/** What each contributor brings to each published cell, largest first: what the rules for magnitudes ask for. */
export function contributionsOf(
  { incidence, innerCellOf }: Pick<LinkedTables, "incidence" | "innerCellOf">,
  contributions: readonly Contribution[],
): number[][] {
  const rowsOf = Array.from({ length: incidence.innerCells }, (): number[] => []);
  innerCellOf.forEach((cell, row) => {
    rowsOf[cell]?.push(row);
  });
  return Array.from({ length: incidence.columns }, (_, column) => {
    const total = new Map<string, number>();
    for (const cell of membersOf(incidence, column))
      for (const row of rowsOf[cell] ?? []) {
        const { contributor, value } = contributions[row]!;
        total.set(contributor, (total.get(contributor) ?? 0) + value);
      }
    return [...total.values()].sort((a, b) => b - a);
  });
}
