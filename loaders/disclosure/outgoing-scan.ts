import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { contract } from "../exports/contract/index.ts";
import type { Field } from "../exports/contract/table.ts";
import { columnValues } from "./scan/column-values.ts";
import { type Hit, type IdentifierIndex, identifierIndex, lowerCase } from "./scan/identifier-index.ts";
import { type Member, unpack } from "./scan/unpack.ts";
import type { Encoding, View } from "./scan/view.ts";
import { views } from "./scan/views.ts";

export interface ScanOptions {
  /** The built site, or any folder that is about to be published. */
  readonly folder: string;
  /** Every identifier of the exports, as delivered and as re-keyed. */
  readonly identifiers: AsyncIterable<string> | Iterable<string>;
  /** Shorter identifiers are looked for only as values of a column that is named like one. */
  readonly minimumLength?: number;
  /** Names of columns that hold identifiers; by default the keys of the contract's tables. */
  readonly identifierColumns?: Iterable<string>;
}

/** An identifier in the output, or a file that could not be looked into. It names the place, never the identifier. */
export interface Finding {
  readonly kind: "identifier" | "unreadable";
  /** Path within the folder, "/" between its parts. */
  readonly file: string;
  /** Path within archives, outermost first; empty for the file itself. */
  readonly inside: readonly string[];
  readonly encoding: Encoding;
  /** Offset in bytes, in the file or in the innermost part. */
  readonly offset: number;
}

/** Archives within archives that are opened. */
const deepest = 4;

/** Looks through every byte of a folder for identifiers, in every encoding that views.ts lists. Reads only. */
export async function scanOutput(options: ScanOptions): Promise<Finding[]> {
  const { folder, minimumLength = 6, identifierColumns = contractKeys() } = options;
  const { long, short } = await split(options.identifiers, minimumLength);
  const columns = new Set([...identifierColumns].map(plainName));
  const scan: Scan = {
    index: identifierIndex(long),
    short,
    isColumn: (name) => columns.has(plainName(name)),
  };
  const findings: Finding[] = [];
  for (const file of await filesOf(folder)) {
    const part: Part = { file, inside: [], name: file };
    for (const finding of searchBytes(scan, part, Buffer.from(file, "utf8")))
      findings.push({ ...finding, encoding: "file name" });
    findings.push(...(await scanContent(scan, part, await readFile(join(folder, file)))));
  }
  return findings;
}

interface Scan {
  readonly index: IdentifierIndex;
  readonly short: ReadonlySet<string>;
  readonly isColumn: (name: string) => boolean;
}

interface Part {
  readonly file: string;
  readonly inside: readonly string[];
  readonly name: string;
}

async function scanContent(scan: Scan, part: Part, content: Uint8Array): Promise<readonly Finding[]> {
  const findings = [...searchBytes(scan, part, content), ...searchColumns(scan, part, content)];
  for (const member of await membersOf(part, content)) {
    if (member === "unreadable") findings.push(unreadable(part));
    else
      findings.push(
        ...(await scanContent(
          scan,
          { ...part, inside: [...part.inside, member.name], name: member.name },
          member.content,
        )),
      );
  }
  return findings;
}

async function membersOf(part: Part, content: Uint8Array): Promise<readonly (Member | "unreadable")[]> {
  try {
    const members = await unpack(part.name, content);
    return part.inside.length >= deepest && members.length > 0 ? ["unreadable"] : members;
  } catch {
    return ["unreadable"];
  }
}

const unreadable = ({ file, inside }: Part): Finding => ({
  kind: "unreadable",
  file,
  inside,
  encoding: "as it stands",
  offset: 0,
});

function searchBytes({ index }: Scan, { file, inside }: Part, content: Uint8Array): readonly Finding[] {
  if (index.size === 0) return [];
  const findings = new Map<number, Finding>();
  for (const view of views(content)) {
    const bytes = lowerCase(view.bytes);
    index.search(bytes, (hit) => {
      if (!counts(hit, view, bytes)) return;
      const offset = view.origin(hit.start);
      if (!findings.has(offset))
        findings.set(offset, { kind: "identifier", file, inside, encoding: view.encoding, offset });
    });
  }
  return [...findings.values()];
}

/**
 * Short identifiers, and those that are digits only, are written by chance into checksums, coordinates and
 * compressed bytes: there they count when they stand on their own.
 */
function counts({ start, length, kind }: Hit, { encoding, noisy }: View, bytes: Uint8Array): boolean {
  if (kind === "distinct") return true;
  // Cells put side by side make numbers that nobody wrote.
  if (kind === "plain" && encoding === "between tags") return false;
  if (kind === "short" && !noisy) return true;
  return !isWord(bytes[start - 1]) && !isWord(bytes[start + length]);
}

const isWord = (byte: number | undefined): boolean =>
  byte !== undefined && ((byte >= 48 && byte <= 57) || (byte >= 97 && byte <= 122) || byte >= 128);

function searchColumns(scan: Scan, { file, inside, name }: Part, content: Uint8Array): readonly Finding[] {
  if (scan.short.size === 0) return [];
  const found = columnValues(name, content, scan.isColumn).some((value) =>
    scan.short.has(value.trim().toLowerCase()),
  );
  return found ? [{ kind: "identifier", file, inside, encoding: "column", offset: 0 }] : [];
}

async function split(identifiers: ScanOptions["identifiers"], minimumLength: number) {
  const long: string[] = [];
  const short = new Set<string>();
  for await (const given of identifiers) {
    const identifier = given.trim();
    if (identifier.length >= minimumLength) long.push(identifier);
    else if (identifier !== "") short.add(identifier.toLowerCase());
  }
  return { long, short };
}

async function filesOf(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .toSorted();
}

/** `case_id`, "Case id" and "caseId" are one name. */
const plainName = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, "");

const contractKeys = (): readonly string[] =>
  Object.values(contract).flatMap((table) =>
    Object.entries<Field>(table.fields)
      .filter(([, { role }]) => role === "key")
      .map(([name]) => name),
  );
