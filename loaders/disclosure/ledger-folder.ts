import { existsSync, realpathSync } from "node:fs";
import { dirname, join, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { LedgerError } from "./ledger-error.ts";

export const ledgerFile = "ledger.jsonl";
export const headFile = "head.json";
/** What releases leave beside their statements: a folder for each, named by its place in the chain. */
export const releasesFolder = "releases";

export const ownRepository = fileURLToPath(new URL("../..", import.meta.url));

/** Refuses a ledger of real exports inside the repository, from where it would be copied along. */
export function checkPlace(folder: string, synthetic: boolean, repository: string): void {
  const root = realpathSync(repository) + sep;
  if (!synthetic && `${realPlace(folder)}${sep}`.startsWith(root))
    throw new LedgerError(
      "inside the repository",
      "the ledger of a real export must lie outside the repository; choose a folder that only its owner reads.",
    );
}

/** The real path of a folder that may not be there yet. */
export function realPlace(folder: string): string {
  const path = resolve(folder);
  if (existsSync(path)) return realpathSync(path);
  const parent = dirname(path);
  return parent === path ? path : join(realPlace(parent), path.slice(parent.length));
}
