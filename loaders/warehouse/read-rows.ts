import {
  type DuckDBConnection,
  DuckDBDateValue,
  DuckDBDecimalValue,
  type DuckDBValue,
} from "@duckdb/node-api";
import { WarehouseError } from "./warehouse-error.ts";

type Plain = string | number | boolean | null;

/**
 * Rows of a query as plain objects of strings, numbers, booleans and nulls: dates as YYYY-MM-DD, BIGINT and
 * HUGEINT as numbers. `R` is what the caller knows of the query; nothing checks it.
 * @throws WarehouseError where a whole number is too large to be exact, or a type is none of these.
 */
export async function readRows<R extends object>(
  connection: DuckDBConnection,
  sql: string,
): Promise<readonly R[]> {
  const reader = await connection.runAndReadAll(sql);
  const names = reader.columnNames();
  return reader
    .getRows()
    .map((row) => Object.fromEntries(row.map((value, index) => [names[index]!, plain(value, names[index]!)])))
    .map((row) => row as R);
}

function plain(value: DuckDBValue, column: string): Plain {
  if (value === null || typeof value === "number" || typeof value === "string" || typeof value === "boolean")
    return value;
  if (typeof value === "bigint") return exact(value, column);
  if (value instanceof DuckDBDateValue) return value.toString();
  if (value instanceof DuckDBDecimalValue) return value.toDouble();
  throw new WarehouseError(
    `The column ${column} of a query has a type that is not read: cast it in the SQL.`,
  );
}

function exact(value: bigint, column: string): number {
  const number = Number(value);
  if (Number.isSafeInteger(number)) return number;
  throw new WarehouseError(`The column ${column} of a query is too large to be exact: aggregate it less.`);
}
