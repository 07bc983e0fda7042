import { existsSync } from "node:fs";
import { join } from "node:path";
import { contract, tableNames } from "../exports/contract/index.ts";
import { openDatabase } from "../warehouse/connection.ts";
import { reportUse } from "./report-use.ts";

/** The type that DuckDB parses each kind of column with. */
const sqlTypes = {
  string: "VARCHAR",
  integer: "BIGINT",
  number: "DOUBLE",
  boolean: "BOOLEAN",
  date: "DATE",
} as const;

const [delivery = "", work = ""] = process.argv.slice(2);
const { connection, close } = await openDatabase({ spillFolder: join(work, "spill") });
for (const table of tableNames) {
  const file = join(delivery, `${table}.csv`);
  if (!existsSync(file)) continue;
  const sniffed = await connection.runAndReadAll(
    `SELECT unnest(columns).name AS name FROM sniff_csv('${file}', header = true)`,
  );
  const names = sniffed.getRowObjectsJS().map(({ name }) => String(name));
  const fields: Readonly<Record<string, { readonly type: keyof typeof sqlTypes }>> = contract[table].fields;
  const columns = names.map((name) => `'${name}': '${sqlTypes[fields[name]?.type ?? "string"]}'`).join(", ");
  const counts = names.map((name) => `count("${name}")`).join(", ");
  await connection.run(`SELECT ${counts} FROM read_csv('${file}', header = true, columns = {${columns}})`);
}
close();
reportUse();
