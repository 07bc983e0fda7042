import type { DuckDBConnection } from "@duckdb/node-api";
import type { RawTable } from "../mapping/raw-tables.ts";
import type { Finding } from "../refusal.ts";
import { identifier } from "../sql-text.ts";
import { judgeColumnNames, scanColumns } from "./scan-columns.ts";

/**
 * Looks into every column of a file that a mapping reads, whether the mapping carries it or not: an export
 * with direct identifiers should not exist. Sentences are left to the mapped tables.
 */
export async function scanRawTable(
  connection: DuckDBConnection,
  { table, file, columns }: RawTable,
): Promise<readonly Finding[]> {
  const scanned = columns.map((name) => ({ name, sql: identifier(name), isKey: false }));
  return [
    ...judgeColumnNames(file, columns),
    ...(await scanColumns(connection, scanned, {
      file,
      relation: identifier(table),
      freeText: false,
      lastYear: null,
    })),
  ];
}
