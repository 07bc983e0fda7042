import { cellSums } from "../../../loaders/disclosure/suppression/cell-sums.ts";
import {
  type CellKey,
  type LinkedTables,
  linkedTables,
  type TableDesign,
} from "../../../loaders/disclosure/suppression/linked-tables.ts";

/** A two-way table of counts with its totals: rows are letters' digits 1, 2 …, columns A, B … */
export function twoWay(counts: readonly (readonly number[])[]) {
  const rows = counts.flatMap((line, row) =>
    line.map((count, column) => ({ key: { row: `${row + 1}`, column: "ABCDEFGH"[column] ?? "" }, count })),
  );
  return countsIn(rows, { dimensions: { row: {}, column: {} }, crossings: [{ by: ["row", "column"] }] });
}

export function countsIn(
  rows: readonly { readonly key: CellKey; readonly count: number }[],
  design: TableDesign,
) {
  const tables = linkedTables(
    rows.map(({ key }) => key),
    design,
  );
  return {
    tables,
    incidence: tables.incidence,
    values: cellSums(
      tables,
      rows.map(({ count }) => count),
    ),
    column: (name: string) => columnOf(tables, name),
    names: (columns: readonly number[]) => columns.map((column) => nameOf(tables, column)).sort(),
  };
}

/** "1A"; a total has a dot in the place of what is added up: ".A", "1.", ".." */
const nameOf = ({ cells }: LinkedTables, column: number) =>
  `${cells[column]?.row ?? "."}${cells[column]?.column ?? "."}`;

function columnOf(tables: LinkedTables, name: string): number {
  const column = tables.cells.findIndex((_, index) => nameOf(tables, index) === name);
  if (column < 0) throw new Error(`There is no cell ${name}.`);
  return column;
}
