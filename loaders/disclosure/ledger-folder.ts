import { homedir } from "node:os";
import { join } from "node:path";

/**
 * Where a delivery's ledger lies when nobody names a folder: in the home of the person who builds, outside every
 * repository, one folder a delivery (XDG Base Directory: state).
 */
export function ledgerFolder(delivery: string, environment: NodeJS.ProcessEnv = process.env): string {
  const state = environment.XDG_STATE_HOME || join(homedir(), ".local", "state");
  return join(state, "throughcare", "ledger", delivery.replace(/[^a-z0-9._-]+/gi, "-"));
}
