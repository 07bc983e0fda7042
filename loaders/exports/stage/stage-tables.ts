import type { DuckDBConnection } from "@duckdb/node-api";
import type { Progress } from "../../progress.ts";
import { IntakeError } from "../intake-error.ts";
import type { LoadedTable } from "../load-delivery.ts";
import type { StagedTable } from "../quarantine/quarantine-rows.ts";
import { readRejects } from "./rejects.ts";
import { stagedColumns, stageTable } from "./stage-table.ts";
import { addUnreadableKeys } from "./unreadable-keys.ts";

interface StageOptions {
  readonly cutoff: string | null;
  readonly progress: Progress;
}

/**
 * Reads every table of the contract into schema `private`.
 * @throws IntakeError where DuckDB did not see as many rows as the file holds.
 */
export async function stageTables(
  connection: DuckDBConnection,
  tables: readonly LoadedTable[],
  { cutoff, progress }: StageOptions,
): Promise<readonly StagedTable[]> {
  const result: StagedTable[] = [];
  for (const [index, table] of tables.entries()) {
    progress.step(`loading ${table.source.file}`);
    result.push(await stage(connection, table, cutoff));
    progress.share((index + 1) / tables.length);
  }
  return result;
}

async function stage(
  connection: DuckDBConnection,
  table: LoadedTable,
  cutoff: string | null,
): Promise<StagedTable> {
  const { source, text } = table;
  const columns = stagedColumns(source, cutoff);
  const staged = await stageTable(connection, source, columns);
  const rejects = source.rejects === null ? [] : await readRejects(connection, source.rejects);
  if (text !== null && text.rows !== staged + rejects.length)
    throw new IntakeError(
      `${source.file}: the file holds ${text.rows} rows, ${staged} were read and ${rejects.length} rejected.`,
    );
  if (text !== null && rejects.length > 0)
    await addUnreadableKeys(connection, {
      source,
      delimiter: text.header.delimiter,
      rejects,
      damaged: text.damaged,
    });
  return { ...table, columns, staged, rejects, rowsIn: text?.rows ?? staged };
}
