import type { Key } from "../../../src/released/figure.ts";
import type { LifeTableStatement } from "../../disclosure/statement.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { keyOf } from "./key-of.ts";
import { list, text } from "./sql.ts";

type Groups = LifeTableStatement["groups"];

/** The dimensions, as text, stand beside the counts. */
type Row = Counts & Readonly<Record<string, string | number>>;

interface Counts {
  readonly n: number;
  readonly day: number;
  readonly events: number;
  readonly competing: number;
  readonly censored: number;
}

/**
 * SQL over `exits` (columns: the dimensions, status, time_day, people): cumulative counts on the grid. A
 * person censored on a grid day was followed through that day, and leaves after it.
 */
export const lifeTableSql = ({ exits, dimensions, days, orderBy = [] }: LifeTableQuery): string => {
  const keys = dimensions.join(", ");
  const upTo = (status: string) =>
    `CAST(coalesce(sum(people) FILTER (status = ${text(status)} AND leaving_day <= day), 0) AS INTEGER)`;
  return `
WITH grid AS (SELECT unnest([${list(days)}]::INTEGER[]) AS day),
leaving AS (
  SELECT ${[keys, ...orderBy].join(", ")}, status, people,
    CAST(time_day + CAST(status = 'censored' AS INTEGER) AS INTEGER) AS leaving_day
  FROM (${exits})
),
binned AS (
  SELECT leaving.* REPLACE (coalesce(grid.day, ${BEYOND}) AS leaving_day, sum(people) AS people)
  FROM leaving ASOF LEFT JOIN grid ON leaving.leaving_day <= grid.day GROUP BY ALL
)
SELECT ${keys}, CAST(sum(people) AS INTEGER) AS n, day,
  ${upTo("event")} AS events, ${upTo("competing")} AS competing, ${upTo("censored")} AS censored
FROM binned CROSS JOIN grid
GROUP BY ${[keys, ...orderBy].join(", ")}, day
ORDER BY ${[...orderBy, keys, "day"].join(", ")}`;
};

export interface LifeTableQuery {
  readonly exits: string;
  readonly dimensions: readonly string[];
  readonly days: readonly number[];
  /** Further columns of `exits`, one value per group, that rank the groups. */
  readonly orderBy?: readonly string[];
}

/** A day after every grid: those who leave later than it shows. */
const BEYOND = 2_000_000_000;

/** Runs the statement's SQL and brings its rows together by group. */
export const lifeTableGroups = async (
  warehouse: Warehouse,
  sql: string,
  dimensions: readonly string[],
): Promise<Groups> => {
  const groups = new Map<string, { key: Key; n: number; rows: LifeTableRow[] }>();
  for (const row of await warehouse.rows<Row>(sql)) {
    const key = keyOf(row, dimensions);
    const id = JSON.stringify(key);
    const group = groups.get(id) ?? { key, n: row.n, rows: [] };
    groups.set(id, group);
    group.rows.push(lifeTableRow(row));
  }
  return [...groups.values()];
};

type LifeTableRow = Groups[number]["rows"][number];

const lifeTableRow = ({ n, day, events, competing, censored }: Counts): LifeTableRow => ({
  day,
  atRisk: n - events - competing - censored,
  events,
  competing,
  censored,
});
