import { StatisticsError } from "../errors.ts";
import { numberClusters, type RowsByTime, rowsByTime } from "./clusters.ts";

/** Rows of people, one after the other in time. */
export interface PersonRows {
  /** By row: number of its person, 0 … people - 1. */
  readonly person: Int32Array;
  readonly people: number;
  /** By row: from when it is under observation; -1 where that is from before time zero. */
  readonly entry: Float64Array;
  /** By row: the person's next row, or -1. */
  readonly next: Int32Array;
}

/**
 * Puts the rows of each person in order. Without entry, a row begins where the person's row before ended.
 *
 * @throws StatisticsError where rows of a person overlap or end at the same time
 */
export function personRows(
  estimator: string,
  { id, time, entry }: { id: Float64Array; time: Float64Array; entry: Float64Array | undefined },
): PersonRows {
  const { cluster, clusters } = numberClusters(id);
  const { rows, starts }: RowsByTime = rowsByTime(cluster, clusters);
  const begins = entry?.slice() ?? new Float64Array(time.length).fill(-1);
  const next = new Int32Array(time.length).fill(-1);
  for (let person = 0; person < clusters; person++) {
    const own = rows.subarray(starts[person]!, starts[person + 1]!).sort((i, j) => time[i]! - time[j]!);
    for (let at = 1; at < own.length; at++) {
      const [before, row] = [own[at - 1]!, own[at]!];
      next[before] = row;
      if (!entry) begins[row] = time[before]!;
      if (time[row] === time[before] || begins[row]! < time[before]!) {
        throw new StatisticsError(
          estimator,
          `rows ${Math.min(before, row)} and ${Math.max(before, row)} of one person overlap`,
          "Let each row of a person begin where the one before ended, or later",
        );
      }
    }
  }
  return { person: cluster, people: clusters, entry: begins, next };
}
