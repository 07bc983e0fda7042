import { createHash } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { canonical } from "../disclosure/ledger-entry.ts";

/** Lists every file of a site with its SHA-256, so that anybody can see whether one was changed. */
export const manifestFile = "released-tables.json";

/** Every file below a folder but the manifest, by its path, with its SHA-256. */
export async function hashesOf(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter((file) => file !== manifestFile);
  const hashes: Record<string, string> = {};
  for (const file of files.toSorted()) hashes[file] = sha256(await readFile(join(folder, file)));
  return hashes;
}

/** Writes the manifest of a finished site, and answers its bytes: the same files make the same. */
export async function writeManifest(folder: string, tier: string): Promise<Uint8Array> {
  const text = `${canonical({ program: "throughcare", tier, sha256: await hashesOf(folder) })}\n`;
  await writeFile(join(folder, manifestFile), text);
  return new TextEncoder().encode(text);
}

const sha256 = (content: Uint8Array): string => createHash("sha256").update(content).digest("hex");
