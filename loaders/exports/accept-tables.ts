import type { DuckDBConnection } from "@duckdb/node-api";
import { type Column, columnsOf, sqlType, tableOf } from "./columns.ts";
import { type TableName, tableNames } from "./contract/index.ts";
import { createPseudonyms, pseudonymOf } from "./pseudonyms.ts";
import { identifier } from "./sql-text.ts";

/** What the warehouse may see: schema `accepted`, every table and column of the contract, keys re-keyed. */
export async function acceptTables(
  connection: DuckDBConnection,
  columns: ReadonlyMap<TableName, readonly Column[]>,
  secret: string,
): Promise<void> {
  const delivered = new Set(columns.keys());
  await createPseudonyms(connection, delivered, secret);
  await connection.run("CREATE SCHEMA IF NOT EXISTS accepted");
  for (const name of tableNames) {
    const staged = columns.get(name);
    const query = staged === undefined ? empty(name) : published(name, staged, { delivered, secret });
    await connection.run(`CREATE VIEW accepted.${name} AS ${query}`);
  }
}

const absent = (column: Column): string => `CAST(NULL AS ${sqlType(column)}) AS ${identifier(column.name)}`;

const empty = (name: TableName): string =>
  `SELECT ${columnsOf(tableOf(name)).map(absent).join(", ")} FROM (SELECT 1) WHERE false`;

/** Pseudonyms for keys, the value itself for everything else. */
function published(
  name: TableName,
  staged: readonly Column[],
  keys: Parameters<typeof pseudonymOf>[2],
): string {
  const joins: string[] = [];
  const valueFor = (column: Column): string => {
    if (column.role !== "key") return `t.${identifier(column.name)}`;
    const { sql, join } = pseudonymOf(name, column.name, keys);
    if (join !== null) joins.push(join);
    return sql;
  };
  const extra = staged.filter(({ field }) => field === null);
  const columns = [...columnsOf(tableOf(name)), ...extra].map((column) =>
    staged.some((one) => one.name === column.name)
      ? `${valueFor(column)} AS ${identifier(column.name)}`
      : absent(column),
  );
  return `SELECT ${columns.join(", ")} FROM private.${name} AS t ${joins.join(" ")}`;
}
