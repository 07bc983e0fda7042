import type { DuckDBConnection } from "@duckdb/node-api";
import type { TableName } from "../contract/index.ts";
import { planColumns } from "../header/plan-columns.ts";
import { DeliveryRefused } from "../refusal.ts";
import { identifier } from "../sql-text.ts";
import type { Source } from "../stage/source.ts";
import { columnAt } from "../stage/source.ts";
import { refuseMapping } from "./mapping-error.ts";
import type { MappedQuery } from "./read-mapping.ts";

interface RunOptions {
  /** Where the delivered files are; nothing outside it can be reached from there. */
  readonly locked: DuckDBConnection;
  /** Where the mapped rows go, as texts, into `private.mapped_<table>`. */
  readonly connection: DuckDBConnection;
  /** The delivered file that lines count in, where there is only one. */
  readonly linesOf: string | null;
}

/**
 * Runs one mapping and hands its rows over, a chunk at a time and without a look at any of them.
 * Throws DeliveryRefused: invalid mapping, required column missing, duplicate column.
 */
export async function runMapping(
  { table, file, sql }: MappedQuery,
  { locked, connection, linesOf }: RunOptions,
): Promise<Source> {
  const made = identifier(`mapped ${table}`);
  let names: readonly string[];
  try {
    await locked.run(`CREATE TABLE ${made} AS ${sql}`);
    names = (await locked.run(`FROM ${made} LIMIT 0`)).columnNames();
  } catch (error) {
    return refuseMapping(file, error);
  }
  const plan = planColumns(table, file, names);
  if (plan.findings.length > 0) throw new DeliveryRefused(plan.findings);
  const columns = names.map((_, index) => columnAt(index));
  await connection.run(
    `CREATE TABLE private.mapped_${table} (${columns.map((column) => `${column} VARCHAR`).join(", ")})`,
  );
  const texts = names.map((name) => `nullif(CAST(${identifier(name)} AS VARCHAR), '')`).join(", ");
  await hand(locked, `SELECT ${texts} FROM ${made}`, connection, table);
  await locked.run(`DROP TABLE ${made}`);
  return { plan, file, linesOf, decimalComma: false, sql: `private.mapped_${table}`, rejects: null };
}

async function hand(
  from: DuckDBConnection,
  query: string,
  to: DuckDBConnection,
  table: TableName,
): Promise<void> {
  const appender = await to.createAppender(`mapped_${table}`, "private");
  const result = await from.stream(query);
  for (
    let chunk = await result.fetchChunk();
    chunk !== null && chunk.rowCount > 0;
    chunk = await result.fetchChunk()
  )
    appender.appendDataChunk(chunk);
  appender.closeSync();
}
