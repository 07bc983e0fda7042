import { join, resolve } from "node:path";
import { openLedger } from "./disclosure/ledger.ts";
import { noteFile } from "./disclosure/ledger-note.ts";
import { UsageError } from "./usage-error.ts";

export interface EpochRequest {
  readonly ledger: string;
  readonly work: string;
  readonly changed: number;
  readonly reason: string;
}

/** Fewer than these corrected at once, and what changes between two releases would be about them. */
const FEWEST = 10;

/** Says in the ledger that records were corrected. Throws UsageError where they are of too few people. */
export function beginEpoch({ ledger: folder, work, changed, reason }: EpochRequest): void {
  if (changed < FEWEST)
    throw new UsageError(
      `--changed is less than ${FEWEST}: a correction of so few would point at them. Collect corrections until they are of at least ${FEWEST} people.`,
    );
  const notes = join(resolve(work), noteFile);
  // Nothing of an export is written: whether it is synthetic makes no difference.
  const ledger = openLedger({ folder: resolve(folder), mode: "append", synthetic: true, notes });
  ledger.correct({ changed, reason });
  ledger.close();
}
