import { type Ledger, throwawayLedger } from "./ledger.ts";

/**
 * A ledger that knows what was said before, and forgets what is said now: what an audit refuses has been said to
 * nobody.
 */
export function rehearsalOf(ledger: Ledger): Ledger {
  const own = throwawayLedger({ synthetic: true });
  return {
    epoch: ledger.epoch,
    entries: ledger.entries,
    releases: ledger.releases,
    get pending() {
      return own.pending;
    },
    get head() {
      return own.head;
    },
    read: (release, name) => ledger.read(release, name),
    record: (record) => own.record(record),
    finish: () => {},
    correct: () => {},
    close: () => {},
  };
}

/** Says for good what has been rehearsed. */
export function repeat({ pending }: Ledger, ledger: Ledger): void {
  for (const { sequence: _, previous: _p, hash: _h, ...record } of pending) ledger.record(record);
}
