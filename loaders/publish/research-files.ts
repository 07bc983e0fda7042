import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import Papa from "papaparse";
import { extractColumnText } from "../../src/messages/extract-column-text.ts";
import { translator } from "../../src/messages/translate.ts";
import type { ExtractTable, ResearchExtract } from "../../src/released/research-extract.ts";
import type { RiskReport } from "../../src/released/risk-report.ts";
import { assertResearchExtract } from "../disclosure/research-extract/research-extract.ts";
import { termsComment, termsOfUse } from "./terms-of-use.ts";

const reportFile = "risk-report.json";

/** The dictionary of the extract, as JSON and on its page. */
export interface DictionaryEntry {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly role: string;
  readonly meaning: string;
}

/**
 * Writes an extract: each table as CSV and as Parquet (by DuckDB, from that CSV), the risk report and the
 * dictionary, each with the terms in it. All of it, or nothing. Refuses what was not made by the extract's door.
 */
export async function writeResearchExtract(
  folder: string,
  extract: ResearchExtract,
  connection: DuckDBConnection,
): Promise<void> {
  assertResearchExtract(extract);
  const beside = `${folder}.${process.pid}.new`;
  await rm(beside, { recursive: true, force: true });
  await mkdir(beside, { recursive: true, mode: 0o700 });
  try {
    for (const table of extract.tables) await writeTable(beside, table, connection);
    const terms = termsOfUse();
    await writeFile(join(beside, reportFile), json({ terms, report: extract.report }));
    await writeFile(join(beside, "dictionary.json"), json({ terms, columns: dictionaryOf(extract) }));
    await rm(folder, { recursive: true, force: true });
    await rename(beside, folder);
  } catch (error) {
    await rm(beside, { recursive: true, force: true });
    throw error;
  }
}

/** What the page of an extract is drawn from; undefined where there is no extract. */
export async function readResearchPage(
  folder: string,
): Promise<{ readonly report: RiskReport; readonly dictionary: readonly DictionaryEntry[] } | undefined> {
  const report = await readFile(join(folder, reportFile), "utf8").catch(() => undefined);
  if (report === undefined) return undefined;
  const dictionary = await readFile(join(folder, "dictionary.json"), "utf8");
  return { report: JSON.parse(report).report, dictionary: JSON.parse(dictionary).columns };
}

async function writeTable(folder: string, table: ExtractTable, connection: DuckDBConnection): Promise<void> {
  const csv = join(folder, `${table.name}.csv`);
  await writeFile(csv, tableCsv(table));
  const columns = table.columns.map(
    ({ name, type }) => `${text(name)}: ${text(type === "text" ? "VARCHAR" : "INTEGER")}`,
  );
  await connection.run(
    `COPY (SELECT * FROM read_csv(${text(csv)}, auto_detect = false, header = true, skip = 1, delim = ',', quote = '"', escape = '"', columns = {${columns.join(", ")}}))
     TO ${text(join(folder, `${table.name}.parquet`))} (FORMAT parquet, KV_METADATA {terms: ${text(termsOfUse())}})`,
  );
}

/** A table of an extract as CSV: the terms, a header, a line a row; UTF-8. */
export function tableCsv({ rows, columns }: ExtractTable): string {
  const data = Array.from({ length: rows }, (_, row) => columns.map(({ values }) => values[row] ?? ""));
  const body = Papa.unparse({ fields: columns.map(({ name }) => name), data }, { newline: "\n" });
  return `${termsComment()}${body}\n`;
}

function dictionaryOf({ tables }: ResearchExtract): readonly DictionaryEntry[] {
  const t = translator("en");
  return tables.flatMap(({ name: table, columns }) =>
    columns.map(({ name, type, role }) => ({
      table,
      column: name,
      type,
      role,
      meaning: extractColumnText(t, name),
    })),
  );
}

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;
const json = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;
