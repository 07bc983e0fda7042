import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import {
  canonical,
  chainEntry,
  follows,
  type LedgerEntry,
  type LedgerHead,
  type LedgerRecord,
  ledgerEntrySchema,
} from "./ledger-entry.ts";
import { LedgerError } from "./ledger-error.ts";
import { lockLedger } from "./ledger-lock.ts";
import { writePrivate } from "./write-private.ts";

/** Everything ever released, and what the present run adds to it. */
export interface Ledger {
  /** A name drawn when the ledger was begun; statements of two epochs are not chained. */
  readonly epoch: string;
  /** Entries of earlier releases. */
  readonly entries: readonly LedgerEntry[];
  /** Entries of the present run, in the order of `record`. */
  readonly pending: readonly LedgerEntry[];
  /** Last entry, the present run's included. Keep it elsewhere: it shows whether entries were removed. */
  readonly head: LedgerHead;
  /** Adds what is released now. Nothing is written before `close`. */
  record(record: LedgerRecord): void;
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
}

const ledgerFile = "ledger.jsonl";
const headFile = "head.json";
const here = fileURLToPath(new URL("../..", import.meta.url));

const point = z.strictObject({ sequence: z.number().int().min(0), hash: z.string() });
const headSchema = z.strictObject({ epoch: z.string(), current: point, next: point.nullable() });
type Head = z.infer<typeof headSchema>;

/** Begins an epoch: once for a service, before its first release. Throws LedgerError. */
export function initLedger({
  folder,
  synthetic = false,
  repository = here,
}: Omit<LedgerOptions, "mode">): void {
  checkPlace(folder, synthetic, repository);
  if (existsSync(join(folder, ledgerFile)) || existsSync(join(folder, headFile)))
    throw new LedgerError(
      "already there",
      "a ledger stands in this folder; open it, or choose another folder.",
    );
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const epoch = randomUUID();
  writePrivate(join(folder, ledgerFile), "");
  writePrivate(
    join(folder, headFile),
    headText({ epoch, current: { sequence: 0, hash: epoch }, next: null }),
  );
}

/** Opens a ledger and checks every entry of it. Throws LedgerError where it is missing or altered. */
export function openLedger(options: LedgerOptions): Ledger {
  const { folder, mode, synthetic = false, repository = here, expected } = options;
  checkPlace(folder, synthetic, repository);
  const unlock = mode === "append" ? lockLedger(folder) : () => {};
  try {
    const head = readHead(folder);
    const entries = readEntries(folder, head);
    if (expected !== undefined) checkExpected(expected, head, entries);
    return run(
      head.epoch,
      entries,
      (pending) => {
        if (mode === "append" && pending.length > 0) append(folder, head, entries, pending);
        unlock();
      },
      unlock,
    );
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
  return run(
    "throwaway",
    [],
    () => {},
    () => {},
  );
}

function run(
  epoch: string,
  entries: readonly LedgerEntry[],
  keep: (pending: readonly LedgerEntry[]) => void,
  drop: () => void,
): Ledger {
  const pending: LedgerEntry[] = [];
  const head = (): LedgerHead => headOf(epoch, pending.length > 0 ? pending : entries);
  let open = true;
  return {
    epoch,
    entries,
    pending,
    get head() {
      return head();
    },
    record(record) {
      if (!open) throw new LedgerError("closed", "this run has ended; open the ledger again.");
      pending.push(chainEntry(head(), record));
    },
    close({ keep: kept = true } = {}) {
      if (!open) return;
      open = false;
      if (kept) keep(pending);
      else drop();
    },
  };
}

const headOf = (epoch: string, entries: readonly LedgerEntry[]): LedgerHead => {
  const last = entries.at(-1);
  return last === undefined ? { sequence: 0, hash: epoch } : { sequence: last.sequence, hash: last.hash };
};

function checkPlace(folder: string, synthetic: boolean, repository: string): void {
  const root = realpathSync(repository) + sep;
  if (!synthetic && `${realPlace(resolve(folder))}${sep}`.startsWith(root))
    throw new LedgerError(
      "inside the repository",
      "the ledger of a real export must lie outside the repository; choose a folder that only its owner reads.",
    );
}

/** The real path of a folder that may not be there yet. */
function realPlace(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  const parent = dirname(path);
  return parent === path ? path : join(realPlace(parent), path.slice(parent.length));
}

function readHead(folder: string): Head {
  const file = join(folder, headFile);
  if (!existsSync(file) || !existsSync(join(folder, ledgerFile)))
    throw new LedgerError(
      "missing",
      "no ledger stands in this folder; begin one, or bring the one you had back.",
    );
  const head = headSchema.safeParse(parseJson(readFileSync(file, "utf8")));
  if (!head.success) throw new LedgerError("altered", `${headFile} is not what was written; restore it.`);
  return head.data;
}

function readEntries(folder: string, head: Head): readonly LedgerEntry[] {
  const lines = readFileSync(join(folder, ledgerFile), "utf8").split("\n");
  if (lines.pop() !== "")
    throw new LedgerError("altered", "its last line is not what was written; restore the ledger.");
  const entries: LedgerEntry[] = [];
  for (const [index, line] of lines.entries()) {
    const entry = ledgerEntrySchema.safeParse(parseJson(line));
    if (!entry.success || canonical(entry.data) !== line || !follows(headOf(head.epoch, entries), entry.data))
      throw new LedgerError("altered", `line ${index + 1} is not what was written; restore the ledger.`);
    entries.push(entry.data);
  }
  const last = headOf(head.epoch, entries);
  const isLast = (known: LedgerHead | null) => known?.sequence === last.sequence && known.hash === last.hash;
  if (!isLast(head.current) && !isLast(head.next))
    throw new LedgerError("altered", "entries at its end are missing or new; restore the ledger.");
  return entries;
}

function checkExpected(expected: LedgerHead, head: Head, entries: readonly LedgerEntry[]): void {
  const hash = expected.sequence === 0 ? head.epoch : entries[expected.sequence - 1]?.hash;
  if (hash !== expected.hash)
    throw new LedgerError(
      "altered",
      "it does not hold the entry that was noted elsewhere; restore the ledger.",
    );
}

/** The head announces what comes, the ledger follows, the head confirms: a killed process leaves a ledger that opens. */
function append(
  folder: string,
  head: Head,
  entries: readonly LedgerEntry[],
  pending: readonly LedgerEntry[],
): void {
  const current = headOf(head.epoch, entries);
  const next = headOf(head.epoch, pending);
  writePrivate(join(folder, headFile), headText({ epoch: head.epoch, current, next }));
  const text = [...entries, ...pending].map((entry) => `${canonical(entry)}\n`).join("");
  writePrivate(join(folder, ledgerFile), text);
  writePrivate(join(folder, headFile), headText({ epoch: head.epoch, current: next, next: null }));
}

const headText = (head: Head): string => `${canonical(head)}\n`;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
