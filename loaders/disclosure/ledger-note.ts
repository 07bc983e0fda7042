import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";
import { parseJson } from "./ledger-chain.ts";
import type { LedgerHead } from "./ledger-entry.ts";
import { canonical } from "./ledger-entry.ts";
import { LedgerError } from "./ledger-error.ts";
import { realPlace } from "./ledger-folder.ts";
import { writePrivate } from "./write-private.ts";

/** Heads of ledgers as last seen, by folder: kept elsewhere, they show that a ledger was put back. */
const noteSchema = z.record(
  z.string(),
  z.strictObject({ sequence: z.number().int().min(0), hash: z.string() }),
);

/** Name of the file in the work folder. */
export const noteFile = "ledger-heads.json";

export const notedHead = (file: string, folder: string): LedgerHead | undefined =>
  readNotes(file)[realPlace(folder)];

export function noteHead(file: string, folder: string, head: LedgerHead): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writePrivate(file, `${canonical({ ...readNotes(file), [realPlace(folder)]: head })}\n`);
}

function readNotes(file: string): Readonly<Record<string, LedgerHead>> {
  if (!existsSync(file)) return {};
  const notes = noteSchema.safeParse(parseJson(readFileSync(file, "utf8")));
  if (notes.success) return notes.data;
  throw new LedgerError(
    "replaced",
    `${noteFile} in the work folder is not what was written, and with it the ledger cannot be shown to be whole. Restore it, or check the ledger against the site (npm run ledger -- verify --site) and remove it.`,
  );
}
