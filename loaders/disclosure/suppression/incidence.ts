import { SuppressionError } from "./suppression-error.ts";

/**
 * Which inner cells each published cell adds up. Inner cells (the finest combinations that hold people) are rows,
 * published cells columns, every entry is one. Column c adds up members[starts[c]] … members[starts[c + 1] - 1].
 */
export interface Incidence {
  readonly innerCells: number;
  readonly columns: number;
  readonly starts: Uint32Array;
  readonly members: Uint32Array;
  /** How often each entry counts, in the order of `members`; without it each counts once. */
  readonly weights?: Int32Array;
}

/** An incidence from lists of inner cells (0-based), one a published cell. An inner cell listed twice counts once. */
export function incidenceOf(innerCells: number, columns: readonly Iterable<number>[]): Incidence {
  const lists = columns.map((members) => [...new Set(members)].sort((a, b) => a - b));
  lists.forEach((list, column) => {
    if (list.some((cell) => !Number.isInteger(cell) || cell < 0 || cell >= innerCells))
      throw new SuppressionError(
        "not an inner cell",
        `column ${column} names an inner cell that does not exist. Number them from 0 to innerCells - 1.`,
      );
  });
  const starts = new Uint32Array(columns.length + 1);
  lists.forEach((list, column) => {
    starts[column + 1] = (starts[column] ?? 0) + list.length;
  });
  return { innerCells, columns: columns.length, starts, members: Uint32Array.from(lists.flat()) };
}

/** An incidence from sums and differences: by column, inner cells and how often each counts (not zero). */
export function weightedIncidenceOf(
  innerCells: number,
  columns: readonly ReadonlyMap<number, number>[],
): Incidence {
  const incidence = incidenceOf(
    innerCells,
    columns.map((terms) => terms.keys()),
  );
  const { starts, members } = incidence;
  const weights = Int32Array.from(members, () => 1);
  for (const [column, terms] of columns.entries())
    for (let entry = starts[column]!; entry < starts[column + 1]!; entry++)
      weights[entry] = terms.get(members[entry]!)!;
  return { ...incidence, weights };
}

/** The inner cells that a published cell adds up. */
export const membersOf = ({ starts, members }: Incidence, column: number): Uint32Array =>
  members.subarray(starts[column], starts[column + 1]);
