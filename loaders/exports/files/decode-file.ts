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

interface Decoded {
  /** Some bytes lie beyond ASCII, and all of them read as UTF-8: hardly any other encoding's text does so. */
  readonly readsAsUtf8: boolean;
}

/** Writes a file as uncompressed UTF-8 with LF or CRLF, streamed, readable by its owner only. */
export async function decodeFile(
  from: string,
  to: string,
  { gzip, encoding, loneReturns }: DecodeOptions,
): Promise<Decoded> {
  const utf8 = watchUtf8();
  const steps = [
    ...(gzip ? [createGunzip()] : []),
    ...(encoding === null ? [] : [utf8.watch, iconv.decodeStream(encoding), iconv.encodeStream("utf8")]),
    ...(loneReturns ? [returnsToNewlines()] : []),
  ];
  await pipeline([
    createReadStream(from, { highWaterMark: 1 << 20 }),
    ...steps,
    createWriteStream(to, { mode: 0o600, flags: "wx" }),
  ]);
  return { readsAsUtf8: encoding !== null && utf8.found() };
}

/** Lets bytes pass and finds out whether they are UTF-8 beyond ASCII; gives up at the first that is not. */
function watchUtf8(): { readonly watch: Transform; readonly found: () => boolean } {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let valid = true;
  let beyondAscii = false;
  const read = (chunk?: Buffer): void => {
    if (!valid) return;
    try {
      const text = decoder.decode(chunk, { stream: chunk !== undefined });
      beyondAscii ||= chunk !== undefined && text.length < chunk.length;
    } catch {
      valid = false;
    }
  };
  const watch = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      read(chunk);
      done(null, chunk);
    },
    flush(done) {
      read();
      done();
    },
  });
  return { watch, found: () => valid && beyondAscii };
}

const returnsToNewlines = (): Transform =>
  new Transform({
    transform(chunk: Buffer, _encoding, done) {
      for (let at = chunk.indexOf(13); at !== -1; at = chunk.indexOf(13, at + 1)) chunk[at] = 10;
      done(null, chunk);
    },
  });
