import { join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import type { Progress } from "../../progress.ts";
import type { TableName } from "../contract/index.ts";
import type { DeliveredPackage } from "../data-package/delivered-package.ts";
import { findFiles } from "../files/find-files.ts";
import { scanRawTable } from "../identifiers/scan-raw-table.ts";
import type { LoadedDelivery, LoadedTable } from "../load-delivery.ts";
import { DeliveryRefused, type Finding } from "../refusal.ts";
import { openScratchDatabase } from "../scratch-database.ts";
import { checkSelect } from "./check-select.ts";
import { loadRawTable, type RawTable } from "./raw-tables.ts";
import type { MappedQuery, Mapping } from "./read-mapping.ts";
import { runMapping } from "./run-mapping.ts";

interface LoadMappedOptions {
  readonly folder: string;
  readonly mapping: Mapping;
  readonly delivered: DeliveredPackage;
  readonly workFolder: string;
  readonly connection: DuckDBConnection;
  readonly progress: Progress;
}

/**
 * Makes the tables of the contract from a service's own files. The mapping runs in a database of its own that
 * holds the delivered files, with external access off and its configuration locked.
 * Throws DeliveryRefused.
 */
export async function loadMapped(options: LoadMappedOptions): Promise<LoadedDelivery> {
  const { folder, mapping, delivered, workFolder, connection, progress } = options;
  const { files, others } = await findFiles({ folder, delivered, mapped: true });
  const { connection: locked, lock, close } = await openScratchDatabase(join(workFolder, "mapping"));
  try {
    const reads = await tablesRead(locked, mapping.queries);
    const used = files.filter(({ table }) => [...reads.values()].some((names) => names.has(table)));
    const raw: RawTable[] = [];
    const findings: Finding[] = [];
    for (const file of used) {
      progress.step(`reading ${file.name}`);
      try {
        raw.push(await loadRawTable(locked, file, workFolder));
      } catch (error) {
        if (!(error instanceof DeliveryRefused)) throw error;
        findings.push(...error.findings);
      }
    }
    for (const table of raw) findings.push(...(await scanRawTable(locked, table)));
    if (findings.length > 0) throw new DeliveryRefused(findings);
    await lock();
    const tables: LoadedTable[] = [];
    for (const query of mapping.queries) {
      progress.step(`mapping ${query.table}`);
      const from = raw.filter(({ table }) => reads.get(query.table)?.has(table));
      const linesOf = from.length === 1 ? (from[0]?.file ?? null) : null;
      tables.push({
        table: query.table,
        source: await runMapping(query, { locked, connection, linesOf }),
        text: null,
      });
    }
    const unused = files.filter((file) => !used.includes(file)).map(({ name }) => name);
    return { tables, others: [...others, ...unused].sort(), raw };
  } finally {
    close();
  }
}

async function tablesRead(
  connection: DuckDBConnection,
  queries: readonly MappedQuery[],
): Promise<ReadonlyMap<TableName, ReadonlySet<string>>> {
  const reads = new Map<TableName, ReadonlySet<string>>();
  const findings: Finding[] = [];
  for (const query of queries)
    try {
      reads.set(query.table, await checkSelect(connection, query));
    } catch (error) {
      if (!(error instanceof DeliveryRefused)) throw error;
      findings.push(...error.findings);
    }
  if (findings.length > 0) throw new DeliveryRefused(findings);
  return reads;
}
