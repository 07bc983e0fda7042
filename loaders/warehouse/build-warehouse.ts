import type { DuckDBConnection } from "@duckdb/node-api";
import type { Delivery } from "../exports/delivery.ts";
import { type Progress, silent } from "../progress.ts";
import { checkModel } from "./check-models.ts";
import { describeDelivery } from "./describe-delivery.ts";
import { models } from "./models/index.ts";
import { persist } from "./persist.ts";
import { readRows } from "./read-rows.ts";
import { statements } from "./statements.ts";
import type { Warehouse } from "./warehouse.ts";

interface BuildOptions {
  /** Holds the schema `accepted` as the intake leaves it. */
  readonly connection: DuckDBConnection;
  readonly delivery: Delivery;
  /** Where the warehouse is kept, as Parquet in its folder `warehouse`. */
  readonly workFolder: string;
  readonly progress?: Progress;
}

/**
 * Builds every model anew from the accepted tables, tests it against its description and keeps it.
 * @throws WarehouseError where a model breaks its description, or nobody's follow-up has an end.
 */
export async function buildWarehouse({
  connection,
  delivery,
  workFolder,
  progress = silent,
}: BuildOptions): Promise<Warehouse> {
  progress.step("building the models");
  await buildModels(connection, delivery, progress.share);
  progress.step("testing the models");
  for (const model of models) await checkModel(connection, model);
  progress.step("keeping the warehouse");
  await persist({ connection, workFolder, written: progress.share });
  return { connection, delivery, rows: (sql) => readRows(connection, sql) };
}

/** Runs every SQL file once, in order; running it all again gives the same tables. */
async function buildModels(
  connection: DuckDBConnection,
  delivery: Delivery,
  share: Progress["share"],
): Promise<void> {
  await connection.run("CREATE SCHEMA IF NOT EXISTS staging; CREATE SCHEMA IF NOT EXISTS models");
  await describeDelivery(connection, delivery);
  const files = statements();
  for (const [index, { sql }] of files.entries()) {
    await connection.run(sql);
    share((index + 1) / files.length);
  }
}
