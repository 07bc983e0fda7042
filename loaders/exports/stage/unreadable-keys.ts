import type { DuckDBConnection } from "@duckdb/node-api";
import Papa from "papaparse";
import type { DamagedRecord } from "../files/clean-copy.ts";
import { literal } from "../sql-text.ts";
import type { Reject } from "./rejects.ts";
import type { Source } from "./source.ts";

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
  const rows = texts.flatMap((text) => {
    const cells = Papa.parse<string[]>(text, { delimiter, preview: 1 }).data[0] ?? [];
    return keys.flatMap(({ name, index }) => {
      const cell = cells[index];
      return cell === undefined || cell === ""
        ? []
        : [`(${literal(source.plan.table)}, ${literal(name)}, ${literal(cell.slice(0, 200))})`];
    });
  });
  for (let at = 0; at < rows.length; at += 1_000)
    await connection.run(
      `INSERT INTO private.unreadable_keys VALUES ${rows.slice(at, at + 1_000).join(", ")}`,
    );
}
