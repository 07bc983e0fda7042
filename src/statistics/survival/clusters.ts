import { checkCounts, checkSameLength, checkWeights } from "../check.ts";
import { StatisticsError } from "../errors.ts";
import { type FollowUp, type FollowUpColumns, finiteColumn, followUpColumns } from "./follow-up.ts";
import { distinct } from "./tabulate.ts";
import { TimeGrid } from "./time-grid.ts";

/** Follow-up whose rows have weights, or belong to people with several rows. */
export interface WeightedFollowUp extends FollowUp {
  /**
   * Weight of each row, such as an inverse probability; no number of people (that is `count`). Standard errors are
   * the robust ones then.
   */
  readonly weight?: ArrayLike<number>;
  /**
   * Number of the person, or of whatever group, that a row belongs to; rows of one number are not independent.
   * Standard errors are the robust ones then.
   */
  readonly cluster?: ArrayLike<number>;
}

/** Rows with their weights and clusters. */
export interface ClusteredRows {
  readonly columns: FollowUpColumns;
  /** Weight of one person of a row. */
  readonly weight: Float64Array;
  /** By row: number of its cluster, 0 … clusters - 1. */
  readonly cluster: Int32Array;
  readonly clusters: number;
  /** By cluster: how many people it stands for, each with the influence of the row; without it, one. */
  readonly people: Float64Array | undefined;
}

/**
 * Checks weights and clusters.
 *
 * @throws StatisticsError where a column is not what {@link WeightedFollowUp} says, or clusters come with counts
 */
export function clusteredRows(estimator: string, data: WeightedFollowUp): ClusteredRows {
  const columns = followUpColumns(estimator, data);
  const { weight, cluster } = data;
  checkSameLength(estimator, { time: columns.time, weight, cluster });
  if (cluster && columns.count) {
    throw new StatisticsError(estimator, "there are counts and clusters", "Give one row a person");
  }
  if (weight) {
    checkWeights(estimator, "weight", weight);
    checkCounts(estimator, "weight", weight);
  }
  const size = columns.time.length;
  const numbered = cluster ? numberClusters(finiteColumn(estimator, "cluster", cluster)) : undefined;
  return {
    columns,
    weight: weight ? finiteColumn(estimator, "weight", weight) : new Float64Array(size).fill(1),
    cluster: numbered?.cluster ?? Int32Array.from({ length: size }, (_, i) => i),
    clusters: numbered?.clusters ?? size,
    people: columns.count,
  };
}

/** Numbers clusters from 0 on, by ascending number. */
export function numberClusters(column: Float64Array): { cluster: Int32Array; clusters: number } {
  const numbers = distinct(column);
  return { cluster: new TimeGrid(numbers).places(column), clusters: numbers.length };
}

/** The rows with their weights in place of counts, so that sums over people become sums of weights. */
export function weightedColumns({ columns, weight }: ClusteredRows): FollowUpColumns {
  const { count } = columns;
  return { ...columns, count: count ? weight.map((value, i) => value * count[i]!) : weight };
}

/** Rows by time: those of time k are `rows[starts[k]]` up to `rows[starts[k + 1] - 1]`. */
export interface RowsByTime {
  readonly starts: Int32Array;
  readonly rows: Int32Array;
}

/** Sorts rows by the index of a time; rows with index -1 are left out. */
export function rowsByTime(index: Int32Array, times: number): RowsByTime {
  const starts = new Int32Array(times + 2);
  for (let i = 0; i < index.length; i++) starts[index[i]! + 2]!++;
  for (let k = 1; k < starts.length; k++) starts[k]! += starts[k - 1]!;
  const next = starts.slice();
  const rows = new Int32Array(index.length);
  for (let i = 0; i < index.length; i++) rows[next[index[i]! + 1]!++] = i;
  return { starts: starts.subarray(1), rows };
}

/** Who comes under observation before each time, and whose follow-up ends at it. */
export interface Movements {
  readonly entering: RowsByTime;
  readonly ending: RowsByTime;
}

/**
 * @param times ascending, among them every time at which the follow-up of a row with a weight ends
 */
export function movements({ columns, weight }: ClusteredRows, times: Float64Array): Movements {
  const { time, entry, count } = columns;
  const grid = new TimeGrid(times);
  const entering = new Int32Array(time.length).fill(-1);
  const ending = new Int32Array(time.length).fill(-1);
  for (let i = 0; i < time.length; i++) {
    if (weight[i] === 0 || count?.[i] === 0) continue;
    entering[i] = entry ? grid.above(entry[i]!) : 0;
    ending[i] = grid.above(time[i]!) - 1;
  }
  return { entering: rowsByTime(entering, times.length), ending: rowsByTime(ending, times.length) };
}
