import { type Incidence, incidenceOf } from "./incidence.ts";
import { type Codes, type Dimension, leavesByCode } from "./leaves-by-code.ts";
import { SuppressionError } from "./suppression-error.ts";

/** One published crossing. */
export interface Crossing {
  /** The dimensions that are crossed. */
  readonly by: readonly string[];
  /** The codes and groups that are shown, where not all of a dimension are. */
  readonly only?: Readonly<Record<string, readonly string[]>>;
  /** Whether the sums over each of the dimensions are published as well. Default true. */
  readonly totals?: boolean;
}

export interface TableDesign {
  readonly dimensions: Readonly<Record<string, Dimension>>;
  readonly crossings: readonly Crossing[];
  /**
   * possible: readers do not know which combinations nobody has; each is an inner cell like any other.
   * known: only combinations that somebody has are inner cells, as if every reader knew the others to be empty. Cells
   * of nobody are then no columns, so that they cannot be hidden. What is safe against such readers is safe against
   * all; it is the way out where all combinations are too many, and mostly hides more.
   */
  readonly emptyCells?: "possible" | "known";
}

/** A published cell: the codes and groups that single it out. A dimension that is not named is summed over. */
export type CellKey = Readonly<Record<string, string>>;

/** Tables that share people: columns are published cells, each once, however many tables it stands in. */
export interface LinkedTables {
  readonly incidence: Incidence;
  /** By column. */
  readonly cells: readonly CellKey[];
  /** By column: the crossings (by place) in which the cell stands. */
  readonly crossingsOf: readonly (readonly number[])[];
  /** By row of the data: its inner cell. */
  readonly innerCellOf: readonly number[];
}

/** Beyond this many inner cells a table is more than a page, and its elimination more than a moment. */
const mostInnerCells = 200_000;

/**
 * The incidence of one or several tables over the same rows: hierarchies within a dimension (groups of codes, of
 * groups, or overlapping ones), several dimensions, several crossings that share their totals. Cells that add up the
 * same under the same codes are one column, so that they are hidden in all tables or in none.
 */
export function linkedTables(rows: readonly CellKey[], design: TableDesign): LinkedTables {
  const { crossings, emptyCells = "possible" } = design;
  const names = [...new Set(crossings.flatMap(({ by }) => by))];
  const codes = names.map((name) => leavesByCode(name, dimensionOf(design, name), rows));
  const { places, innerCellOf } = innerCells(rows, names, codes, emptyCells);

  const columns = new Map<string, Column>();
  const columnsAt = crossings.map((crossing, place) =>
    columnsOfCrossing(crossing, place, names, codes, columns),
  );
  // Inner cells in turn, so that a cell that stands in several crossings sees each of them once.
  places.forEach((leaves, innerCell) => {
    for (const columnsOf of columnsAt)
      for (const { members } of columnsOf(leaves)) if (members.at(-1) !== innerCell) members.push(innerCell);
  });
  const list = [...columns.values()];
  return {
    incidence: incidenceOf(
      places.length,
      list.map(({ members }) => members),
    ),
    cells: list.map(({ key }) => key),
    crossingsOf: list.map((column) => column.crossings.toSorted((a, b) => a - b)),
    innerCellOf,
  };
}

interface Column {
  readonly key: CellKey;
  readonly members: number[];
  readonly crossings: number[];
}

/** By the codes of an inner cell: the cells of a crossing that it counts in. Inner cells alike in its dimensions share them. */
function columnsOfCrossing(
  crossing: Crossing,
  place: number,
  names: readonly string[],
  codes: readonly Codes[],
  columns: Map<string, Column>,
): (leaves: readonly string[]) => readonly Column[] {
  const shown = names.map((name, index) => shownCodes(crossing, name, codes[index]!));
  const crossed = names.flatMap((name, index) => (crossing.by.includes(name) ? [index] : []));
  const found = new Map<string, readonly Column[]>();
  const columnAt = (key: readonly (readonly [string, string])[]): Column => {
    const text = JSON.stringify(key);
    const column = columns.get(text) ?? { key: Object.fromEntries(key), members: [], crossings: [] };
    if (!column.crossings.includes(place)) column.crossings.push(place);
    columns.set(text, column);
    return column;
  };
  return (leaves) => {
    const text = JSON.stringify(crossed.map((index) => leaves[index]));
    const known = found.get(text) ?? [...keysOf(names, leaves, shown)].map(columnAt);
    found.set(text, known);
    return known;
  };
}

function dimensionOf({ dimensions }: TableDesign, name: string): Dimension {
  const dimension = dimensions[name];
  if (dimension === undefined)
    throw new SuppressionError(
      "unknown dimension",
      `a crossing names "${name}", which is not under dimensions. Add it.`,
    );
  return dimension;
}

/** Each inner cell as its codes, and the inner cell of each row. */
function innerCells(
  rows: readonly CellKey[],
  names: readonly string[],
  codes: readonly Codes[],
  emptyCells: "possible" | "known",
) {
  const places: (readonly string[])[] = [];
  const numbers = new Map<string, number>();
  const add = (leaves: readonly string[]): number => {
    const text = JSON.stringify(leaves);
    const known = numbers.get(text);
    if (known !== undefined) return known;
    numbers.set(text, places.length);
    return places.push(leaves) - 1;
  };
  if (emptyCells === "possible") {
    const count = codes.reduce((product, { leaves }) => product * leaves.length, 1);
    if (count > mostInnerCells)
      throw new SuppressionError(
        "too many inner cells",
        `the crossings span ${count} combinations, more than ${mostInnerCells}. Set emptyCells to "known", or split the design.`,
      );
    for (const leaves of product(codes.map((code) => code.leaves))) add(leaves);
  }
  const innerCellOf = rows.map((row) => add(names.map((name) => row[name]!)));
  return { places, innerCellOf };
}

/** What a crossing shows of a dimension: by code, the codes and groups it counts under; undefined is the total. */
function shownCodes({ by, only, totals = true }: Crossing, name: string, { leaves, groupsOf }: Codes) {
  const isCrossed = by.includes(name);
  const shown = only?.[name];
  const known = new Set([...leaves, ...[...groupsOf.values()].flat()]);
  if (shown?.some((code) => !known.has(code)))
    throw new SuppressionError(
      "unknown code",
      `a crossing shows a code or group of "${name}" that the dimension does not have. Correct "only".`,
    );
  return new Map(
    leaves.map((leaf) => {
      const all = [leaf, ...(groupsOf.get(leaf) ?? [])];
      const named = isCrossed ? all.filter((code) => shown?.includes(code) ?? true) : [];
      return [leaf, isCrossed && !totals ? named : [undefined, ...named]] as const;
    }),
  );
}

function* keysOf(
  names: readonly string[],
  leaves: readonly string[],
  shown: readonly ReadonlyMap<string, readonly (string | undefined)[]>[],
): Generator<readonly (readonly [string, string])[]> {
  for (const codes of product(names.map((_, index) => shown[index]?.get(leaves[index]!) ?? [])))
    yield codes.flatMap((code, index) => (code === undefined ? [] : [[names[index]!, code] as const]));
}

/** Every way to take one of each list. */
function* product<T>(lists: readonly (readonly T[])[]): Generator<readonly T[]> {
  const [first, ...rest] = lists;
  if (first === undefined) {
    yield [];
    return;
  }
  for (const item of first) for (const others of product(rest)) yield [item, ...others];
}
