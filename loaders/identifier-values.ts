import type { DuckDBConnection } from "@duckdb/node-api";

/** Streams the column `value` of a table: millions of identifiers never stand in memory at once. */
export async function* identifierValues(connection: DuckDBConnection, table: string): AsyncIterable<string> {
  const result = await connection.stream(`SELECT DISTINCT value FROM ${table} WHERE value IS NOT NULL`);
  for await (const rows of result.yieldRows()) for (const [value] of rows) yield String(value);
}
