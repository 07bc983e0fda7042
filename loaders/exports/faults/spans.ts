import type { DuckDBConnection } from "@duckdb/node-api";
import type { Facts } from "./facts.ts";

/**
 * Makes `private.spans`, one row per good case: time zero (release, where it is later than the start of
 * supervision) as `zero_on` or `zero_day`, and on the scale of days since it `start_day` and `end_day`.
 */
export async function createSpans(connection: DuckDBConnection, facts: Facts): Promise<void> {
  const start = facts.time("supervision_started_on");
  const released = facts.time("released_on");
  const ended = facts.time("ended_on");
  const isDate = start?.scale !== "day";
  const started = start?.sql ?? "NULL";
  const same = (time: typeof start) => (time !== null && time.scale === start?.scale ? time.sql : "NULL");
  const zero = `greatest(${started}, coalesce(${same(released)}, ${started}))`;
  await connection.run(`
    CREATE TABLE private.spans AS
    SELECT t.case_id,
      ${isDate ? `CAST(${zero} AS DATE)` : "CAST(NULL AS DATE)"} AS zero_on,
      ${isDate ? "CAST(NULL AS INTEGER)" : `CAST(${zero} AS INTEGER)`} AS zero_day,
      CAST(${started} - ${zero} AS INTEGER) AS start_day,
      CAST(${same(ended)} - ${zero} AS INTEGER) AS end_day
    FROM private.cases AS t WHERE NOT t._bad`);
}
