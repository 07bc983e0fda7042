import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import type { BuildRequest } from "./build-options.ts";
import { initLedger, type Ledger, openLedger, throwawayLedger } from "./disclosure/ledger.ts";

interface RunLedgerOptions {
  readonly request: Pick<BuildRequest, "ledger" | "release">;
  /** Private folder of the run. */
  readonly run: string;
  readonly synthetic: boolean;
}

/**
 * The ledger of one run. A build looks at the service's ledger without adding to it, and only a release adds;
 * without --ledger, what the build says is kept in a ledger that is thrown away with the run.
 */
export function openRunLedger({ request, run, synthetic }: RunLedgerOptions): Ledger {
  if (request.ledger !== undefined)
    return openLedger({
      folder: resolve(request.ledger),
      mode: request.release === true ? "append" : "audit",
      synthetic,
    });
  if (synthetic) return throwawayLedger({ synthetic });
  const folder = join(run, "ledger");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  initLedger({ folder, synthetic: true, repository: run });
  return openLedger({ folder, mode: "append", synthetic: true, repository: run });
}
