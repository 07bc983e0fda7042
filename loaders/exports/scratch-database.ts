import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { memoryLimit } from "./memory-limit.ts";

interface ScratchDatabase {
  readonly connection: DuckDBConnection;
  /** From here on no file, no network and no setting can be reached, and nothing can undo it. */
  readonly lock: () => Promise<void>;
  readonly close: () => void;
}

/**
 * A database in memory for one step: the check of a delivery, or a mapping, which once it is locked sees what the
 * database holds and nothing else.
 */
export async function openScratchDatabase(spillFolder: string): Promise<ScratchDatabase> {
  const instance = await DuckDBInstance.create(":memory:", {
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    temp_directory: spillFolder,
    memory_limit: memoryLimit(),
  });
  const connection = await instance.connect();
  await connection.run("SET TimeZone = 'UTC'");
  return {
    connection,
    lock: async () => {
      await connection.run("SET enable_external_access = false");
      await connection.run("SET lock_configuration = true");
    },
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
