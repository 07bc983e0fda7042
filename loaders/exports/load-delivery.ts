import type { DuckDBConnection } from "@duckdb/node-api";
import type { Progress } from "../progress.ts";
import { columnNamed, isTableName, tableOf } from "./columns.ts";
import { type TableName, tableNames } from "./contract/index.ts";
import type { DeliveredPackage } from "./data-package/delivered-package.ts";
import { findFiles } from "./files/find-files.ts";
import { type PreparedFile, prepareFile } from "./files/prepare-file.ts";
import { readTextFile, type TextFile } from "./files/read-text-file.ts";
import { planColumns } from "./header/plan-columns.ts";
import type { RawTable } from "./mapping/raw-tables.ts";
import { DeliveryRefused, type Finding, refuse } from "./refusal.ts";
import { parquetColumns, parquetSource } from "./stage/parquet-source.ts";
import type { Source } from "./stage/source.ts";
import { textSource } from "./stage/text-source.ts";

/** A table of the contract, ready to be staged. */
export interface LoadedTable {
  readonly table: TableName;
  readonly source: Source;
  /** The text file that the rows stand in; null for Parquet and for mapped tables. */
  readonly text: TextFile | null;
}

export interface LoadedDelivery {
  /** In the order of the contract. */
  readonly tables: readonly LoadedTable[];
  readonly others: readonly string[];
  /** The delivered files that a mapping read; empty without a mapping. */
  readonly raw: readonly RawTable[];
}

interface LoadOptions {
  readonly folder: string;
  readonly delivered: DeliveredPackage;
  readonly workFolder: string;
  readonly connection: DuckDBConnection;
  readonly progress: Progress;
}

/**
 * Finds the files of a delivery in the contract's own form and reads each through once.
 * Throws DeliveryRefused with everything that is wrong with files and headers.
 */
export async function loadDelivery(options: LoadOptions): Promise<LoadedDelivery> {
  const { folder, delivered, progress } = options;
  const { files, others } = await findFiles({ folder, delivered, mapped: false });
  if (!files.some(({ table }) => table === "cases")) refuse("required table missing", { file: "cases.csv" });
  const findings: Finding[] = [];
  const tables: LoadedTable[] = [];
  const ordered = tableNames.flatMap((name) => files.filter(({ table }) => table === name));
  for (const file of ordered) {
    progress.step(`reading ${file.name}`);
    try {
      tables.push(await loadTable(await prepareFile(file, options.workFolder), options));
    } catch (error) {
      if (!(error instanceof DeliveryRefused)) throw error;
      findings.push(...error.findings);
    }
  }
  if (findings.length > 0) throw new DeliveryRefused(findings);
  return { tables, others, raw: [] };
}

async function loadTable(file: PreparedFile, { workFolder, connection }: LoadOptions): Promise<LoadedTable> {
  const table = file.table;
  if (!isTableName(table)) return refuse("invalid datapackage", { file: file.name });
  if (file.kind === "parquet") {
    const columns = await parquetColumns(connection, file);
    const plan = checkedPlan(
      table,
      file,
      columns.map(({ name }) => name),
    );
    return { table, source: parquetSource(file, plan, columns), text: null };
  }
  const isKnown = (name: string): boolean => columnNamed(tableOf(table), name) !== null;
  const text = await readTextFile(file, isKnown, workFolder);
  return { table, source: textSource(text, checkedPlan(table, file, text.header.names)), text };
}

function checkedPlan(table: TableName, file: PreparedFile, names: readonly string[]) {
  const plan = planColumns(table, file.name, names);
  if (plan.findings.length > 0) throw new DeliveryRefused(plan.findings);
  return plan;
}
