import type { DuckDBConnection } from "@duckdb/node-api";
import { type Column, columnsOf, sqlType, tableOf } from "./columns.ts";
import { type TableName, tableNames } from "./contract/index.ts";
import { identifier, literal } from "./sql-text.ts";

/** What the warehouse may see: schema `accepted`, every table and column of the contract, keys re-keyed. */
export async function acceptTables(
  connection: DuckDBConnection,
  delivered: ReadonlyMap<TableName, readonly Column[]>,
  secret: string,
): Promise<void> {
  await connection.run("CREATE SCHEMA IF NOT EXISTS accepted");
  for (const name of tableNames) {
    const staged = delivered.get(name);
    const known = columnsOf(tableOf(name));
    const extra = (staged ?? []).filter(({ field }) => field === null);
    const columns = [...known, ...extra].map((column) =>
      staged?.some((one) => one.name === column.name)
        ? `${published(column, secret)} AS ${identifier(column.name)}`
        : `CAST(NULL AS ${sqlType(column)}) AS ${identifier(column.name)}`,
    );
    const from = staged === undefined ? "(SELECT 1) WHERE false" : `private.${name}`;
    await connection.run(`CREATE VIEW accepted.${name} AS SELECT ${columns.join(", ")} FROM ${from}`);
  }
}

/** 20 hex characters of a keyed hash for keys, the value itself for everything else. */
const published = (column: Column, secret: string): string =>
  column.role === "key"
    ? `left(sha256(${literal(secret)} || ${identifier(column.name)}), 20)`
    : identifier(column.name);
