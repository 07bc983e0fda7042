import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { z } from "zod";
import { columnsOf, isTableName, tableOf } from "../../loaders/exports/columns.ts";
import { type TableName, tableNames } from "../../loaders/exports/contract/index.ts";
import type { Delivery } from "../../loaders/exports/delivery.ts";
import { createAcceptedTables } from "./accepted-tables.ts";
import { datasetFolder } from "./datasets.ts";

const mappingPackage = z.object({
  name: z.string(),
  title: z.string(),
  resources: z.array(
    z.object({
      name: z.string(),
      path: z.string(),
      schema: z.object({ fields: z.array(z.object({ name: z.string() })) }).optional(),
    }),
  ),
  throughcare: z.object({
    synthetic: z.boolean(),
    cutoff: z.string().nullable(),
    followUpDays: z.number().nullable(),
    landmarkDays: z.array(z.number()),
    landmarkUnit: z.enum(["week", "month", "year"]),
    evidenceDelivered: z.array(z.union([z.literal(1), z.literal(2), z.literal(3)])),
    eventKindsDelivered: z.array(z.string()),
    dayResolution: z.number(),
  }),
});

export const mappingFolder = (name: string): string => join("data", "mappings", name);

export const readMapping = (name: string) =>
  mappingPackage.parse(JSON.parse(readFileSync(join(mappingFolder(name), "datapackage.json"), "utf8")));

/** The SQL of a mapping, by table of the contract. */
export function mappingSql(name: string): ReadonlyMap<TableName, string> {
  const folder = mappingFolder(name);
  const files = readdirSync(folder).filter((file) => file.endsWith(".sql"));
  return new Map(
    files.map((file) => {
      const table = basename(file, ".sql");
      if (!isTableName(table)) throw new Error(`${file} is named after no table of the contract.`);
      return [table, readFileSync(join(folder, file), "utf8")];
    }),
  );
}

/** Loads the dataset's files as text and fills `accepted` by the mapping's SQL, in plain DuckDB. */
export async function runMapping(connection: DuckDBConnection, name: string): Promise<Delivery> {
  const { resources, throughcare, title } = readMapping(name);
  for (const { name: table, path, schema } of resources)
    await connection.run(
      `CREATE OR REPLACE TABLE ${table} AS
       SELECT *, '${path}' AS _file, (row_number() OVER ())::VARCHAR AS _line
       FROM read_csv($path, all_varchar = true, header = ${schema === undefined}, skip = ${schema ? 1 : 0},
         delim = ',', quote = '"', auto_detect = ${schema === undefined}
         ${schema ? `, columns = {${schema.fields.map((field) => `'${field.name}': 'VARCHAR'`)}}` : ""})`,
      { path: join(datasetFolder(name), path) },
    );
  const sql = mappingSql(name);
  const columns = new Map<TableName, readonly string[]>();
  for (const table of tableNames) {
    const select = sql.get(table);
    if (select === undefined) continue;
    const reader = await connection.runAndReadAll(`DESCRIBE ${select}`);
    columns.set(
      table,
      reader
        .getRows()
        .map(([column]) => String(column))
        .filter((column) => !column.startsWith("_")),
    );
  }
  const cohorts = (columns.get("cases") ?? []).filter((column) => column.startsWith("cohort_"));
  await createAcceptedTables(connection, { cohorts });
  for (const [table, names] of columns)
    await connection.run(
      `INSERT INTO accepted.${table} BY NAME SELECT ${names} FROM (${sql.get(table)}) ORDER BY ALL`,
    );
  return {
    ...throughcare,
    name,
    title,
    source: title,
    tables: new Set(columns.keys()),
    columns: Object.fromEntries(columns),
  };
}

/** Columns that a mapping gives and the contract does not know; must be none. */
export const unknownColumns = (table: TableName, names: readonly string[]): readonly string[] =>
  names.filter(
    (name) =>
      !columnsOf(tableOf(table)).some((column) => column.name === name) &&
      !(table === "cases" && /^cohort_[a-z0-9_]{1,40}$/.test(name)),
  );
