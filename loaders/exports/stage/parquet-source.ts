import type { DuckDBConnection } from "@duckdb/node-api";
import type { PreparedFile } from "../files/prepare-file.ts";
import type { ColumnPlan } from "../header/plan-columns.ts";
import { refuse } from "../refusal.ts";
import { identifier, literal } from "../sql-text.ts";
import { columnAt, type Source } from "./source.ts";

interface ParquetColumn {
  readonly name: string;
  readonly type: string;
}

/** Names and types of a Parquet file's columns. Throws DeliveryRefused where it is cut off or damaged. */
export async function parquetColumns(
  connection: DuckDBConnection,
  file: PreparedFile,
): Promise<readonly ParquetColumn[]> {
  try {
    const reader = await connection.runAndReadAll(
      `SELECT column_name, column_type FROM (DESCRIBE FROM read_parquet(${literal(file.readable)}))`,
    );
    return reader.getRows().map(([name, type]) => ({ name: String(name), type: String(type) }));
  } catch {
    return refuse("not what it says", { file: file.name, detail: "the Parquet file is cut off or damaged" });
  }
}

/** A Parquet file as a source of rows: values as text, so that the same rules hold for them. */
export function parquetSource(
  file: PreparedFile,
  plan: ColumnPlan,
  columns: readonly ParquetColumn[],
): Source {
  const texts = columns.map(({ name, type }, index) => `${asText(name, type)} AS ${columnAt(index)}`);
  return {
    plan,
    file: file.name,
    linesOf: null,
    decimalComma: false,
    rejects: null,
    sql: `(SELECT ${texts.join(", ")} FROM read_parquet(${literal(file.readable)}))`,
  };
}

/** A time at midnight is a date; an empty text is no value, as in CSV. */
export function asText(name: string, type: string): string {
  const column = identifier(name);
  if (type.startsWith("TIMESTAMP"))
    return `CASE WHEN ${column} = date_trunc('day', ${column}) THEN CAST(CAST(${column} AS DATE) AS VARCHAR) ELSE CAST(${column} AS VARCHAR) END`;
  return `nullif(CAST(${column} AS VARCHAR), '')`;
}
