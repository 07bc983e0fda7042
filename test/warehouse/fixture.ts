import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { type TableName, tableNames } from "../../loaders/exports/contract/index.ts";
import type { Delivery } from "../../loaders/exports/delivery.ts";
import { buildWarehouse } from "../../loaders/warehouse/build-warehouse.ts";
import { openDatabase } from "../../loaders/warehouse/connection.ts";
import type { Warehouse } from "../../loaders/warehouse/warehouse.ts";
import { createAcceptedTables } from "./accepted-tables.ts";

type Cell = string | number | boolean | null;
export type Row = Readonly<Record<string, Cell>>;
export type Rows = Readonly<Partial<Record<TableName, readonly Row[]>>>;

/** A delivery with the given rows of hand-made accepted tables; what a row leaves out is empty. */
export interface Fixture {
  readonly rows?: Rows;
  readonly cohorts?: readonly string[];
  readonly delivery?: Partial<Delivery>;
}

/** A connection and a work folder of this test's own, removed by `close`. */
export async function openWorkshop() {
  const workFolder = await mkdtemp(join(tmpdir(), "warehouse-"));
  const { connection, close } = await openDatabase({ spillFolder: join(workFolder, "spill"), threads: 2 });
  return {
    connection,
    workFolder,
    close: async () => {
      close();
      await rm(workFolder, { recursive: true, force: true });
    },
  };
}

export type Workshop = Awaited<ReturnType<typeof openWorkshop>>;

/** Fills `accepted` and builds the warehouse from it. */
export async function build(workshop: Workshop, fixture: Fixture = {}): Promise<Warehouse> {
  const { connection, workFolder } = workshop;
  await accept(connection, fixture);
  return buildWarehouse({ connection, delivery: deliveryOf(fixture), workFolder });
}

export async function accept(connection: DuckDBConnection, { rows = {}, cohorts = [] }: Fixture) {
  await createAcceptedTables(connection, { cohorts });
  for (const table of tableNames) await insert(connection, table, rows[table] ?? []);
}

async function insert(connection: DuckDBConnection, table: TableName, rows: readonly Row[]) {
  if (rows.length === 0) return;
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const values = rows.flatMap((row) => names.map((name) => row[name] ?? null));
  const places = rows.map((_, r) => `(${names.map((_, c) => `$${r * names.length + c + 1}`)})`);
  await connection.run(
    `INSERT INTO accepted.${table} (${names.map((name) => `"${name}"`)}) VALUES ${places}`,
    values,
  );
}

export function deliveryOf({ rows = {}, delivery = {} }: Fixture): Delivery {
  return {
    name: "fixture",
    title: "Hand-made rows",
    source: "the tests",
    synthetic: true,
    cutoff: "2025-01-01",
    followUpDays: null,
    landmarkDays: [],
    landmarkUnit: "month",
    evidenceDelivered: [1, 2, 3],
    tables: new Set(tableNames.filter((name) => rows[name] !== undefined)),
    columns: Object.fromEntries(
      Object.entries(rows).map(([name, list]) => [
        name,
        [...new Set(list.flatMap((row) => Object.keys(row)))],
      ]),
    ),
    ...delivery,
  };
}

/** One episode of one person from 1 January 2024, still open, unless told otherwise. */
export const episode = (row: Row = {}): Row => ({
  case_id: "c1",
  person_id: "p1",
  service: "XK",
  supervision_started_on: "2024-01-01",
  ...row,
});
