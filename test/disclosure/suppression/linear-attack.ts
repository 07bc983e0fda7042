import { type Incidence, membersOf } from "../../../loaders/disclosure/suppression/incidence.ts";

/**
 * The attack by sums and differences, written without the code under test: whole-number elimination without
 * fractions (Bareiss), on dense rows of bigint.
 */
export function rankOf(vectors: readonly (readonly bigint[])[]): number {
  const rows = vectors.map((vector) => [...vector]);
  const width = rows[0]?.length ?? 0;
  let rank = 0;
  let divisor = 1n;
  for (let column = 0; column < width && rank < rows.length; column++) {
    const found = rows.findIndex((row, index) => index >= rank && row[column] !== 0n);
    if (found < 0) continue;
    const pivot = rows[found]!;
    rows[found] = rows[rank]!;
    rows[rank] = pivot;
    for (let below = rank + 1; below < rows.length; below++) {
      const row = rows[below]!;
      const factor = row[column]!;
      for (let index = column; index < width; index++)
        row[index] = (row[index]! * pivot[column]! - factor * pivot[index]!) / divisor;
    }
    divisor = pivot[column]!;
    rank++;
  }
  return rank;
}

export function vectorOf(incidence: Incidence, column: number): bigint[] {
  const members = new Set(membersOf(incidence, column));
  return Array.from({ length: incidence.innerCells }, (_, cell) => (members.has(cell) ? 1n : 0n));
}

export const unitVector = (innerCells: number, cell: number): bigint[] =>
  Array.from({ length: innerCells }, (_, index) => (index === cell ? 1n : 0n));

interface Knowledge {
  readonly published: readonly number[];
  /** Inner cells that the attacker knows beforehand. */
  readonly own?: readonly number[];
}

/** The targets that follow from what is published and known. */
export function determined(
  incidence: Incidence,
  { published, own = [] }: Knowledge,
  targets: readonly number[],
): number[] {
  const known = [
    ...published.map((column) => vectorOf(incidence, column)),
    ...own.map((cell) => unitVector(incidence.innerCells, cell)),
  ];
  const rank = rankOf(known);
  return targets.filter((target) => rankOf([...known, vectorOf(incidence, target)]) === rank);
}
