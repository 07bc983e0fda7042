import type { DuckDBConnection } from "@duckdb/node-api";
import type { TableName } from "../contract/index.ts";
import { addFaults } from "../faults/fault-table.ts";
import { literal } from "../sql-text.ts";
import type { StagedColumn } from "./stage-table.ts";

/** Lists every rule of a single value that the faulty rows break; `rows` is a relation of their texts. */
export async function addValueFaults(
  connection: DuckDBConnection,
  table: TableName,
  columns: readonly StagedColumn[],
  rows: string,
): Promise<void> {
  const rules = columns.flatMap((column) => column.rules);
  if (rules.length === 0) return;
  const numbers = rules.map(({ broken }, index) => `CASE WHEN ${broken} THEN ${index + 1} END`);
  const names = rules.map(({ rule }) => literal(rule)).join(", ");
  const places = rules.map(({ column }) => literal(column)).join(", ");
  await addFaults(
    connection,
    table,
    `SELECT record, [${names}][n] AS rule, [${places}][n] AS column_name
     FROM (SELECT record, unnest([${numbers.join(", ")}]) AS n FROM ${rows}) WHERE n IS NOT NULL`,
  );
}
