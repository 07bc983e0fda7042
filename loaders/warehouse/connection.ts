import type { DuckDBConnection } from "@duckdb/node-api";
import { DuckDBInstance } from "@duckdb/node-api";

interface OpenOptions {
  /** Where DuckDB may spill when memory runs out; a private folder of this run. */
  readonly spillFolder: string;
  readonly threads?: number;
  /** For example "1GB"; DuckDB's default is 80 % of the machine's. */
  readonly memoryLimit?: string;
}

/** An in-memory DuckDB that never asks a network for anything, on a fixed clock zone. */
export async function openDatabase({
  spillFolder,
  threads,
  memoryLimit,
}: OpenOptions): Promise<{ readonly connection: DuckDBConnection; readonly close: () => void }> {
  const instance = await DuckDBInstance.create(":memory:", {
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    temp_directory: spillFolder,
    ...(threads === undefined ? {} : { threads: String(threads) }),
    ...(memoryLimit === undefined ? {} : { memory_limit: memoryLimit }),
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
