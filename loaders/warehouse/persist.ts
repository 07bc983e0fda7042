import { existsSync } from "node:fs";
import { chmod, mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { models } from "./models/index.ts";

interface PersistOptions {
  readonly connection: DuckDBConnection;
  readonly workFolder: string;
  /** Called after every table with the share written, 0 to 1. */
  readonly written?: (share: number) => void;
}

/**
 * Writes the models as zstd Parquet into <workFolder>/warehouse, readable by its owner only. Everything is
 * written beside it first; the old one stays until the new one is complete. The accepted tables are not kept:
 * the export has them, and every further copy of rows about people is one more to guard.
 */
export async function persist({
  connection,
  workFolder,
  written = () => {},
}: PersistOptions): Promise<string> {
  const target = join(workFolder, "warehouse");
  const partial = `${target}.partial`;
  await recover(target);
  await rm(partial, { recursive: true, force: true });
  await mkdir(partial, { recursive: true, mode: 0o700 });
  for (const [index, { name }] of models.entries()) {
    await copy(connection, `models.${name}`, join(partial, `models.${name}.parquet`));
    written((index + 1) / models.length);
  }
  await replace(partial, target);
  return target;
}

/** Rows in the order in which they lie in the table, so that equal tables give equal bytes. */
async function copy(connection: DuckDBConnection, relation: string, file: string): Promise<void> {
  await connection.run(
    `COPY (FROM ${relation}) TO '${file.replaceAll("'", "''")}' (FORMAT parquet, COMPRESSION zstd)`,
  );
  await chmod(file, 0o600);
}

/** Two renames cannot be one step; `recover` puts the old one back where a process was killed between them. */
async function replace(partial: string, target: string): Promise<void> {
  const previous = `${target}.previous`;
  if (existsSync(target)) await rename(target, previous);
  await rename(partial, target);
  await rm(previous, { recursive: true, force: true });
}

async function recover(target: string): Promise<void> {
  const previous = `${target}.previous`;
  if (!existsSync(target) && existsSync(previous)) await rename(previous, target);
  await rm(previous, { recursive: true, force: true });
}
