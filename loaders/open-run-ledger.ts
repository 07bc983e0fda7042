import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import type { BuildRequest } from "./build-options.ts";
import { initLedger, type Ledger, openLedger, throwawayLedger } from "./disclosure/ledger.ts";
import { noteFile } from "./disclosure/ledger-note.ts";
import { ledgerSecret } from "./disclosure/ledger-secret.ts";

interface RunLedgerOptions {
  readonly request: Pick<BuildRequest, "ledger" | "release">;
  /** Work folder, in which the head of the ledger is noted. */
  readonly work: string;
  /** Private folder of the run. */
  readonly run: string;
  readonly synthetic: boolean;
}

/**
 * The ledger of one run. A build looks at the service's ledger without adding to it, and only a release adds;
 * without --ledger, what the build says is kept in a ledger that is thrown away with the run.
 */
export function openRunLedger({ request, work, run, synthetic }: RunLedgerOptions): Ledger {
  if (request.ledger !== undefined)
    return openLedger({
      folder: resolve(request.ledger),
      mode: request.release === true ? "append" : "audit",
      synthetic,
      notes: join(work, noteFile),
    });
  if (synthetic) return throwawayLedger({ synthetic });
  const folder = join(run, "ledger");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  initLedger({ folder, synthetic: true, repository: run });
  return openLedger({ folder, mode: "append", synthetic: true, repository: run });
}

/** The secret by which people are re-keyed where releases are remembered: the same person bears the same pseudonym in all of them. */
export const secretOf = ({ ledger }: Pick<BuildRequest, "ledger">): string | undefined =>
  ledger === undefined ? undefined : ledgerSecret(resolve(ledger));
