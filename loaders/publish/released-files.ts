import { createHash } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import Papa from "papaparse";
import { z } from "zod";
import type { Figure } from "../../src/released/figure.ts";
import type { Released } from "../../src/released/released.ts";
import type { SiteData } from "../../src/released/site-data.ts";
import { figureTable } from "../disclosure/figure-table.ts";
import { fingerprintOf } from "../disclosure/fingerprint.ts";
import { canonical } from "../disclosure/ledger-entry.ts";
import { assertReleased } from "../disclosure/release.ts";
import { siteSchema, siteShape } from "../disclosure/site-schema.ts";
import { recoverFolder, replaceFolder } from "./replace-folder.ts";
import { termsComment, termsOfUse } from "./terms-of-use.ts";

/** Released files are missing or are not what was written. */
export class ReleasedFilesError extends Error {
  override readonly name = "ReleasedFilesError";
  readonly exitCode = 3;
}

const siteFile = "site.json";
const { figures: _, ...rest } = siteShape;
/** What stands in site.json: all but the figures, which have a file each, and the SHA-256 of each of those. */
const indexSchema = z.strictObject({ ...rest, files: z.record(z.string(), z.string()) });

/**
 * Writes one JSON and one CSV a figure, and site.json: beside, then renamed. The same released data make the same
 * bytes. Refuses what has not passed the gate of this process (DisclosureError).
 */
export async function writeReleased(folder: string, site: Released<SiteData>): Promise<void> {
  assertReleased(site, "site");
  siteSchema.parse(site);
  const beside = `${folder}.${process.pid}.new`;
  await recoverFolder(folder);
  await rm(beside, { recursive: true, force: true });
  try {
    const mode = site.tier === "public" ? 0o755 : 0o700;
    await mkdir(join(beside, "figures"), { recursive: true, mode });
    await writeFiles(beside, site);
    await replaceFolder(beside, folder);
  } catch (error) {
    await rm(beside, { recursive: true, force: true });
    throw error;
  }
}

async function writeFiles(folder: string, site: SiteData): Promise<void> {
  for (const [name, text] of Object.entries(releasedTexts(site))) await writeFile(join(folder, name), text);
}

/** Every released file of a site, by its name: the same data make the same texts. */
export function releasedTexts({ figures, ...site }: SiteData): Readonly<Record<string, string>> {
  const files: Record<string, string> = {};
  const texts: Record<string, string> = {};
  const terms = site.tier === "research" ? termsComment() : "";
  for (const id of Object.keys(figures).toSorted()) {
    const figure = figures[id];
    if (figure === undefined) continue;
    const text = json(figure);
    files[id] = sha256(text);
    texts[join("figures", `${id}.json`)] = text;
    texts[join("figures", `${id}.csv`)] = `${terms}${figureCsv(figure)}`;
  }
  if (terms !== "") texts["TERMS.txt"] = `${termsOfUse()}\n`;
  return { ...texts, [siteFile]: json({ ...site, files }) };
}

/** Reads what `writeReleased` wrote: all that the site's side ever sees. Throws ReleasedFilesError. */
export async function readReleased(folder: string): Promise<SiteData> {
  await recoverFolder(folder);
  const { files, ...site } = parse(siteFile, await read(folder, siteFile), indexSchema);
  const figures: Record<string, unknown> = {};
  for (const [id, hash] of Object.entries(files)) {
    const name = join("figures", `${id}.json`);
    const text = await read(folder, name);
    if (sha256(text) !== hash) throw altered(name);
    figures[id] = JSON.parse(text);
  }
  const data = parse(siteFile, JSON.stringify({ ...site, figures }), siteSchema);
  if (fingerprintOf(data.figures) !== data.fingerprint) throw altered(siteFile);
  return data;
}

/** A figure as CSV: a header, a line for each released row or point; UTF-8, no comments. */
export function figureCsv(figure: Figure): string {
  const lines = figureTable(figure);
  const columns = Object.keys(lines[0] ?? {});
  // A category that begins like a formula must not become one in a spreadsheet.
  return `${Papa.unparse({ fields: columns, data: lines.map((line) => columns.map((column) => line[column])) }, { newline: "\n", escapeFormulae: true })}\n`;
}

async function read(folder: string, name: string): Promise<string> {
  try {
    return await readFile(join(folder, name), "utf8");
  } catch {
    throw new ReleasedFilesError(`${name} is not among the released files: release the delivery again.`);
  }
}

function parse<T>(name: string, text: string, schema: z.ZodType<T>): T {
  const result = schema.safeParse(parseJson(text));
  if (result.success) return result.data;
  const path = result.error.issues[0]?.path.join(".") ?? "";
  throw new ReleasedFilesError(
    `${name}: ${path || "the file"} is not of the contract: release the delivery again.`,
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const altered = (name: string) =>
  new ReleasedFilesError(`${name} is not what was released: release the delivery again.`);

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** Properties in canonical order, a line each: files that a person can compare. */
const json = (value: unknown): string => `${JSON.stringify(JSON.parse(canonical(value)), null, 1)}\n`;
