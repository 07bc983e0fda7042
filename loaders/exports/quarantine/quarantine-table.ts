import type { DuckDBAppender, DuckDBConnection } from "@duckdb/node-api";
import type { TableName } from "../contract/index.ts";
import { rankSql } from "../faults/fault-table.ts";
import type { RowRule } from "../rules.ts";
import { rowRules } from "../rules.ts";
import { literal } from "../sql-text.ts";

/** A quarantined row and where it stands; `reject` is why it could not be read at all. */
export interface QuarantinedRow {
  readonly table: TableName | null;
  readonly file: string;
  readonly line: number | null;
  readonly record: number | null;
  readonly reject: RowRule | null;
  readonly text: string;
}

/** `private.places`: one row per quarantined row. */
export async function createPlaces(connection: DuckDBConnection): Promise<void> {
  await connection.run(
    `CREATE TABLE private.places (
       table_name VARCHAR, file VARCHAR, line BIGINT, record BIGINT, reject VARCHAR, row_text VARCHAR
     )`,
  );
}

/** Adds quarantined rows; `close` writes what is still in memory. */
export async function appendPlaces(
  connection: DuckDBConnection,
): Promise<{ readonly add: (row: QuarantinedRow) => void; readonly close: () => void }> {
  const appender: DuckDBAppender = await connection.createAppender("places", "private");
  const text = (value: string | null) =>
    value === null ? appender.appendNull() : appender.appendVarchar(value);
  const whole = (value: number | null) =>
    value === null ? appender.appendNull() : appender.appendBigInt(BigInt(value));
  return {
    add: ({ table, file, line, record, reject, text: row }) => {
      text(table);
      text(file);
      whole(line);
      whole(record);
      text(reject);
      text(row);
      appender.endRow();
    },
    close: () => appender.closeSync(),
  };
}

/**
 * Makes `private.quarantine`, one row per quarantined row and broken rule; `position` 1 is the rule that
 * counts. It alone holds what the rows say.
 */
export async function createQuarantine(connection: DuckDBConnection): Promise<void> {
  const cures = Object.entries(rowRules).map(([rule, cure]) => `(${literal(rule)}, ${literal(cure)})`);
  await connection.run(`
    CREATE TABLE private.quarantine AS
    WITH broken AS (
      SELECT p.*, p.reject AS rule, NULL AS column_name FROM private.places AS p WHERE p.reject IS NOT NULL
      UNION ALL
      SELECT p.*, f.rule, f.column_name
      FROM private.places AS p
      JOIN (SELECT DISTINCT * FROM private.faults) AS f USING (table_name, record)
    )
    SELECT table_name, file, line, record, column_name, rule, cure, row_text,
      row_number() OVER (
        PARTITION BY table_name, file, line, record ORDER BY ${rankSql("rule")}, column_name
      )::INTEGER AS position
    FROM broken JOIN (VALUES ${cures.join(", ")}) AS c(rule, cure) USING (rule)
    ORDER BY table_name, file, line, record, position`);
}
