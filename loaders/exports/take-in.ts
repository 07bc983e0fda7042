import type { DuckDBConnection } from "@duckdb/node-api";
import type { Progress } from "../progress.ts";
import { openRunFolder } from "../run-folder.ts";
import { acceptTables } from "./accept-tables.ts";
import type { DeliveredPackage } from "./data-package/delivered-package.ts";
import { readPackage } from "./data-package/read-package.ts";
import { describeDelivery } from "./describe-delivery.ts";
import { createFaultTable } from "./faults/fault-table.ts";
import { findFaults } from "./faults/find-faults.ts";
import { describeInstruments } from "./faults/item-checks.ts";
import { latestDate } from "./find-cutoff.ts";
import { checkCategories } from "./identifiers/check-categories.ts";
import { createIdentifierView, createLostKeys } from "./identifiers/identifier-view.ts";
import { scanDelivery } from "./identifiers/scan-delivery.ts";
import { readInstruments } from "./instruments.ts";
import type { Intake } from "./intake.ts";
import { type LoadedDelivery, loadDelivery } from "./load-delivery.ts";
import { loadMapped } from "./mapping/load-mapped.ts";
import { readMapping } from "./mapping/read-mapping.ts";
import { quarantineRows, type StagedTable } from "./quarantine/quarantine-rows.ts";
import { appendPlaces, createPlaces, createQuarantine } from "./quarantine/quarantine-table.ts";
import { settleTable } from "./quarantine/settle-table.ts";
import { writeQuarantine } from "./quarantine/write-quarantine.ts";
import { reKeyingSecret } from "./re-keying-secret.ts";
import { refuse } from "./refusal.ts";
import { refuseDamaged } from "./refuse-damaged.ts";
import { refuseNoCases } from "./refuse-no-cases.ts";
import type { TableReport } from "./report/check-report.ts";
import { makeReport } from "./report/make-report.ts";
import { stageTables } from "./stage/stage-tables.ts";
import { createUnreadableKeys } from "./stage/unreadable-keys.ts";

export interface TakeInOptions {
  readonly exportsFolder: string;
  readonly mappingFolder?: string | undefined;
  /** Private folder: decoded copies live in it for a while, the re-keying secret and the quarantine for good. */
  readonly workFolder: string;
  /** Secret by which people are re-keyed, where it is not that of the work folder: that of the ledger. */
  readonly secret?: string | undefined;
  readonly connection: DuckDBConnection;
  /** Share of a file's rows that may be quarantined. */
  readonly policy?: { readonly quarantineLimit: number } | undefined;
  readonly progress: Progress;
}

interface Loading extends TakeInOptions {
  /** For decoded copies, gone when the intake ends. */
  readonly folder: string;
}

/** Reads and checks a delivery and reports on it, however many rows are quarantined. Throws DeliveryRefused. */
export async function takeIn(options: TakeInOptions): Promise<Intake> {
  const run = await openRunFolder(options.workFolder);
  try {
    return await readAndCheck({ ...options, folder: run.path });
  } finally {
    run.close();
  }
}

async function readAndCheck(options: Loading): Promise<Intake> {
  const { connection, folder, progress, workFolder, mappingFolder, policy } = options;
  await createPrivateSchema(connection);
  const { delivered, loaded } = await load(options);
  const cutoff = delivered.throughcare.cutoff ?? null;
  requireFollowUp(delivered, loaded);
  const staged = await stageTables(connection, loaded.tables, { cutoff, progress });
  refuseNoCases(staged);
  progress.step("looking for direct identifiers");
  await scanDelivery(connection, staged, {
    lastYear: cutoff === null ? null : Number(cutoff.slice(0, 4)),
    mapped: mappingFolder !== undefined,
  });
  await describeInstruments(connection, await readInstruments());
  progress.step("checking rows");
  const columns = new Map(staged.map((table) => [table.table, table.columns.map(({ column }) => column)]));
  await findFaults(connection, columns);
  progress.step("locating faults");
  const tables = await settle(options, loaded, staged, folder);
  await checkCategories(connection, staged);
  await writeQuarantine(connection, workFolder);
  await acceptTables(connection, columns, options.secret ?? (await reKeyingSecret(workFolder)));
  const delivery = describeDelivery(delivered, loaded, cutoff);
  const latest = cutoff ?? (await latestDate(connection, delivery.columns));
  const report = await makeReport(connection, {
    delivery: delivery.name,
    loaded,
    tables,
    limit: policy?.quarantineLimit ?? defaultLimit,
    notes: latest === cutoff ? [] : [cutoffNote],
  });
  refuseDamaged(report);
  return {
    delivery: { ...delivery, cutoff: latest },
    report,
    identifiers: () => createIdentifierView(connection, staged),
  };
}

/** One row in twenty. */
export const defaultLimit = 0.05;

const cutoffNote =
  "datapackage.json does not say until which day the delivery covers (throughcare.cutoff): the latest date in it was taken.";

async function load(
  options: Loading,
): Promise<{ readonly delivered: DeliveredPackage; readonly loaded: LoadedDelivery }> {
  const { exportsFolder, mappingFolder, connection, progress } = options;
  const common = { folder: exportsFolder, workFolder: options.folder, connection, progress };
  const own = await readPackage(exportsFolder);
  if (mappingFolder === undefined)
    return { delivered: own, loaded: await loadDelivery({ ...common, delivered: own }) };
  const mapping = await readMapping(mappingFolder);
  const delivered = {
    ...own,
    ...mapping.package,
    resources: [...(mapping.package.resources ?? []), ...(own.resources ?? [])],
  };
  return { delivered, loaded: await loadMapped({ ...common, mapping, delivered }) };
}

/** Days since time zero have no last day: it must be said for how long people were followed. */
function requireFollowUp({ throughcare }: DeliveredPackage, { tables }: LoadedDelivery): void {
  const cases = tables.find(({ table }) => table === "cases")?.source.plan.columns ?? [];
  const inDates = cases.some(({ column }) => column?.name === "supervision_started_on");
  if (!inDates && throughcare.followUpDays === null)
    refuse("invalid datapackage", {
      file: "datapackage.json",
      detail: "throughcare.followUpDays: is missing, and times are delivered as days since time zero",
    });
}

async function createPrivateSchema(connection: DuckDBConnection): Promise<void> {
  await connection.run("CREATE SCHEMA IF NOT EXISTS private");
  await createFaultTable(connection);
  await createUnreadableKeys(connection);
  await createLostKeys(connection);
  await createPlaces(connection);
}

async function settle(
  { connection }: Loading,
  loaded: LoadedDelivery,
  staged: readonly StagedTable[],
  folder: string,
): Promise<readonly TableReport[]> {
  const places = await appendPlaces(connection);
  for (const { quarantined } of loaded.raw) for (const row of quarantined) places.add(row);
  places.close();
  for (const table of staged) await quarantineRows(connection, table, folder);
  await createQuarantine(connection);
  const tables: TableReport[] = [];
  for (const table of staged) tables.push(await settleTable(connection, table));
  return tables;
}
