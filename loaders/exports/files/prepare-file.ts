import { stat, symlink } from "node:fs/promises";
import { join } from "node:path";
import { refuse } from "../refusal.ts";
import type { DataFile } from "./data-file.ts";
import { decodeFile } from "./decode-file.ts";
import { type Encoding, encodingNamed, encodingOfHead } from "./find-encoding.ts";
import { headOf } from "./head-of.ts";
import { sniffContent } from "./sniff-content.ts";

/** A data file that DuckDB can read as it is: Parquet, or text in UTF-8. */
export interface PreparedFile extends DataFile {
  readonly kind: "text" | "parquet";
  /** The file to read: the delivered one, or a decoded copy in the work folder. */
  readonly readable: string;
  /** UTF-8 was declared, marked or made: broken places are faults of rows, not a question of encoding. */
  readonly certainEncoding: boolean;
}

/**
 * Finds out what a file is, and decodes or unpacks it into the work folder where needed.
 * Throws DeliveryRefused: not what it says, truncated gzip, ambiguous encoding (an unknown one declared).
 */
export async function prepareFile(file: DataFile, workFolder: string): Promise<PreparedFile> {
  const gzip = sniffContent(await headOf(file.path)).kind === "gzip";
  const unpacked = gzip ? await unpack(file, workFolder) : file.path;
  const head = await headOf(unpacked);
  const content = sniffContent(head);
  if (content.kind === "empty") refuse("no header", { file: file.name, detail: "the file is empty" });
  if (content.kind === "other")
    refuse("not what it says", { file: file.name, detail: `it is ${content.what}` });
  if (content.kind === "gzip")
    refuse("not what it says", { file: file.name, detail: "it is compressed twice" });
  if (content.kind === "parquet")
    return {
      ...file,
      kind: "parquet",
      readable: await plainPath(unpacked, file, workFolder),
      certainEncoding: true,
    };
  const encoding = encodingOf(file, head);
  const loneReturns = head.includes(13) && !head.includes(10);
  if (encoding?.kind !== "decode" && !loneReturns)
    return {
      ...file,
      kind: "text",
      readable: await plainPath(unpacked, file, workFolder),
      certainEncoding: encoding !== null,
    };
  const readable = join(workFolder, `${file.table}.decoded.csv`);
  const name = encoding?.kind === "decode" ? encoding.name : null;
  await decodeFile(unpacked, readable, { gzip: false, encoding: name, loneReturns });
  return { ...file, kind: "text", readable, certainEncoding: encoding !== null };
}

async function unpack(file: DataFile, workFolder: string): Promise<string> {
  const to = join(workFolder, `${file.table}.unpacked`);
  try {
    await decodeFile(file.path, to, { gzip: true, encoding: null, loneReturns: false });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code === "Z_BUF_ERROR") refuse("truncated gzip", { file: file.name });
    if (code === "Z_DATA_ERROR")
      refuse("truncated gzip", { file: file.name, detail: "its check sum or its structure is wrong" });
    throw error;
  }
  return to;
}

function encodingOf(file: DataFile, head: Buffer): Encoding | null {
  const marked = encodingOfHead(head);
  if (marked !== null) return marked;
  const { encoding } = file.declared;
  if (encoding === null) return null;
  return (
    encodingNamed(encoding) ??
    refuse("ambiguous encoding", {
      file: file.name,
      detail: "the encoding that datapackage.json declares is not known",
    })
  );
}

/** DuckDB reads * ? [ in a path as patterns: such a file gets a plain name beside. */
async function plainPath(path: string, file: DataFile, workFolder: string): Promise<string> {
  if (!/[*?[\]{}]/.test(path)) return path;
  const plain = join(workFolder, `${file.table}.link`);
  await stat(path);
  await symlink(path, plain);
  return plain;
}
