import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isAlive } from "../run-folder.ts";
import { LedgerError } from "./ledger-error.ts";

/** Keeps two releases from appending at once; returns what gives the right back. A dead process's lock is taken over. */
export function lockLedger(folder: string): () => void {
  if (!existsSync(folder))
    throw new LedgerError(
      "missing",
      "the folder is not there; begin a ledger, or bring the one you had back.",
    );
  const file = join(folder, "ledger.lock");
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      writeFileSync(file, String(process.pid), { flag: "wx", mode: 0o600 });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    }
    const owner = Number(readFileSync(file, "utf8"));
    if (owner > 0 && isAlive(owner)) break;
    rmSync(file, { force: true });
  }
  throw new LedgerError("busy", "another release is appending to it; wait for it to end.");
}
