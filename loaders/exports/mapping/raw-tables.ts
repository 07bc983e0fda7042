import { join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import type { DataFile } from "../files/data-file.ts";
import { prepareFile } from "../files/prepare-file.ts";
import { readTextFile, type TextFile } from "../files/read-text-file.ts";
import { duplicateColumns } from "../header/plan-columns.ts";
import { IntakeError } from "../intake-error.ts";
import { locateRecords } from "../quarantine/locate-records.ts";
import type { QuarantinedRow } from "../quarantine/quarantine-table.ts";
import { DeliveryRefused, type Finding } from "../refusal.ts";
import { identifier, literal } from "../sql-text.ts";
import { asText, parquetColumns } from "../stage/parquet-source.ts";
import { readCsv } from "../stage/read-csv.ts";
import { readRejects } from "../stage/rejects.ts";
import { columnAt } from "../stage/source.ts";
import { countRows } from "../stage/stage-table.ts";

/** A delivered file as a mapping sees it, and what of it could not be read. */
export interface RawTable {
  readonly table: string;
  readonly file: string;
  readonly columns: readonly string[];
  readonly rows: number;
  readonly quarantined: readonly QuarantinedRow[];
}

/**
 * Loads a delivered file as a relation of texts named by its stem, with `_file` and `_line` beside.
 * Throws DeliveryRefused for a file that cannot be read or that names a column twice.
 */
export async function loadRawTable(
  connection: DuckDBConnection,
  file: DataFile,
  workFolder: string,
): Promise<RawTable> {
  const prepared = await prepareFile(file, workFolder);
  if (prepared.kind === "parquet") {
    const columns = await parquetColumns(connection, prepared);
    const texts = columns.map(({ name, type }) => `${asText(name, type)} AS ${identifier(name)}`);
    await connection.run(
      `CREATE TABLE ${identifier(file.table)} AS
       SELECT ${texts.join(", ")}, ${literal(file.name)} AS _file, file_row_number + 1 AS _line
       FROM read_parquet(${literal(prepared.readable)}, file_row_number = true)`,
    );
    const rows = await countRows(connection, identifier(file.table));
    return {
      table: file.table,
      file: file.name,
      columns: columns.map(({ name }) => name),
      rows,
      quarantined: [],
    };
  }
  const text = await readTextFile(prepared, () => false, workFolder);
  requireNamedOnce(text);
  return loadText(connection, text, workFolder);
}

function requireNamedOnce({ name, header }: TextFile): void {
  const findings: readonly Finding[] = duplicateColumns(name, header.names);
  if (findings.length > 0) throw new DeliveryRefused(findings);
}

async function loadText(connection: DuckDBConnection, text: TextFile, workFolder: string): Promise<RawTable> {
  const { table, header, name: file } = text;
  const rejectTable = `rejects_${table}`;
  const columns = header.names.map((name, index) => `${columnAt(index)} AS ${identifier(name)}`);
  const read = readCsv({
    path: text.readable,
    delimiter: header.delimiter,
    header: header.present,
    columns: columns.length,
    missingValues: text.declared.missingValues,
    rejects: rejectTable,
  });
  await connection.run(
    `CREATE TABLE ${identifier(`${table} rows`)} AS SELECT ${columns.join(", ")} FROM ${read}`,
  );
  const rejects = await readRejects(connection, rejectTable);
  const readable = await countRows(connection, identifier(`${table} rows`));
  if (text.rows !== readable + rejects.length)
    throw new IntakeError(
      `${file}: ${text.rows} rows came in, ${readable} were read and ${rejects.length} not.`,
    );
  const inStep = text.lines === text.rows + (header.present ? 1 : 0) && rejects.length === 0;
  const quarantined: QuarantinedRow[] = text.damaged.map(({ line, rule, text: row }) => ({
    table: null,
    file,
    line,
    record: null,
    reject: rule,
    text: row,
  }));
  if (!inStep) {
    await connection.run(`CREATE TABLE ${identifier(`${table} lines`)} (line BIGINT)`);
    const lines = await connection.createAppender(`${table} lines`);
    await locateRecords({
      file: text,
      rejects,
      faulty: null,
      readable,
      copyTo: join(workFolder, `${table}.located`),
      onRow: ({ record, line, text: row, reject }) => {
        if (record === null)
          quarantined.push({ table: null, file, line, record, reject: reject?.rule ?? null, text: row });
        else {
          lines.appendBigInt(BigInt(line));
          lines.endRow();
        }
      },
    });
    lines.closeSync();
  }
  const line = inStep ? `r.rowid + ${header.present ? 2 : 1}` : "l.line";
  const from = inStep
    ? `${identifier(`${table} rows`)} AS r`
    : `${identifier(`${table} rows`)} AS r JOIN ${identifier(`${table} lines`)} AS l ON r.rowid = l.rowid`;
  await connection.run(
    `CREATE VIEW ${identifier(table)} AS SELECT r.*, ${literal(file)} AS _file, ${line} AS _line FROM ${from}`,
  );
  return { table, file, columns: header.names, rows: text.rows, quarantined };
}
