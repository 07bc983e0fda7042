import type { DuckDBConnection } from "@duckdb/node-api";
import type { TableName } from "../contract/index.ts";
import { rowRules } from "../rules.ts";
import { literal } from "../sql-text.ts";

/**
 * `private.faults`: one row per broken rule of a row that could be read; `record` is the row's number in its
 * file, from 0, records that could not be read not counted (the rowid of `private.<table>`).
 */
export async function createFaultTable(connection: DuckDBConnection): Promise<void> {
  await connection.run(
    "CREATE TABLE private.faults (table_name VARCHAR, record BIGINT, rule VARCHAR, column_name VARCHAR)",
  );
}

/** Marks the rows that have a fault, so that later rules leave them out. Returns how many are new. */
export async function markBad(connection: DuckDBConnection, table: TableName): Promise<number> {
  const result = await connection.run(
    `UPDATE private.${table} SET _bad = true
     WHERE NOT _bad AND rowid IN (SELECT record FROM private.faults WHERE table_name = ${literal(table)})`,
  );
  return result.rowsChanged;
}

/** Adds the faults that a query finds; it yields record, rule, column_name. */
export async function addFaults(
  connection: DuckDBConnection,
  table: TableName,
  query: string,
): Promise<number> {
  const result = await connection.run(
    `INSERT INTO private.faults SELECT ${literal(table)}, record, rule, column_name FROM (${query})`,
  );
  return result.rowsChanged;
}

const order = Object.keys(rowRules);

/** The order in which a row's faults are reported, as SQL for a column of rules: the first is the one that counts. */
export const rankSql = (column: string): string =>
  `list_position([${order.map(literal).join(", ")}], ${column})`;
