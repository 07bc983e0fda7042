import { randomBytes, randomUUID } from "node:crypto";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { type EarlierRelease, earlierReleases } from "./earlier-releases.ts";
import { endOf, readChain, readHead, writeChain, writeHead } from "./ledger-chain.ts";
import {
  type ChainEntry,
  chainEntry,
  isFigure,
  type LedgerEntry,
  type LedgerHead,
  type LedgerNote,
  type LedgerRecord,
  type ReleaseClosing,
} from "./ledger-entry.ts";
import { LedgerError } from "./ledger-error.ts";
import { type ReleaseFiles, readReleaseFile, sha256, writeReleaseFiles } from "./ledger-files.ts";
import { checkPlace, headFile, ledgerFile, ownRepository } from "./ledger-folder.ts";
import { lockLedger } from "./ledger-lock.ts";
import { notedHead, noteHead } from "./ledger-note.ts";
import { secretFile } from "./ledger-secret.ts";
import { writePrivate } from "./write-private.ts";

/** Everything ever released, and what the present run adds to it. */
export interface Ledger {
  /** A name drawn when the ledger was begun. */
  readonly epoch: string;
  /** Figures of earlier releases. */
  readonly entries: readonly LedgerEntry[];
  readonly releases: readonly EarlierRelease[];
  /** Figures of the present run, in the order of `record`. */
  readonly pending: readonly LedgerEntry[];
  /** Last entry, the present run's included. Keep it elsewhere: it shows whether entries were removed. */
  readonly head: LedgerHead;
  /** A private file of an earlier release; undefined where it left none of this name. */
  read(release: EarlierRelease, name: string): Uint8Array | undefined;
  /** Adds what is released now. Nothing is written before `close`. */
  record(record: LedgerRecord): void;
  /** Says that the figures recorded so far are a release, and what it leaves beside them. */
  finish(release: Omit<ReleaseClosing, "kind" | "files">, files: ReleaseFiles): void;
  /** Says that records were corrected: earlier statements hold but for so many people. */
  correct(correction: { readonly changed: number; readonly reason: string }): void;
  /** Ends the run. Where the ledger was opened to append, and `keep` is not false, its entries are written. */
  close(options?: { readonly keep?: boolean }): void;
}

export interface LedgerOptions {
  readonly folder: string;
  /** audit: nothing is written. append: `close` writes. */
  readonly mode: "audit" | "append";
  /** Whether the export is synthetic: only then may the ledger lie inside the repository. */
  readonly synthetic?: boolean;
  /** Root of the repository. */
  readonly repository?: string;
  /** Head of the ledger as kept elsewhere: a ledger that does not hold it is refused. */
  readonly expected?: LedgerHead;
  /** File outside the ledger in which its head is noted whenever it is written, and looked up when it is opened. */
  readonly notes?: string | undefined;
}

/** Begins a ledger: once for a service, before its first release. Throws LedgerError. */
export function initLedger({
  folder,
  synthetic = false,
  repository = ownRepository,
}: Omit<LedgerOptions, "mode">): void {
  checkPlace(folder, synthetic, repository);
  if (existsSync(join(folder, ledgerFile)) || existsSync(join(folder, headFile)))
    throw new LedgerError(
      "already there",
      "a ledger stands in this folder; open it, or choose another folder.",
    );
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const epoch = randomUUID();
  writePrivate(join(folder, secretFile), randomBytes(32).toString("hex"));
  writePrivate(join(folder, ledgerFile), "");
  writeHead(folder, { epoch, current: { sequence: 0, hash: epoch }, next: null });
}

/** Opens a ledger and checks every entry of it. Throws LedgerError where it is missing or altered. */
export function openLedger(options: LedgerOptions): Ledger {
  const { folder, mode, synthetic = false, repository = ownRepository, expected, notes } = options;
  checkPlace(folder, synthetic, repository);
  const unlock = mode === "append" ? lockLedger(folder) : () => {};
  try {
    const head = readHead(folder);
    const entries = readChain(folder, head);
    for (const known of [expected, notes === undefined ? undefined : notedHead(notes, folder)])
      if (known !== undefined) checkHolds(known, head.epoch, entries);
    return new OpenLedger({ epoch: head.epoch, entries, folder, notes, unlock, writes: mode === "append" });
  } catch (error) {
    unlock();
    throw error;
  }
}

