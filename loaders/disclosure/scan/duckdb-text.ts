import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";

/** Every row of a Parquet or DuckDB file as a line of JSON, by way of a private folder that is removed. */
export async function duckdbText(content: Uint8Array, format: "parquet" | "duckdb"): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), "scan-"));
  const instance = await DuckDBInstance.create(":memory:", {
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
  });
  const connection = await instance.connect();
  try {
    const file = join(folder, `content.${format}`);
    await writeFile(file, content, { mode: 0o600 });
    const tables = format === "parquet" ? [`read_parquet('${file}')`] : await attach(connection, file);
    const texts: string[] = [];
    for (const table of tables) texts.push(await rowsOf(connection, table));
    return Buffer.from(texts.join("\n"), "utf8");
  } finally {
    connection.closeSync();
    instance.closeSync();
    await rm(folder, { recursive: true, force: true });
  }
}

async function attach(connection: DuckDBConnection, file: string): Promise<readonly string[]> {
  await connection.run(`ATTACH '${file}' AS scanned (READ_ONLY)`);
  const result = await connection.runAndReadAll(
    "SELECT format('scanned.{}.{}', '\"' || replace(schema_name, '\"', '\"\"') || '\"', '\"' || replace(table_name, '\"', '\"\"') || '\"') FROM duckdb_tables() WHERE database_name = 'scanned' ORDER BY 1",
  );
  return result.getRows().map(([name]) => String(name));
}

async function rowsOf(connection: DuckDBConnection, table: string): Promise<string> {
  const result = await connection.runAndReadAll(
    `SELECT CAST(to_json(part) AS VARCHAR) FROM ${table} AS part`,
  );
  return `[${result
    .getRows()
    .map(([row]) => String(row))
    .join(",\n")}]`;
}
