import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";
import { tableFromIPC } from "apache-arrow";
import { unzipSync } from "fflate";
import { duckdbText } from "./duckdb-text.ts";

/** A part of a packed file. */
export interface Member {
  readonly name: string;
  readonly content: Uint8Array;
}

/** Packed content larger than this is not opened, and said to be unreadable. */
const largest = 2 ** 30;

/** What a packed file holds; nothing for files that are not packed. Throws where it cannot be opened. */
export async function unpack(name: string, content: Uint8Array): Promise<readonly Member[]> {
  if (begins(content, [0x1f, 0x8b]))
    return [{ name: "gunzipped", content: gunzipSync(content, { maxOutputLength: largest }) }];
  if (name.endsWith(".br"))
    return [{ name: "decompressed", content: brotliDecompressSync(content, { maxOutputLength: largest }) }];
  if (begins(content, ascii("PK\x03\x04")) || begins(content, ascii("PK\x05\x06"))) return unzip(content);
  if (begins(content, ascii("PAR1")))
    return [{ name: "rows", content: await duckdbText(content, "parquet") }];
  if (begins(content.subarray(8), ascii("DUCK")))
    return [{ name: "rows", content: await duckdbText(content, "duckdb") }];
  if (begins(content, ascii("ARROW1")) || name.endsWith(".arrow"))
    return [{ name: "rows", content: arrowText(content) }];
  if (begins(content, ascii("%PDF-"))) return [...deflatedParts(content, "stream", "endstream")];
  if (begins(content, [0x89, 0x50, 0x4e, 0x47])) return [...pngTexts(content)];
  return [];
}

function unzip(content: Uint8Array): readonly Member[] {
  let total = 0;
  const members = unzipSync(content, {
    filter: ({ originalSize }) => {
      total += originalSize;
      if (total > largest) throw new RangeError("archive too large");
      return true;
    },
  });
  // The names of members, comments and extra fields stand in the archive itself, which is read as it stands too.
  return Object.entries(members).map(([name, member]) => ({ name, content: member }));
}

const arrowText = (content: Uint8Array): Uint8Array =>
  Buffer.from(
    JSON.stringify(tableFromIPC(content).toArray(), (_, value) =>
      typeof value === "bigint" ? value.toString() : value,
    ),
    "utf8",
  );

/** Streams of a PDF that are deflated; the others stand in the file as they are. */
function* deflatedParts(content: Uint8Array, opening: string, closing: string): Generator<Member> {
  const file = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  for (let at = file.indexOf(opening); at >= 0; at = file.indexOf(opening, at)) {
    const from = at + opening.length + (file[at + opening.length] === 13 ? 2 : 1);
    const to = file.indexOf(closing, from);
    if (to < 0) return;
    const dictionary = file.subarray(Math.max(0, at - 400), at).toString("latin1");
    if (dictionary.slice(dictionary.lastIndexOf("obj")).includes("FlateDecode"))
      yield {
        name: `stream at ${at}`,
        content: inflateSync(file.subarray(from, to), { maxOutputLength: largest }),
      };
    at = to + closing.length;
  }
}

/** Compressed text chunks of a PNG (zTXt, iTXt). */
function* pngTexts(content: Uint8Array): Generator<Member> {
  const file = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  for (let at = 8; at + 12 <= file.length; ) {
    const length = file.readUInt32BE(at);
    const type = file.toString("latin1", at + 4, at + 8);
    const data = file.subarray(at + 8, at + 8 + length);
    // A zlib stream begins with 0x78; before it stand keyword, flags and language.
    const start = type === "zTXt" || type === "iTXt" ? data.indexOf(0x78, data.indexOf(0)) : -1;
    if (start >= 0 && (type === "zTXt" || data[data.indexOf(0) + 1] === 1))
      yield {
        name: `${type} at ${at}`,
        content: inflateSync(data.subarray(start), { maxOutputLength: largest }),
      };
    at += length + 12;
  }
}

const ascii = (text: string): readonly number[] => [...Buffer.from(text, "latin1")];

const begins = (content: Uint8Array, start: readonly number[]): boolean =>
  content.length >= start.length && start.every((byte, index) => content[index] === byte);
