import { StatisticsError } from "../errors.ts";
import { checkedStatistic } from "./check-resampling.ts";
import type { Random } from "./random.ts";

/** What a row belongs to: anything that tells one from another. */
export type Key = string | number | bigint | boolean;

export interface UnitOptions<Row> {
  /** Rows of one key are drawn together: a person's. Default: each row by itself. */
  readonly cluster?: (row: Row) => Key;
  /** Units are drawn within each key: as many as it has. Default: all are one stratum. */
  readonly stratum?: (row: Row) => Key;
}

/** What is drawn. */
export interface Units<Row> {
  /** The rows of each unit. */
  readonly rows: readonly (readonly Row[])[];
  /** Numbers of the units of each stratum. */
  readonly strata: readonly Uint32Array[];
}

/**
 * Parts rows into what is drawn, in the order of the rows.
 *
 * @throws StatisticsError where a cluster's rows lie in several strata
 */
export function unitsOf<Row>(estimator: string, rows: readonly Row[], options: UnitOptions<Row>): Units<Row> {
  const cluster = options.cluster && checkedStatistic(estimator, "cluster", options.cluster);
  const stratum = options.stratum && checkedStatistic(estimator, "stratum", options.stratum);
  const units = cluster ? [...groupBy(rows, cluster).values()] : rows.map((row) => [row]);
  if (!stratum) return { rows: units, strata: [Uint32Array.from(units, (_, i) => i)] };
  const strata = groupBy(
    units.map((_, i) => i),
    (i) => {
      const key = stratum(units[i]![0]!);
      if (units[i]!.some((row) => stratum(row) !== key)) {
        throw new StatisticsError(
          estimator,
          "rows of one cluster lie in several strata",
          "Give each cluster one stratum, for example that of its first row",
        );
      }
      return key;
    },
  );
  return { rows: units, strata: Array.from(strata.values(), (numbers) => Uint32Array.from(numbers)) };
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => Key): Map<Key, T[]> {
  const groups = new Map<Key, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** Numbers of as many units as there are, drawn with replacement within each stratum. */
export function drawUnits({ strata }: Units<unknown>, random: Random): number[] {
  return strata.flatMap((numbers) => Array.from(numbers, () => numbers[random.below(numbers.length)]!));
}

/** The rows of some units. */
export function rowsOf<Row>(units: Units<Row>, drawn: ArrayLike<number>): Row[] {
  const rows: Row[] = [];
  for (let i = 0; i < drawn.length; i++) for (const row of units.rows[drawn[i]!]!) rows.push(row);
  return rows;
}
