import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { type ChainEntry, canonical, chainEntrySchema, isWhole, type LedgerHead } from "./ledger-entry.ts";
import { LedgerError } from "./ledger-error.ts";
import { headFile, ledgerFile } from "./ledger-folder.ts";
import { writePrivate } from "./write-private.ts";

const point = z.strictObject({ sequence: z.number().int().min(0), hash: z.string() });
const headSchema = z.strictObject({ epoch: z.string(), current: point, next: point.nullable() });

/** The second file of a ledger: where the chain begins, and where it ends. */
export type ChainHead = z.infer<typeof headSchema>;

/** The last entry; of an empty ledger the name of its epoch. */
export const endOf = (epoch: string, entries: readonly ChainEntry[]): LedgerHead => {
  const last = entries.at(-1);
  return last === undefined ? { sequence: 0, hash: epoch } : { sequence: last.sequence, hash: last.hash };
};

export function readHead(folder: string): ChainHead {
  const file = join(folder, headFile);
  if (!existsSync(file) || !existsSync(join(folder, ledgerFile)))
    throw new LedgerError(
      "missing",
      "no ledger stands in this folder; begin one, or bring the one you had back.",
    );
  const head = headSchema.safeParse(parseJson(readFileSync(file, "utf8")));
  if (!head.success) throw new LedgerError("edited", `${headFile} is not what was written; restore it.`);
  return head.data;
}

/** Every entry of a ledger, in order. Throws LedgerError that says what was done to it. */
export function readChain(folder: string, head: ChainHead): readonly ChainEntry[] {
  const lines = readFileSync(join(folder, ledgerFile), "utf8").split("\n");
  if (lines.pop() !== "")
    throw new LedgerError("edited", "its last line is not what was written; restore the ledger.");
  const entries = lines.map(readLine);
  checkSequence(entries);
  for (const [index, { previous }] of entries.entries())
    if (previous !== (entries[index - 1]?.hash ?? head.epoch)) throw edited(index);
  checkEnd(entries, head);
  return entries;
}

const edited = (index: number) =>
  new LedgerError("edited", `line ${index + 1} is not what was written; restore the ledger.`);

function readLine(line: string, index: number): ChainEntry {
  const entry = chainEntrySchema.safeParse(parseJson(line));
  if (!entry.success || canonical(entry.data) !== line || !isWhole(entry.data)) throw edited(index);
  return entry.data;
}

/** Entries that are whole, each by itself: are they all there, and where they were? */
function checkSequence(entries: readonly ChainEntry[]): void {
  const present = new Set(entries.map(({ sequence }) => sequence));
  const last = Math.max(0, ...present);
  if (present.size < last)
    throw new LedgerError("entries removed", "entries within it are missing; restore the ledger.");
  const index = entries.findIndex(({ sequence }, i) => sequence !== i + 1);
  if (index !== -1)
    throw new LedgerError(
      "entries moved",
      `line ${index + 1} stands in another place than it was written in, or twice; restore the ledger.`,
    );
}

function checkEnd(entries: readonly ChainEntry[], { epoch, current, next }: ChainHead): void {
  const end = endOf(epoch, entries);
  if ([current, next].some((known) => known?.sequence === end.sequence && known.hash === end.hash)) return;
  if (end.sequence < current.sequence)
    throw new LedgerError("entries removed", "entries at its end are missing; restore the ledger.");
  throw new LedgerError("edited", "its last entry is not the one that a release wrote; restore the ledger.");
}

/** The head announces what comes, the ledger follows, the head confirms: a killed process leaves a ledger that opens. */
export function writeChain(
  folder: string,
  {
    epoch,
    entries,
    pending,
  }: { epoch: string; entries: readonly ChainEntry[]; pending: readonly ChainEntry[] },
): void {
  const all = [...entries, ...pending];
  const [current, next] = [endOf(epoch, entries), endOf(epoch, all)];
  writeHead(folder, { epoch, current, next });
  writePrivate(join(folder, ledgerFile), all.map((entry) => `${canonical(entry)}\n`).join(""));
  writeHead(folder, { epoch, current: next, next: null });
}

export const writeHead = (folder: string, head: ChainHead): void =>
  writePrivate(join(folder, headFile), `${canonical(head)}\n`);

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
