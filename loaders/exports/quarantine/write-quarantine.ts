import { chmod, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { literal } from "../sql-text.ts";

/** Writes the quarantine as Parquet, for its owner only: beside first, renamed when it is whole. */
export async function writeQuarantine(connection: DuckDBConnection, workFolder: string): Promise<string> {
  const path = join(workFolder, "quarantine.parquet");
  const beside = `${path}.partial`;
  await rm(beside, { force: true });
  await connection.run(
    `COPY (FROM private.quarantine) TO ${literal(beside)} (FORMAT parquet, COMPRESSION zstd)`,
  );
  await chmod(beside, 0o600);
  await rename(beside, path);
  return path;
}
