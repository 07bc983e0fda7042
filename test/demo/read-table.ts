import { readFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import type { TableName } from "../../loaders/exports/contract/index.ts";

export type TextRow = Readonly<Record<string, string>>;

/** Rows of one table of an export as text, read without the intake. */
export function readTable(folder: string, table: TableName): TextRow[] {
  const text = readFileSync(join(folder, `${table}.csv`), "utf8");
  const { data, errors } = Papa.parse<TextRow>(text, { header: true, skipEmptyLines: true });
  if (errors.length > 0) throw new Error(`${table}.csv: ${errors[0]!.message} in row ${errors[0]!.row}`);
  return data;
}
