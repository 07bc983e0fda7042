import { createReadStream, createWriteStream } from "node:fs";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import iconv from "iconv-lite";

interface DecodeOptions {
  readonly gzip: boolean;
  /** An encoding that iconv-lite knows; null: the bytes are kept. */
  readonly encoding: string | null;
  /** Lines end in a lone CR, as on machines of the last century. */
  readonly loneReturns: boolean;
}

/** Writes a file as uncompressed UTF-8 with LF or CRLF, streamed, readable by its owner only. */
export async function decodeFile(
  from: string,
  to: string,
  { gzip, encoding, loneReturns }: DecodeOptions,
): Promise<void> {
  const steps = [
    ...(gzip ? [createGunzip()] : []),
    ...(encoding === null ? [] : [iconv.decodeStream(encoding), iconv.encodeStream("utf8")]),
    ...(loneReturns ? [returnsToNewlines()] : []),
  ];
  await pipeline([
    createReadStream(from, { highWaterMark: 1 << 20 }),
    ...steps,
    createWriteStream(to, { mode: 0o600, flags: "wx" }),
  ]);
}

const returnsToNewlines = (): Transform =>
  new Transform({
    transform(chunk: Buffer, _encoding, done) {
      for (let at = chunk.indexOf(13); at !== -1; at = chunk.indexOf(13, at + 1)) chunk[at] = 10;
      done(null, chunk);
    },
  });
