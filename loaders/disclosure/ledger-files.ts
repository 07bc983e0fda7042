import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "fflate";
import { LedgerError } from "./ledger-error.ts";
import { releasesFolder } from "./ledger-folder.ts";
import { writePrivate } from "./write-private.ts";

/** What a release leaves beside its statements, by file name. */
export type ReleaseFiles = Readonly<Record<string, Uint8Array>>;

export const sha256 = (content: Uint8Array): string => createHash("sha256").update(content).digest("hex");

/** JSON, packed: a snapshot says of every person where they count. The same content gives the same bytes. */
export const packed = (value: unknown): Uint8Array =>
  gzipSync(new TextEncoder().encode(JSON.stringify(value)), { mtime: 0 });

export const unpacked = (content: Uint8Array): unknown =>
  JSON.parse(new TextDecoder().decode(gunzipSync(content)));

const folderOf = (folder: string, sequence: number): string =>
  join(folder, releasesFolder, String(sequence).padStart(6, "0"));

/** Written before the chain that names them: a killed process leaves files that nobody asks for. */
export function writeReleaseFiles(folder: string, sequence: number, files: ReleaseFiles): void {
  const place = folderOf(folder, sequence);
  mkdirSync(place, { recursive: true, mode: 0o700 });
  for (const [name, content] of Object.entries(files)) writePrivate(join(place, name), content);
}

/** What is wrong with a file of the ledger, by its name. */
const problemOf = (name: string): LedgerError["problem"] =>
  name.startsWith("certificate")
    ? "a certificate"
    : name.startsWith("snapshot")
      ? "a snapshot"
      : "a released file";

/** A file of a release, as it was written. Throws LedgerError where it is missing or altered. */
export function readReleaseFile(
  folder: string,
  { sequence, release, name, hash }: { sequence: number; release: string; name: string; hash: string },
): Uint8Array {
  const file = join(folderOf(folder, sequence), name);
  if (!existsSync(file))
    throw new LedgerError(problemOf(name), `${name} of release ${release} is missing; restore the ledger.`);
  const content = readFileSync(file);
  if (sha256(content) !== hash)
    throw new LedgerError(
      problemOf(name),
      `${name} of release ${release} is not what was written; restore the ledger.`,
    );
  return content;
}
