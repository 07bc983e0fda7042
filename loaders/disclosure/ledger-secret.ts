import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { LedgerError } from "./ledger-error.ts";

export const secretFile = "re-keying-secret";

/** The secret by which people keep their pseudonym from release to release: it lives as long as the ledger. */
export function ledgerSecret(folder: string): string {
  const file = join(folder, secretFile);
  if (!existsSync(folder))
    throw new LedgerError(
      "missing",
      "the folder is not there; begin a ledger, or bring the one you had back.",
    );
  if (!existsSync(file))
    throw new LedgerError(
      "missing",
      "its re-keying secret is not there, and without it nobody is known again; restore the ledger.",
    );
  return readFileSync(file, "utf8");
}
