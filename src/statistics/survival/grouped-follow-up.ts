import { checkIsColumn, checkSameLength } from "../check.ts";
import { StatisticsError } from "../errors.ts";
import { type FollowUp, type FollowUpColumns, followUpColumns } from "./follow-up.ts";
import { distinct } from "./tabulate.ts";
import { TimeGrid } from "./time-grid.ts";

export interface GroupedFollowUp extends FollowUp {
  /** Number of the group of each row, any whole numbers. */
  readonly group: ArrayLike<number>;
  /** Number of the stratum of each row; groups are compared within strata. */
  readonly stratum?: ArrayLike<number>;
}

/** Follow-up of one stratum. */
export interface StratumRows {
  /** Of whatever group. */
  readonly rows: FollowUpColumns;
  /** Of each group, in the order of the groups. */
  readonly groups: readonly FollowUpColumns[];
}

export interface SplitFollowUp {
  /** Group numbers, ascending. */
  readonly groups: Float64Array;
  readonly strata: readonly StratumRows[];
}

/**
 * Parts follow-up by stratum and group.
 *
 * @throws StatisticsError where columns differ in length, or a group or stratum is no whole number
 */
export function splitByGroup(estimator: string, data: GroupedFollowUp): SplitFollowUp {
  const { group, stratum } = data;
  const columns = followUpColumns(estimator, data);
  checkSameLength(estimator, { time: columns.time, group, stratum });
  checkWhole(estimator, "group", group);
  if (stratum) checkWhole(estimator, "stratum", stratum);
  const groups = distinct(group);
  const numbers = stratum ? distinct(stratum) : Float64Array.of(0);
  const cells = cellsOf(data, groups, numbers);
  const sorted = mapColumns(columns, (column) => inCells(column, cells));
  const { starts } = cells;
  const between = (from: number, to: number) => mapColumns(sorted, (column) => column.subarray(from, to));
  const strata = Array.from(numbers, (_, s) => {
    const first = s * groups.length;
    return {
      rows: between(starts[first]!, starts[first + groups.length]!),
      groups: Array.from(groups, (__, g) => between(starts[first + g]!, starts[first + g + 1]!)),
    };
  });
  return { groups, strata };
}

function mapColumns(
  { time, cause, entry, count }: FollowUpColumns,
  map: (column: Float64Array) => Float64Array,
): FollowUpColumns {
  return {
    time: map(time),
    cause: map(cause),
    ...(entry && { entry: map(entry) }),
    ...(count && { count: map(count) }),
  };
}

interface Cells {
  /** By row: number of its stratum times the number of groups, plus that of its group. */
  readonly cells: Int32Array;
  /** By cell: how many rows lie in cells before it. */
  readonly starts: Int32Array;
}

function cellsOf({ group, stratum }: GroupedFollowUp, groups: Float64Array, strata: Float64Array): Cells {
  const cells = new TimeGrid(groups).places(group);
  if (stratum) addMultiples(cells, new TimeGrid(strata).places(stratum), groups.length);
  return { cells, starts: startsOf(cells, groups.length * strata.length) };
}

function addMultiples(cells: Int32Array, strata: Int32Array, groups: number): void {
  for (let i = 0; i < cells.length; i++) cells[i]! += strata[i]! * groups;
}

function startsOf(cells: Int32Array, size: number): Int32Array {
  const starts = new Int32Array(size + 1);
  for (let i = 0; i < cells.length; i++) starts[cells[i]! + 1]!++;
  for (let c = 1; c < starts.length; c++) starts[c]! += starts[c - 1]!;
  return starts;
}

/** A column sorted by cell; rows of a cell stay in order. */
function inCells(column: Float64Array, { cells, starts }: Cells): Float64Array {
  const next = starts.slice();
  const sorted = new Float64Array(cells.length);
  for (let i = 0; i < cells.length; i++) sorted[next[cells[i]!]!++] = column[i]!;
  return sorted;
}

function checkWhole(estimator: string, name: string, column: ArrayLike<number>): void {
  checkIsColumn(estimator, name, column);
  for (let i = 0; i < column.length; i++) {
    if (!Number.isSafeInteger(column[i])) {
      throw new StatisticsError(estimator, `${name}[${i}] is not a whole number`, `Number each ${name}`);
    }
  }
}
