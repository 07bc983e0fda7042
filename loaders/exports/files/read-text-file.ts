import { join } from "node:path";
import { type Header, readHeader } from "../header/read-header.ts";
import { refuse } from "../refusal.ts";
import { bytesOf, cleanCopy, type DamagedRecord } from "./clean-copy.ts";
import { isBrokenUtf8 } from "./find-encoding.ts";
import { headOf } from "./head-of.ts";
import type { PreparedFile } from "./prepare-file.ts";
import { scanLines } from "./scan-lines.ts";

/** A text file that has been read through once: its layout, how many rows it holds, and what cannot be read. */
export interface TextFile extends PreparedFile {
  readonly header: Header;
  /** Rows in the file, the header not counted, damaged ones counted. */
  readonly rows: number;
  readonly lines: number;
  readonly damaged: readonly DamagedRecord[];
}

const keptText = 2_000;

/**
 * Reads a prepared file from end to end and makes it safe for DuckDB.
 * Throws DeliveryRefused: no header, ambiguous delimiter, ambiguous encoding, wrong encoding declared,
 * not what it says.
 */
export async function readTextFile(
  file: PreparedFile,
  isKnown: (name: string) => boolean,
  workFolder: string,
): Promise<TextFile> {
  const header = await readHeader(file, isKnown);
  const damaged: DamagedRecord[] = [];
  const broken: Buffer[] = [];
  const { records, lines } = await scanLines(bytesOf(file.readable), {
    delimiter: header.delimiter,
    onRecord: ({ line, bytes, damage }) => {
      if (damage === null) return;
      if (damage === "invalid encoding" && broken.length < 1_000) broken.push(Buffer.from(bytes));
      damaged.push({ line, rule: damage, text: bytes.subarray(0, keptText).toString("latin1") });
    },
  });
  if (
    broken.length > 0 &&
    file.encodingFrom !== "file" &&
    !isBrokenUtf8(await headOf(file.readable)) &&
    !isBrokenUtf8(Buffer.concat(broken))
  )
    refuse(file.encodingFrom === "declaration" ? "wrong encoding declared" : "ambiguous encoding", {
      file: file.name,
      ...(damaged[0] === undefined
        ? {}
        : { line: damaged.find(({ rule }) => rule === "invalid encoding")!.line }),
    });
  const first = damaged.find(({ line }) => line === 1);
  if (first !== undefined)
    refuse("not what it says", { file: file.name, line: 1, detail: `the header: ${first.rule}` });
  const rows = records - (header.present ? 1 : 0);
  if (damaged.length === 0) return { ...file, header, rows, lines, damaged };
  const clean = join(workFolder, `${file.table}.clean.csv`);
  await cleanCopy(file.readable, clean, header.delimiter);
  return { ...file, readable: clean, header, rows, lines, damaged };
}
