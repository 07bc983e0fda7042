import type { Dirent } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join, normalize } from "node:path";
import { isTableName } from "../columns.ts";
import type { DeliveredPackage } from "../data-package/delivered-package.ts";
import { declaredOf, resourceOf } from "../data-package/read-package.ts";
import { DeliveryRefused, type Finding, finding, refuse } from "../refusal.ts";
import type { DataFile } from "./data-file.ts";

const dataName = /^(?<stem>[^/]+?)\.(?:csv|tsv|txt)(?:\.gz)?$|^(?<parquet>[^/]+?)\.parquet$/i;

/** The name by which a mapping's SQL knows a file. */
export const stemOf = (name: string): string => {
  const groups = dataName.exec(name.split("/").at(-1) ?? name)?.groups;
  return (groups?.stem ?? groups?.parquet ?? name).replace(/[^A-Za-z0-9]/g, "_").toLowerCase();
};

export interface FoundFiles {
  readonly files: readonly DataFile[];
  /** Files of the folder that are no table; they are left alone and listed in the report. */
  readonly others: readonly string[];
}

interface FindOptions {
  readonly folder: string;
  readonly delivered: DeliveredPackage;
  /** With a mapping every data file is a table of the mapping's; without, only those of the contract are. */
  readonly mapped: boolean;
}

/**
 * The data files of a delivery: by name, or by the paths and names that datapackage.json gives.
 * Throws DeliveryRefused: folder not found, folder empty, not a file, table delivered twice.
 */
export async function findFiles({ folder, delivered, mapped }: FindOptions): Promise<FoundFiles> {
  const entries = await listFolder(folder);
  const named = new Map(
    (delivered.resources ?? []).flatMap(({ name, path }) =>
      name === undefined ? [] : [[normalize(path), name] as const],
    ),
  );
  const findings: Finding[] = [];
  const files: DataFile[] = [];
  const others: string[] = [];
  for (const entry of [...entries, ...(await listedElsewhere(folder, entries, delivered))]) {
    const stem = named.get(entry.name)?.replace(/[^A-Za-z0-9]/g, "_") ?? stemOf(entry.name);
    const isData = dataName.test(entry.name) || named.has(entry.name);
    if (!isData || (!mapped && !isTableName(stem))) {
      if (entry.name !== "datapackage.json") others.push(entry.name);
    } else if (!entry.isFile) findings.push(finding("not a file", { file: entry.name }));
    else
      files.push({
        name: entry.name,
        path: join(folder, entry.name),
        table: stem,
        declared: declaredOf(resourceOf(delivered, entry.name)),
      });
  }
  for (const [index, { name, table }] of files.entries())
    if (files.findIndex((other) => other.table === table) < index)
      findings.push(
        finding("table delivered twice", { file: name, detail: `another file delivers ${table} too` }),
      );
  if (findings.length > 0) throw new DeliveryRefused(findings);
  if (files.length === 0)
    refuse("folder empty", { file: ".", detail: "it holds no table that the program knows" });
  return { files, others };
}

interface Entry {
  readonly name: string;
  readonly isFile: boolean;
}

async function listFolder(folder: string): Promise<readonly Entry[]> {
  const found = await stat(folder).catch(() => null);
  if (found === null || !found.isDirectory()) refuse("folder not found", { file: "." });
  const entries: Dirent[] = await readdir(folder, { withFileTypes: true });
  const seen = await Promise.all(
    entries
      .filter(({ name }) => !name.startsWith("."))
      .map(async (entry) => ({
        name: entry.name,
        isFile: entry.isSymbolicLink()
          ? ((await stat(join(folder, entry.name)).catch(() => null))?.isFile() ?? false)
          : entry.isFile(),
      })),
  );
  return seen.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Files in folders below, which only datapackage.json can point to; never outside the delivery's folder. */
async function listedElsewhere(
  folder: string,
  entries: readonly Entry[],
  { resources = [] }: DeliveredPackage,
): Promise<readonly Entry[]> {
  const elsewhere: Entry[] = [];
  for (const path of new Set(resources.map((resource) => normalize(resource.path)))) {
    if (path.startsWith("..") || path.startsWith("/") || /^[a-z]+:/i.test(path))
      refuse("invalid datapackage", {
        file: "datapackage.json",
        detail: "resources.path: leads out of the delivery's folder",
      });
    if (entries.some(({ name }) => name === path)) continue;
    const found = await stat(join(folder, path)).catch(() => null);
    if (found !== null) elsewhere.push({ name: path, isFile: found.isFile() });
  }
  return elsewhere;
}