/** A ledger that is thrown away with the process: for the demo and for tests. Real exports are refused. */
export function throwawayLedger({ synthetic }: { readonly synthetic: boolean }): Ledger {
  if (!synthetic)
    throw new LedgerError(
      "real export",
      "statements about real people must be kept; give the folder of a ledger outside the repository.",
    );
  return new OpenLedger({ epoch: "throwaway", entries: [] });
}

function checkHolds(known: LedgerHead, epoch: string, entries: readonly ChainEntry[]): void {
  const hash = known.sequence === 0 ? epoch : entries[known.sequence - 1]?.hash;
  if (hash !== known.hash)
    throw new LedgerError(
      "replaced",
      "it does not hold the entry that was noted elsewhere: it is an older copy, another ledger, or was written anew. Bring the one you had back.",
    );
}

interface Opened {
  readonly epoch: string;
  readonly entries: readonly ChainEntry[];
  /** Where it lies; a ledger without a folder is thrown away. */
  readonly folder?: string;
  readonly writes?: boolean;
  readonly notes?: string | undefined;
  readonly unlock?: () => void;
}

class OpenLedger implements Ledger {
  readonly epoch: string;
  readonly entries: readonly LedgerEntry[];
  readonly releases: readonly EarlierRelease[];
  readonly #opened: Opened;
  readonly #added: ChainEntry[] = [];
  readonly #files = new Map<number, ReleaseFiles>();
  #open = true;

  constructor(opened: Opened) {
    this.#opened = opened;
    this.epoch = opened.epoch;
    this.entries = opened.entries.filter(isFigure);
    this.releases = earlierReleases(opened.entries);
  }

  get pending(): readonly LedgerEntry[] {
    return this.#added.filter(isFigure);
  }

  get head(): LedgerHead {
    return endOf(this.epoch, this.#added.length > 0 ? this.#added : this.#opened.entries);
  }

  read({ release, sequence, files }: EarlierRelease, name: string): Uint8Array | undefined {
    const { folder } = this.#opened;
    const hash = files[name];
    if (folder === undefined || sequence === undefined || hash === undefined) return undefined;
    return readReleaseFile(folder, { sequence, release, name, hash });
  }

  record(record: LedgerRecord): void {
    this.#add(record);
  }

  finish(release: Omit<ReleaseClosing, "kind" | "files">, files: ReleaseFiles): void {
    const hashes = Object.entries(files).map(([name, content]) => [name, sha256(content)] as const);
    const { sequence } = this.#add({ kind: "release", ...release, files: Object.fromEntries(hashes) });
    this.#files.set(sequence, files);
  }

  correct(correction: { readonly changed: number; readonly reason: string }): void {
    this.#add({ kind: "epoch", ...correction });
  }

  close({ keep = true }: { readonly keep?: boolean } = {}): void {
    if (!this.#open) return;
    this.#open = false;
    const { folder, entries, notes, writes = false, unlock = () => {} } = this.#opened;
    try {
      if (!keep || !writes || folder === undefined || this.#added.length === 0) return;
      for (const [sequence, files] of this.#files) writeReleaseFiles(folder, sequence, files);
      writeChain(folder, { epoch: this.epoch, entries, pending: this.#added });
      if (notes !== undefined) noteHead(notes, folder, this.head);
    } finally {
      unlock();
    }
  }

  #add(content: LedgerRecord | LedgerNote): ChainEntry {
    if (!this.#open) throw new LedgerError("closed", "this run has ended; open the ledger again.");
    const entry: ChainEntry = chainEntry(this.head, content);
    this.#added.push(entry);
    return entry;
  }
}
