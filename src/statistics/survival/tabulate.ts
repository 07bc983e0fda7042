import { type FollowUp, type FollowUpColumns, followUpColumns } from "./follow-up.ts";
import { TimeGrid } from "./time-grid.ts";

export type { FollowUp } from "./follow-up.ts";

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
  /**
   * Ascending times to count by. Default: the distinct times of the data. Whose follow-up ends between two of them
   * counts at the earlier, before the first nowhere, so that numbers at risk at the times are right.
   */
  readonly times?: Float64Array;
}

/**
 * Counts follow-up by distinct time (the sum that every survival estimator starts from).
 *
 * @param estimator name for messages
 * @throws StatisticsError where a column is not what {@link FollowUp} says
 */
export function tabulate(estimator: string, data: FollowUp, options: TabulateOptions = {}): Tabulated {
  return tabulateColumns(followUpColumns(estimator, data), options);
}

/**
 * Counts follow-up that has been checked. Each loop is a function of its own over columns, which the engine compiles
 * once: in a longer one it starts over whenever a column that may be missing comes or stays away.
 */
export function tabulateColumns(
  columns: FollowUpColumns,
  { causes = 1, times: given }: TabulateOptions = {},
): Tabulated {
  const { time, cause, entry, count } = columns;
  const times = given ?? distinctTimes(columns);
  const most = largest(cause, causes);
  const width = most + 1;
  const grid = new TimeGrid(times);
  const ended = new Float64Array(times.length * width);
  addEnded(ended, width, { places: grid.places(time), cause, count });
  const atRisk = new Float64Array(times.length);
  // Those who enter at or after a time are not at risk at it: counted away below the first time after entry.
  if (entry) subtractPeople(atRisk, grid.places(entry), count);
  addUpFromLast(atRisk, ended, width);
  return { n: count ? sumOf(count) : time.length, causes: most, times, atRisk, ended };
}

function largest(values: Float64Array, atLeast: number): number {
  let most = atLeast;
  for (let i = 0; i < values.length; i++) if (values[i]! > most) most = values[i]!;
  return most;
}

function sumOf(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum;
}

interface Placed {
  /** By row: index of the last time at or before; -1 where there is none. */
  readonly places: Int32Array;
  readonly cause: Float64Array;
  readonly count: Float64Array | undefined;
}

function addEnded(ended: Float64Array, width: number, { places, cause, count }: Placed): void {
  for (let i = 0; i < places.length; i++) {
    const k = places[i]!;
    if (k >= 0) ended[k * width + cause[i]!]! += count ? count[i]! : 1;
  }
}

function subtractPeople(atRisk: Float64Array, places: Int32Array, count: Float64Array | undefined): void {
  for (let i = 0; i < places.length; i++) {
    const k = places[i]!;
    if (k >= 0) atRisk[k]! -= count ? count[i]! : 1;
  }
}

/** At risk is who ends at the time or later, and has entered. */
function addUpFromLast(atRisk: Float64Array, ended: Float64Array, width: number): void {
  let later = 0;
  for (let k = atRisk.length - 1; k >= 0; k--) {
    let now = atRisk[k]! + later;
    for (let c = 0; c < width; c++) now += ended[k * width + c]!;
    later = atRisk[k] = now;
  }
}

/** Times at which somebody's follow-up ended. */
function distinctTimes({ time, count }: FollowUpColumns): Float64Array {
  return distinct(count ? time.filter((_, i) => count[i]! > 0) : time);
}

/** Distinct values, ascending. */
export function distinct(values: ArrayLike<number>): Float64Array {
  const column = values instanceof Float64Array ? values : new Float64Array(values);
  return distinctCodes(column) ?? distinctSorted(column);
}

/** Whole numbers in a short range, such as days, by marking which occur; nothing for other values. */
function distinctCodes(values: Float64Array): Float64Array | undefined {
  const most = 4 * values.length + 1024;
  let largest = -1;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!Number.isFinite(value) || !(value >= 0 && value <= most && Math.floor(value) === value))
      return undefined;
    if (value > largest) largest = value;
  }
  const occurs = new Uint8Array(largest + 1);
  for (let i = 0; i < values.length; i++) occurs[values[i]!] = 1;
  const found = new Float64Array(largest + 1);
  let size = 0;
  for (let value = 0; value <= largest; value++) if (occurs[value] === 1) found[size++] = value;
  return found.slice(0, size);
}

function distinctSorted(values: Float64Array): Float64Array {
  const sorted = values.slice();
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
