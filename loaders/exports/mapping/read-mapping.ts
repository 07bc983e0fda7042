import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { isTableName } from "../columns.ts";
import { type TableName, tableNames } from "../contract/index.ts";
import type { DeliveredPackage } from "../data-package/delivered-package.ts";
import { readPackage } from "../data-package/read-package.ts";
import { refuse } from "../refusal.ts";

/** One file of a mapping: how a table of the contract is made. */
export interface MappedQuery {
  readonly table: TableName;
  readonly file: string;
  readonly sql: string;
}

export interface Mapping {
  /** In the order of the contract. */
  readonly queries: readonly MappedQuery[];
  readonly package: DeliveredPackage;
}

/** Reads `<table>.sql` and datapackage.json of a mapping's folder. Throws DeliveryRefused: invalid mapping. */
export async function readMapping(folder: string): Promise<Mapping> {
  const found = await stat(folder).catch(() => null);
  if (found === null || !found.isDirectory())
    refuse("invalid mapping", { file: ".", detail: "the folder given with --mapping is not there" });
  const files = (await readdir(folder)).filter((name) => name.endsWith(".sql")).sort();
  const queries = await Promise.all(
    files.map(async (file): Promise<MappedQuery> => {
      const table = file.slice(0, -".sql".length);
      if (!isTableName(table))
        return refuse("invalid mapping", { file, detail: "it has the name of no table of the contract" });
      return { table, file, sql: await readFile(join(folder, file), "utf8") };
    }),
  );
  if (!queries.some(({ table }) => table === "cases"))
    refuse("required table missing", { file: "cases.sql", detail: "the mapping makes no cases" });
  return {
    queries: tableNames.flatMap((name) => queries.filter(({ table }) => table === name)),
    package: await readPackage(folder),
  };
}
