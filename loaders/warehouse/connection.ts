import type { DuckDBConnection } from "@duckdb/node-api";
import { DuckDBInstance } from "@duckdb/node-api";
import { memoryLimit as usualLimit } from "../exports/memory-limit.ts";

interface OpenOptions {
  /** Where DuckDB may spill when memory runs out; a private folder of this run. */
  readonly spillFolder: string;
  readonly threads?: number;
  /** For example "1GB"; beyond it DuckDB spills. By default 250 MB a thread, at least 500 MB. */
  readonly memoryLimit?: string;
}

/** An in-memory DuckDB that never asks a network for anything, on a fixed clock zone. */
export async function openDatabase({
  spillFolder,
  threads,
  memoryLimit = usualLimit(threads),
}: OpenOptions): Promise<{ readonly connection: DuckDBConnection; readonly close: () => void }> {
  const instance = await DuckDBInstance.create(":memory:", {
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    temp_directory: spillFolder,
    ...(threads === undefined ? {} : { threads: String(threads) }),
    memory_limit: memoryLimit,
  });
  const connection = await instance.connect();
  await connection.run("SET TimeZone = 'UTC'");
  return {
    connection,
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
