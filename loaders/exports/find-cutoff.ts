import type { DuckDBConnection } from "@duckdb/node-api";
import type { TableName } from "./contract/index.ts";
import type { Delivery } from "./delivery.ts";

/** Dates of what has happened: the latest of them is the least that the delivery covers. */
const happened: readonly (readonly [TableName, string])[] = [
  ["cases", "supervision_started_on"],
  ["cases", "ended_on"],
  ["custody", "to_on"],
  ["assessments", "assessed_on"],
  ["events", "occurred_on"],
  ["events", "recorded_on"],
  ["contacts", "held_on"],
  ["living", "observed_on"],
];

/** The latest date of the accepted rows (ISO 8601), or null where there is none. */
export async function latestDate(
  connection: DuckDBConnection,
  columns: Delivery["columns"],
): Promise<string | null> {
  const dates = happened.flatMap(([table, column]) =>
    columns[table]?.includes(column) ? [`SELECT max(${column}) AS d FROM private.${table}`] : [],
  );
  if (dates.length === 0) return null;
  const reader = await connection.runAndReadAll(`SELECT max(d)::VARCHAR FROM (${dates.join(" UNION ALL ")})`);
  const latest = reader.getRows()[0]?.[0];
  return latest === null || latest === undefined ? null : String(latest);
}
