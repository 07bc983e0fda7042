import type { DuckDBConnection } from "@duckdb/node-api";
import { tableNames } from "../contract/index.ts";
import type { LoadedDelivery } from "../load-delivery.ts";
import type { CheckReport, TableReport } from "./check-report.ts";
import { countFaults } from "./count-faults.ts";
import { withoutTable } from "./without-table.ts";

interface ReportOptions {
  readonly delivery: string;
  readonly loaded: LoadedDelivery;
  readonly tables: readonly TableReport[];
  readonly notes: readonly string[];
  readonly limit: number;
}

/** The report of a delivery that could be read. */
export async function makeReport(
  connection: DuckDBConnection,
  { delivery, loaded, tables, notes, limit }: ReportOptions,
): Promise<CheckReport> {
  const mappedFiles = loaded.raw.map(({ file, rows, quarantined }) => ({
    file,
    rows,
    accepted: rows - quarantined.length,
    quarantined: quarantined.length,
  }));
  const beyond = [...tables, ...mappedFiles].some(
    ({ rows, quarantined }) => rows > 0 && quarantined / rows > limit,
  );
  return {
    delivery,
    outcome: beyond ? "too many rows quarantined" : "accepted",
    exitCode: beyond ? 1 : 0,
    limit,
    tables,
    mappedFiles,
    ...(await countFaults(connection)),
    unknownColumns: loaded.tables.flatMap(({ table, source }) =>
      source.plan.unknown.length === 0 ? [] : [{ table, file: source.file, columns: source.plan.unknown }],
    ),
    missingTables: tableNames
      .filter((name) => !loaded.tables.some(({ table }) => table === name))
      .map((table) => ({ table, without: withoutTable[table] })),
    otherFiles: loaded.others,
    notes,
    refusals: [],
  };
}
