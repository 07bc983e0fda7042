import type { DuckDBConnection } from "@duckdb/node-api";
import { columnsOf, sqlType, tableOf } from "../../loaders/exports/columns.ts";
import { type TableName, tableNames } from "../../loaders/exports/contract/index.ts";

interface Options {
  /** The service's own cohort columns of `cases`. */
  readonly cohorts?: readonly string[];
}

/** Makes the schema `accepted` as the intake leaves it, with every table of the contract, empty. */
export async function createAcceptedTables(
  connection: DuckDBConnection,
  { cohorts = [] }: Options = {},
): Promise<void> {
  await connection.run("CREATE SCHEMA IF NOT EXISTS accepted");
  for (const name of tableNames) await connection.run(createTable(name, name === "cases" ? cohorts : []));
}

function createTable(name: TableName, cohorts: readonly string[]): string {
  const columns = [
    ...columnsOf(tableOf(name)).map((column) => `"${column.name}" ${sqlType(column)}`),
    ...cohorts.map((cohort) => `"${cohort}" VARCHAR`),
  ];
  return `CREATE OR REPLACE TABLE accepted.${name} (${columns.join(", ")})`;
}
