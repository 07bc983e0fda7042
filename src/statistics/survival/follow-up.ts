import { checkColumn, checkIsColumn, checkSameLength, isCountable } from "../check.ts";
import { StatisticsError } from "../errors.ts";

/**
 * Follow-up, one element a row in every column: a person, or everybody who shares time, cause and entry with
 * their number in `count`. Order does not matter.
 */
export interface FollowUp {
  /** Time at which follow-up ended, zero or more, in any unit. */
  readonly time: ArrayLike<number>;
  /** Why it ended: 0 = censored, 1 = the event, 2, 3 … = competing events. */
  readonly cause: ArrayLike<number>;
  /** Time from which the person was under observation (left truncation), before `time`; without it, 0. */
  readonly entry?: ArrayLike<number>;
  /** Number of people in the row, zero or more; without it, 1. */
  readonly count?: ArrayLike<number>;
}

/** Checked follow-up in columns of one type: loops over arrays of several types are ten times as slow. */
export interface FollowUpColumns extends FollowUp {
  readonly time: Float64Array;
  readonly cause: Float64Array;
  readonly entry?: Float64Array;
  readonly count?: Float64Array;
}

/**
 * Checks follow-up.
 *
 * @param estimator name for messages
 * @throws StatisticsError where a column is not what {@link FollowUp} says
 */
export function followUpColumns(estimator: string, { time, cause, entry, count }: FollowUp): FollowUpColumns {
  checkSameLength(estimator, { time, cause, entry, count });
  const columns = {
    time: finiteColumn(estimator, "time", time),
    cause: finiteColumn(estimator, "cause", cause),
    ...(entry && { entry: finiteColumn(estimator, "entry", entry) }),
    ...(count && { count: finiteColumn(estimator, "count", count) }),
  };
  const odd = firstOdd(columns);
  if (odd >= 0) refuseRow(estimator, columns, odd);
  return columns;
}

/** The first row that cannot be; -1 where all can. */
function firstOdd({ time, cause, entry, count }: FollowUpColumns): number {
  for (let i = 0; i < time.length; i++) {
    const code = cause[i]!;
    const isCode = code >= 0 && code <= 255 && Math.floor(code) === code;
    if (!isCode || time[i]! < 0) return i;
  }
  if (entry) for (let i = 0; i < time.length; i++) if (!(entry[i]! < time[i]!)) return i;
  if (count) for (let i = 0; i < time.length; i++) if (!isCountable(count[i]!)) return i;
  return -1;
}

/** A column as finite numbers. */
export function finiteColumn(estimator: string, name: string, column: ArrayLike<number>): Float64Array {
  checkIsColumn(estimator, name, column);
  // Typed arrays hold numbers only; in others null would turn into 0.
  if (!ArrayBuffer.isView(column)) checkColumn(estimator, name, column);
  const numbers = column instanceof Float64Array ? column : new Float64Array(column);
  checkColumn(estimator, name, numbers);
  return numbers;
}

function refuseRow(estimator: string, { time, entry, count }: FollowUpColumns, i: number): never {
  const refuse = (problem: string, cure: string): never => {
    throw new StatisticsError(estimator, problem, cure);
  };
  if (time[i]! < 0) return refuse(`time[${i}] is negative`, "Measure time from time zero on");
  if (entry && !(entry[i]! < time[i]!)) {
    return refuse(
      `entry[${i}] is not before time[${i}]`,
      "Leave out rows without time under observation, and say how many",
    );
  }
  if (count && count[i]! < 0) return refuse(`count[${i}] is negative`, "Give numbers of people");
  if (count && !isCountable(count[i]!)) {
    return refuse(`count[${i}] is of no size that people are counted in`, "Give numbers of people");
  }
  return refuse(
    `cause[${i}] is not a whole number from 0 to 255`,
    "Code 0 = censored, 1 = the event, 2 and more = competing events",
  );
}
