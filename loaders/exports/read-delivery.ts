import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import type { Progress } from "../progress.ts";
import type { TableReport } from "../report/check-report.ts";
import { acceptTables } from "./accept-tables.ts";
import { readPackage } from "./data-package/read-package.ts";
import { describeDelivery } from "./describe-delivery.ts";
import { createFaultTable } from "./faults/fault-table.ts";
import { findFaults } from "./faults/find-faults.ts";
import { describeInstruments } from "./faults/item-checks.ts";
import { readInstruments } from "./instruments.ts";
import type { Intake } from "./intake.ts";
import { type LoadedTable, loadDelivery } from "./load-delivery.ts";
import { quarantineRows, type StagedTable } from "./quarantine/quarantine-rows.ts";
import { createPlaces, createQuarantine } from "./quarantine/quarantine-table.ts";
import { settleTable } from "./quarantine/settle-table.ts";
import { reKeyingSecret } from "./re-keying-secret.ts";
import { readRejects } from "./stage/rejects.ts";
import { stagedColumns, stageTable } from "./stage/stage-table.ts";
import { addUnreadableKeys, createUnreadableKeys } from "./stage/unreadable-keys.ts";

export interface ReadDeliveryOptions {
  readonly exportsFolder: string;
  readonly mappingFolder?: string | undefined;
  /** Private folder; decoded copies live in it while the intake runs, the re-keying secret for good. */
  readonly workFolder: string;
  readonly connection: DuckDBConnection;
  readonly policy?: { readonly quarantineLimit: number };
  readonly progress: Progress;
}

/**
 * Reads and checks a delivery. Afterwards the connection holds schema `accepted` (every table and column of
 * the contract, typed and re-keyed) and schema `private` (raw keys, quarantine), which nothing may publish.
 * Throws DeliveryRefused where the delivery cannot be used at all.
 */
export async function readDelivery(options: ReadDeliveryOptions): Promise<Intake> {
  const folder = join(options.workFolder, "intake");
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    return await intake({ ...options, folder });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function intake(options: ReadDeliveryOptions & { readonly folder: string }): Promise<Intake> {
  const { connection, exportsFolder, folder, progress, workFolder } = options;
  const delivered = await readPackage(exportsFolder);
  const cutoff = delivered.throughcare.cutoff ?? null;
  const loaded = await loadDelivery({
    folder: exportsFolder,
    delivered,
    workFolder: folder,
    connection,
    progress,
  });
  await createPrivateSchema(connection);
  const staged = await stageTables(connection, loaded.tables, cutoff);
  await describeInstruments(connection, await readInstruments());
  progress.step("checking rows");
  const columns = new Map(staged.map((table) => [table.table, table.columns.map(({ column }) => column)]));
  await findFaults(connection, columns);
  progress.step("locating what is wrong");
  for (const table of staged) await quarantineRows(connection, table, folder);
  await createQuarantine(connection);
  const tables: TableReport[] = [];
  for (const table of staged) tables.push(await settleTable(connection, table));
  await acceptTables(connection, columns, await reKeyingSecret(workFolder));
  return {
    delivery: describeDelivery(delivered, loaded, cutoff),
    report: { tables } as never,
    identifiers: async () => "private.identifiers",
  };
}

async function createPrivateSchema(connection: DuckDBConnection): Promise<void> {
  await connection.run("CREATE SCHEMA IF NOT EXISTS private");
  await createFaultTable(connection);
  await createUnreadableKeys(connection);
  await createPlaces(connection);
}

async function stageTables(
  connection: DuckDBConnection,
  tables: readonly LoadedTable[],
  cutoff: string | null,
): Promise<readonly StagedTable[]> {
  const result: StagedTable[] = [];
  for (const table of tables) {
    const columns = stagedColumns(table.source, cutoff);
    const staged = await stageTable(connection, table.source, columns);
    const rejects = table.source.rejects === null ? [] : await readRejects(connection, table.source.rejects);
    if (table.text !== null && rejects.length > 0)
      await addUnreadableKeys(connection, {
        source: table.source,
        delimiter: table.text.header.delimiter,
        rejects,
        damaged: table.text.damaged,
      });
    result.push({ ...table, columns, staged, rejects, rowsIn: table.text?.rows ?? staged });
  }
  return result;
}
