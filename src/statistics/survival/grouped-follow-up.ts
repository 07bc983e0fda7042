import { checkSameLength } from "../check.ts";
import { StatisticsError } from "../errors.ts";
import { distinct, type FollowUp, indexOf } from "./tabulate.ts";

export interface GroupedFollowUp extends FollowUp {
  /** Number of the group of each row, any whole numbers. */
  readonly group: ArrayLike<number>;
  /** Number of the stratum of each row; groups are compared within strata. */
  readonly stratum?: ArrayLike<number>;
}

/** Follow-up of one group within one stratum. */
export interface GroupRows {
  readonly time: number[];
  readonly cause: number[];
  readonly entry: number[];
  readonly count: number[];
}

export interface SplitFollowUp {
  /** Group numbers, ascending. */
  readonly groups: Float64Array;
  /** For each stratum the rows of each group, in the order of `groups`. */
  readonly strata: readonly (readonly GroupRows[])[];
}

/**
 * Parts follow-up by stratum and group.
 *
 * @throws StatisticsError where columns differ in length, or a group or stratum is no whole number
 */
export function splitByGroup(estimator: string, data: GroupedFollowUp): SplitFollowUp {
  const { time, cause, entry, count, group, stratum } = data;
  checkSameLength(estimator, { time, cause, entry, count, group, stratum });
  checkWhole(estimator, "group", group);
  if (stratum) checkWhole(estimator, "stratum", stratum);
  const groups = distinct(group);
  const numbers = stratum ? distinct(stratum) : Float64Array.of(0);
  const strata = Array.from(numbers, () => Array.from(groups, emptyRows));
  for (let i = 0; i < time.length; i++) {
    const rows = strata[stratum ? indexOf(numbers, stratum[i]!) : 0]![indexOf(groups, group[i]!)]!;
    rows.time.push(time[i]!);
    rows.cause.push(cause[i]!);
    // Without entry everybody is under observation before any time, 0 included.
    rows.entry.push(entry ? entry[i]! : -1);
    rows.count.push(count ? count[i]! : 1);
  }
  return { groups, strata };
}

const emptyRows = (): GroupRows => ({ time: [], cause: [], entry: [], count: [] });

function checkWhole(estimator: string, name: string, column: ArrayLike<number>): void {
  for (let i = 0; i < column.length; i++) {
    if (!Number.isSafeInteger(column[i])) {
      throw new StatisticsError(estimator, `${name}[${i}] is not a whole number`, `Number each ${name}`);
    }
  }
}
