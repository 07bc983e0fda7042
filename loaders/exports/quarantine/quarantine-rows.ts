import { join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import type { LoadedTable } from "../load-delivery.ts";
import { literal } from "../sql-text.ts";
import { copiedRows, numberedRows } from "../stage/faulty-rows.ts";
import type { Reject } from "../stage/rejects.ts";
import type { StagedColumn } from "../stage/stage-table.ts";
import { addValueFaults } from "../stage/value-faults.ts";
import { locateRecords } from "./locate-records.ts";
import { appendPlaces } from "./quarantine-table.ts";

/** A table after staging: what was read, what could not be. */
export interface StagedTable extends LoadedTable {
  readonly columns: readonly StagedColumn[];
  /** Rows in the delivered file, or that the mapping made. */
  readonly rowsIn: number;
  readonly staged: number;
  readonly rejects: readonly Reject[];
}

/** Finds place and text of every row of a table that was not accepted, and every rule that its values break. */
export async function quarantineRows(
  connection: DuckDBConnection,
  table: StagedTable,
  workFolder: string,
): Promise<void> {
  const faulty = await faultyRecords(connection, table.table);
  const damaged = table.text?.damaged ?? [];
  if (faulty.length + table.rejects.length + damaged.length === 0) return;
  const rows =
    table.text === null
      ? await placesByNumber(connection, table)
      : await placesByLine(
          connection,
          { ...table, text: table.text },
          faulty,
          join(workFolder, `${table.table}.faulty.csv`),
        );
  if (faulty.length > 0) await addValueFaults(connection, table.table, table.columns, rows);
}

async function faultyRecords(connection: DuckDBConnection, table: string): Promise<readonly number[]> {
  const reader = await connection.runAndReadAll(
    `SELECT rowid::DOUBLE FROM private.${table} WHERE _bad ORDER BY rowid`,
  );
  return reader.getRows().map(([record]) => Number(record));
}

async function placesByLine(
  connection: DuckDBConnection,
  { table, source, text, rejects, staged }: StagedTable & { readonly text: NonNullable<LoadedTable["text"]> },
  faulty: readonly number[],
  copyTo: string,
): Promise<string> {
  const places = await appendPlaces(connection);
  for (const { line, rule, text: row } of text.damaged)
    places.add({ table, file: source.file, line, record: null, reject: rule, text: row });
  await locateRecords({
    file: text,
    rejects,
    faulty,
    readable: staged,
    copyTo,
    onRow: ({ record, line, text: row, reject }) =>
      places.add({ table, file: source.file, line, record, reject: reject?.rule ?? null, text: row }),
  });
  places.close();
  return copiedRows(text, copyTo);
}

/** Rows without lines: a Parquet file's are told by their number, a mapped one's by the line it carries. */
async function placesByNumber(connection: DuckDBConnection, { table, source }: StagedTable): Promise<string> {
  const rows = numberedRows(source);
  const carried = new Set(source.plan.columns.map(({ delivered }) => delivered));
  const texts = source.plan.columns.map((_, index) => `c${index}`).join(", ");
  const at = (name: string) => `c${source.plan.columns.findIndex(({ delivered }) => delivered === name)}`;
  const hasLine = carried.has("_line") && (carried.has("_file") || source.linesOf !== null);
  const line = hasLine ? `TRY_CAST(${at("_line")} AS BIGINT)` : "record + 1";
  const file = carried.has("_file") ? at("_file") : literal((hasLine ? source.linesOf : null) ?? source.file);
  await connection.run(
    `INSERT INTO private.places
     SELECT ${literal(table)}, ${file}, ${line}, record, NULL, to_json([${texts}]) FROM ${rows}`,
  );
  return rows;
}
