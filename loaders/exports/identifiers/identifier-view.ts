import type { DuckDBConnection } from "@duckdb/node-api";
import type { StagedTable } from "../quarantine/quarantine-rows.ts";
import { identifier } from "../sql-text.ts";

const keysOf = ({ columns }: StagedTable): readonly string[] =>
  columns.flatMap(({ column }) => (column.role === "key" ? [column.name] : []));

/** `private.lost_keys`: keys of rows that are about to be taken out. */
export async function createLostKeys(connection: DuckDBConnection): Promise<void> {
  await connection.run("CREATE TABLE private.lost_keys (value VARCHAR)");
}

export async function keepLostKeys(connection: DuckDBConnection, table: StagedTable): Promise<void> {
  for (const key of keysOf(table))
    await connection.run(
      `INSERT INTO private.lost_keys SELECT ${identifier(key)} FROM private.${table.table} WHERE _bad`,
    );
}

/**
 * Makes the view `private.identifiers`, one row (`value`) per different raw key of the delivery, quarantined
 * and unreadable rows included: what no byte of anything published may hold. Who does not scan pays nothing.
 */
export async function createIdentifierView(
  connection: DuckDBConnection,
  tables: readonly StagedTable[],
): Promise<string> {
  const columns = tables.flatMap((table) =>
    keysOf(table).map((key) => `SELECT ${identifier(key)} AS value FROM private.${table.table}`),
  );
  const all = [
    ...columns,
    "SELECT value FROM private.lost_keys",
    "SELECT value FROM private.unreadable_keys",
  ].join(" UNION ");
  await connection.run(
    `CREATE OR REPLACE VIEW private.identifiers AS SELECT value FROM (${all}) WHERE value IS NOT NULL`,
  );
  return "private.identifiers";
}
