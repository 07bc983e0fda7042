import type { DuckDBConnection } from "@duckdb/node-api";
import type { RowRule } from "../rules.ts";

/** A record that DuckDB could not cut into columns. */
export interface Reject {
  /** Its number in the file from 1, header and blank lines counted. */
  readonly ordinal: number;
  readonly rule: RowRule;
  readonly text: string;
}

const rules: Readonly<Record<string, RowRule>> = {
  "MISSING COLUMNS": "too few fields",
  "TOO MANY COLUMNS": "too many fields",
  "UNQUOTED VALUE": "unterminated quote",
  "INVALID ENCODING": "invalid encoding",
  "LINE SIZE OVER MAXIMUM": "line too long",
};

/** What the reader rejected, in the order of the file; its tables of rejects are gone afterwards. */
export async function readRejects(connection: DuckDBConnection, table: string): Promise<readonly Reject[]> {
  const reader = await connection.runAndReadAll(
    `SELECT line::DOUBLE, first(error_type ORDER BY byte_position)::VARCHAR, first(csv_line)
     FROM ${table} GROUP BY line ORDER BY line`,
  );
  await connection.run(`DROP TABLE ${table}; DROP TABLE ${table}_scan`);
  return reader.getRows().map(([ordinal, type, text]) => ({
    ordinal: Number(ordinal),
    rule: rules[String(type)] ?? "too few fields",
    text: String(text ?? ""),
  }));
}
