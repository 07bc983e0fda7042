import { stat, symlink } from "node:fs/promises";
import { join } from "node:path";
import { refuse } from "../refusal.ts";
import type { DataFile } from "./data-file.ts";
import { decodeFile } from "./decode-file.ts";
import { type Encoding, encodingNamed, encodingOfHead, isWide } from "./find-encoding.ts";
import { headOf } from "./head-of.ts";
import { sniffContent } from "./sniff-content.ts";

/** A data file that DuckDB can read as it is: Parquet, or text in UTF-8. */
export interface PreparedFile extends DataFile {
  readonly kind: "text" | "parquet";
  /** The file to read: the delivered one, or a decoded copy in the work folder. */
  readonly readable: string;
  /** Whether the file itself says that it is UTF-8, or is a copy made so; else what datapackage.json declares. */
  readonly encodingFrom: "file" | "declaration" | null;
}

/**
 * Finds out what a file is, and decodes or unpacks it into the work folder where needed.
 * Throws DeliveryRefused: not what it says, truncated gzip, damaged file, ambiguous encoding (an unknown one
 * declared), wrong encoding declared.
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
      encodingFrom: "file",
    };
  const marked = encodingOfHead(head);
  const encoding = marked ?? encodingDeclared(file, head);
  const loneReturns = head.includes(13) && !head.includes(10);
  if (encoding?.kind !== "decode" && !loneReturns)
    return {
      ...file,
      kind: "text",
      readable: await plainPath(unpacked, file, workFolder),
      encodingFrom: marked !== null ? "file" : encoding !== null ? "declaration" : null,
    };
  const readable = join(workFolder, `${file.table}.decoded.csv`);
  const name = encoding?.kind === "decode" ? encoding.name : null;
  const { readsAsUtf8 } = await decodeFile(unpacked, readable, { gzip: false, encoding: name, loneReturns });
  if (marked === null && readsAsUtf8)
    refuse("wrong encoding declared", { file: file.name, detail: "it is written in UTF-8" });
  const made = marked !== null || name !== null;
  return { ...file, kind: "text", readable, encodingFrom: made ? "file" : encoding && "declaration" };
}

async function unpack(file: DataFile, workFolder: string): Promise<string> {
  const to = join(workFolder, `${file.table}.unpacked`);
  try {
    await decodeFile(file.path, to, { gzip: true, encoding: null, loneReturns: false });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code === "Z_BUF_ERROR") refuse("truncated gzip", { file: file.name });
    if (code === "Z_DATA_ERROR")
      refuse("damaged file", {
        file: file.name,
        detail: "the check sum or the structure of the gzip is wrong, or something stands behind its end",
      });
    throw error;
  }
  return to;
}

function encodingDeclared(file: DataFile, head: Buffer): Encoding | null {
  const { encoding } = file.declared;
  if (encoding === null) return null;
  const named = encodingNamed(encoding);
  if (named === null)
    return refuse("ambiguous encoding", {
      file: file.name,
      detail: "the encoding that datapackage.json declares is not known",
    });
  if (isWide(named) && !head.includes(0))
    refuse("wrong encoding declared", { file: file.name, detail: "its characters are single bytes" });
  return named;
}

/** DuckDB reads * ? [ in a path as patterns: such a file gets a plain name beside. */
async function plainPath(path: string, file: DataFile, workFolder: string): Promise<string> {
  if (!/[*?[\]{}]/.test(path)) return path;
  const plain = join(workFolder, `${file.table}.link`);
  await stat(path);
  await symlink(path, plain);
  return plain;
}
