import { checkColumn, checkSameLength } from "../check.ts";
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

/** Follow-up counted by distinct time; index k of every column belongs to `times[k]`, ascending. */
export interface Tabulated {
  /** Everybody. */
  readonly n: number;
  /** Number of causes, at least 1. */
  readonly causes: number;
  readonly times: Float64Array;
  /** Under observation just before the time: entry < time <= end. */
  readonly atRisk: Float64Array;
  /** Ended with cause c at the time: element k * (causes + 1) + c; c = 0 is censored. */
  readonly ended: Float64Array;
}

export interface TabulateOptions {
  /** At least so many causes have a column. Default 1. */
  readonly causes?: number;
  /** Ascending times to count by, among them every time of the data. Default: the distinct times of the data. */
  readonly times?: Float64Array;
}

/**
 * Counts follow-up by distinct time (the sum that every survival estimator starts from).
 *
 * @param estimator name for messages
 * @throws StatisticsError where a column is not what {@link FollowUp} says
 */
export function tabulate(
  estimator: string,
  data: FollowUp,
  { causes = 1, times: grid }: TabulateOptions = {},
): Tabulated {
  const most = checkFollowUp(estimator, data, causes);
  const times = grid ?? distinctTimes(data);
  const width = most + 1;
  const ended = new Float64Array(times.length * width);
  const atRisk = new Float64Array(times.length);
  let n = 0;
  for (let i = 0; i < data.time.length; i++) {
    const count = data.count?.[i] ?? 1;
    if (count === 0) continue;
    const k = indexOf(times, data.time[i]!);
    ended[k * width + data.cause[i]!]! += count;
    atRisk[k]! += count;
    // Those who enter at or after a time are not at risk at it: counted away below the first time after entry.
    const before = data.entry ? firstAbove(times, data.entry[i]!) - 1 : -1;
    if (before >= 0) atRisk[before]! -= count;
    n += count;
  }
  for (let k = times.length - 2; k >= 0; k--) atRisk[k]! += atRisk[k + 1]!;
  return { n, causes: most, times, atRisk, ended };
}

function checkFollowUp(estimator: string, data: FollowUp, causes: number): number {
  const { time, cause, entry, count } = data;
  checkSameLength(estimator, { time, cause, entry, count });
  checkColumn(estimator, "time", time);
  if (entry) checkColumn(estimator, "entry", entry);
  if (count) checkColumn(estimator, "count", count);
  let most = causes;
  for (let i = 0; i < time.length; i++) {
    const code = cause[i];
    if (code === undefined || !Number.isSafeInteger(code) || code < 0 || code > 255) {
      throw new StatisticsError(
        estimator,
        `cause[${i}] is not a whole number from 0 to 255`,
        "Code 0 = censored, 1 = the event, 2 and more = competing events",
      );
    }
    most = Math.max(most, code);
    checkRow(estimator, data, i);
  }
  return most;
}

function checkRow(estimator: string, { time, entry, count }: FollowUp, i: number): void {
  if (time[i]! < 0) {
    throw new StatisticsError(estimator, `time[${i}] is negative`, "Measure time from time zero on");
  }
  if (entry && !(entry[i]! < time[i]!)) {
    throw new StatisticsError(
      estimator,
      `entry[${i}] is not before time[${i}]`,
      "Leave out rows without time under observation, and say how many",
    );
  }
  if (count && count[i]! < 0) {
    throw new StatisticsError(estimator, `count[${i}] is negative`, "Give numbers of people");
  }
}

/** Times at which somebody's follow-up ended. */
function distinctTimes({ time, count }: FollowUp): Float64Array {
  return distinct(count ? Float64Array.from(time).filter((_, i) => count[i]! > 0) : time);
}

/** Distinct values, ascending. */
export function distinct(values: ArrayLike<number>): Float64Array {
  const sorted = Float64Array.from(values);
  // Sorting what is sorted costs most of the time on exports in order.
  if (!isAscending(sorted)) sorted.sort();
  let size = 0;
  for (let i = 0; i < sorted.length; i++) {
    // -0 and 0 are one time.
    if (i === 0 || sorted[i] !== sorted[size - 1]) sorted[size++] = sorted[i]! + 0;
  }
  return sorted.slice(0, size);
}

function isAscending(values: Float64Array): boolean {
  for (let i = 1; i < values.length; i++) if (values[i]! < values[i - 1]!) return false;
  return true;
}

/** First index whose value is above x. */
export function firstAbove(ascending: Float64Array, x: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! > x) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Index of a value that is there. */
export function indexOf(ascending: Float64Array, x: number): number {
  return firstAbove(ascending, x) - 1;
}
