import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import type { Progress } from "../progress.ts";
import { acceptTables } from "./accept-tables.ts";
import { readPackage } from "./data-package/read-package.ts";
import { describeDelivery } from "./describe-delivery.ts";
import type { Intake } from "./intake.ts";
import { loadDelivery } from "./load-delivery.ts";
import { reKeyingSecret } from "./re-keying-secret.ts";
import { stagedColumns, stageTable } from "./stage/stage-table.ts";

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
  const loaded = await loadDelivery({
    folder: exportsFolder,
    delivered,
    workFolder: folder,
    connection,
    progress,
  });
  await connection.run("CREATE SCHEMA IF NOT EXISTS private");
  const staged = new Map();
  for (const { source, table } of loaded.tables) {
    const columns = stagedColumns(source, delivered.throughcare.cutoff ?? null);
    await stageTable(connection, source, columns);
    await connection.run(`DELETE FROM private.${table} WHERE _bad`);
    staged.set(
      table,
      columns.map(({ column }) => column),
    );
  }
  await acceptTables(connection, staged, await reKeyingSecret(workFolder));
  return {
    delivery: describeDelivery(delivered, loaded, delivered.throughcare.cutoff ?? null),
    report: {} as never,
    identifiers: async () => "private.identifiers",
  };
}
