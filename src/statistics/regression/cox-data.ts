import { checkColumn, checkSameLength } from "../check.ts";
import { StatisticsError } from "../errors.ts";
import { checkFollowUp, distinct, type FollowUp } from "../survival/tabulate.ts";
import type { LateEntry, RiskRows } from "./risk-sets.ts";
import type { Scale } from "./scale.ts";
import { latestFirst } from "./time-order.ts";

export interface CoxData extends FollowUp {
  /** Numeric covariates by name, one element a row; categories as 0 and 1 against a reference. */
  readonly covariates: Readonly<Record<string, ArrayLike<number>>>;
  /** Number of the stratum of each row; each has a baseline hazard of its own. */
  readonly stratum?: ArrayLike<number>;
  /** What each person of the row stands for, zero or more: inverse probabilities, not numbers of people. */
  readonly weight?: ArrayLike<number>;
  /** Number of the person, or the service, that rows belong to: rows of one may depend on each other. */
  readonly cluster?: ArrayLike<number>;
}

/** One stratum, and where its rows stand in the data. */
export interface Stratum {
  readonly rows: RiskRows;
  readonly index: Uint32Array;
}

/**
 * Counts the follow-up.
 *
 * @throws StatisticsError where a column is not what {@link CoxData} says
 */
export function checkCox(estimator: string, data: CoxData): { n: number; events: number } {
  const { time, cause, entry, count, covariates, stratum, weight, cluster } = data;
  checkSameLength(estimator, { time, cause, entry, count, stratum, weight, cluster, ...covariates });
  for (const [name, values] of Object.entries(covariates)) checkColumn(estimator, name, values);
  if (Object.keys(covariates).length === 0) {
    throw new StatisticsError(estimator, "there is no covariate", "Give one at least, or use kaplanMeier");
  }
  if (stratum) checkWhole(estimator, "stratum", stratum);
  if (cluster) checkWhole(estimator, "cluster", cluster);
  if (count) checkWhole(estimator, "count", count);
  if (weight) checkWeight(estimator, weight);
  if (checkFollowUp(estimator, data, 1) > 1) {
    throw new StatisticsError(
      estimator,
      "there are competing events (cause 2 or more)",
      "Code them 0 for the cause-specific hazard of cause 1, or use fineGray for its incidence",
    );
  }
  let [n, events] = [0, 0];
  for (let i = 0; i < time.length; i++) {
    const people = count?.[i] ?? 1;
    n += people;
    if (cause[i] === 1) events += people;
  }
  return { n, events };
}

function checkWhole(estimator: string, name: string, column: ArrayLike<number>): void {
  for (let i = 0; i < column.length; i++) {
    if (!Number.isSafeInteger(column[i])) {
      const cure =
        name === "count" ? "Give numbers of people, and all else as weight" : `Number each ${name}`;
      throw new StatisticsError(estimator, `${name}[${i}] is not a whole number`, cure);
    }
  }
}

/** Refuses weights that are negative or no numbers. */
export function checkWeight(estimator: string, weight: ArrayLike<number>): void {
  for (let i = 0; i < weight.length; i++) {
    if (!(weight[i]! >= 0 && weight[i]! < Number.POSITIVE_INFINITY)) {
      throw new StatisticsError(
        estimator,
        `weight[${i}] is not a finite number of zero or more`,
        "Trim or leave out rows without a sound weight, and say how many",
      );
    }
  }
}

/** Rows that count, by stratum, covariates in standard deviations from their mean. */
export function strataOf(data: CoxData, scales: readonly Scale[]): Stratum[] {
  return membersOf(data).map((index) => {
    const late = data.entry && lateEntry(data.entry, index);
    return {
      index,
      rows: {
        size: scales.length,
        time: taken(data.time, index),
        event: Uint8Array.from(index, (i) => data.cause[i]!),
        ...(late ? { late } : {}),
        count: taken(data.count, index),
        weight: taken(data.weight, index),
        covariates: packed(Object.values(data.covariates), index, scales),
      },
    };
  });
}

/** Rows of each stratum, the last time first. */
function membersOf({ time, count, weight, stratum }: CoxData): Uint32Array[] {
  const counts = (i: number) => count?.[i] !== 0 && weight?.[i] !== 0;
  const order = latestFirst(time).filter(counts);
  if (stratum === undefined) return [order];
  const members = new Map<number, number[]>(Array.from(distinct(stratum), (number) => [number, []]));
  for (const i of order) members.get(stratum[i]! + 0)!.push(i);
  return Array.from(members.values(), (rows) => Uint32Array.from(rows));
}

/** Elements of a column; 1 where there is no such column. */
function taken(column: ArrayLike<number> | undefined, index: Uint32Array): Float64Array {
  const values = new Float64Array(index.length);
  if (column === undefined) return values.fill(1);
  for (let k = 0; k < index.length; k++) values[k] = column[index[k]!]!;
  return values;
}

function lateEntry(column: ArrayLike<number>, index: Uint32Array): LateEntry {
  const entry = taken(column, index);
  return { entry, order: latestFirst(entry) };
}

/** Columns side by side, those of one row next to each other. */
export function packed(
  columns: readonly ArrayLike<number>[],
  index: Uint32Array,
  scales: readonly Scale[],
): Float64Array {
  const all = new Float64Array(index.length * columns.length);
  for (const [j, column] of columns.entries()) {
    const { centre, spread } = scales[j]!;
    for (let k = 0, at = j; k < index.length; k++, at += columns.length) {
      all[at] = (column[index[k]!]! - centre) / spread;
    }
  }
  return all;
}
