import type { DuckDBConnection } from "@duckdb/node-api";
import Papa from "papaparse";
import type { DamagedRecord } from "../files/clean-copy.ts";
import type { Reject } from "./rejects.ts";
import type { Source } from "./source.ts";

/** Characters of a key that are kept; a damaged record can run on for ever. */
const longestKey = 200;

interface Unreadable {
  readonly source: Source;
  readonly delimiter: string;
  readonly rejects: readonly Reject[];
  readonly damaged: readonly DamagedRecord[];
}

/** `private.unreadable_keys`: keys that stand in records which could not be read, as far as they can be told. */
export async function createUnreadableKeys(connection: DuckDBConnection): Promise<void> {
  await connection.run(
    "CREATE TABLE private.unreadable_keys (table_name VARCHAR, column_name VARCHAR, value VARCHAR)",
  );
}

/** Lets Papa Parse, which gives up on nothing, find the keys, so that rows which refer to them are explained. */
export async function addUnreadableKeys(
  connection: DuckDBConnection,
  { source, delimiter, rejects, damaged }: Unreadable,
): Promise<void> {
  const texts = [...rejects, ...damaged].map(({ text }) => text.replace(/^[\r\n]+/, ""));
  const keys = source.plan.columns.flatMap(({ column }, index) =>
    column?.role === "key" ? [{ name: column.name, index }] : [],
  );
  const appender = await connection.createAppender("unreadable_keys", "private");
  for (const text of texts) {
    const cells = Papa.parse<string[]>(text, { delimiter, preview: 1 }).data[0] ?? [];
    for (const { name, index } of keys) {
      const cell = cells[index];
      if (cell === undefined || cell === "") continue;
      for (const value of [source.plan.table, name, cell.slice(0, longestKey)]) appender.appendVarchar(value);
      appender.endRow();
    }
  }
  appender.closeSync();
}
