import { Buffer } from "node:buffer";
import { unescaped } from "./unescaped.ts";
import { type View, ViewWriter } from "./view.ts";

/** Shortest run of base64 or hexadecimal digits that can hold an identifier of six characters. */
const shortestBase64 = 8;
const shortestHex = 12;
/** Escapes within escapes: JSON in an attribute in a script is three deep. */
const deepestEscape = 3;

/** All readings of some content: as it stands, unescaped, without tags, UTF-16, base64, hexadecimal, reversed. */
export function* views(content: Uint8Array): Generator<View> {
  const zeros = countZeros(content);
  const raw: View = {
    encoding: "as it stands",
    bytes: content,
    origin: (index) => index,
    noisy: zeros > 0,
  };
  for (const text of [raw, ...utf16Views(content, zeros)]) {
    yield text;
    yield reversed(text);
    yield* codedViews(text);
    let inner = unescaped(text);
    for (let depth = 0; inner !== undefined && depth < deepestEscape; depth++) {
      yield inner;
      yield* codedViews(inner);
      const plain = betweenTags(inner);
      if (plain !== undefined) yield plain;
      inner = unescaped(inner);
    }
    const plain = betweenTags(text);
    if (plain !== undefined) yield plain;
  }
}

function* codedViews(view: View): Generator<View> {
  yield* base64Views(view);
  yield* hexViews(view);
}

function countZeros(bytes: Uint8Array): number {
  let zeros = 0;
  for (const byte of bytes) if (byte === 0) zeros++;
  return zeros;
}

/** Content that has no zero byte holds no Latin letters or digits in UTF-16. */
function utf16Views(content: Uint8Array, zeros: number): readonly View[] {
  if (zeros < 6) return [];
  return [0, 1].flatMap((start) =>
    (["little", "big"] as const).map((order): View => {
      const writer = new ViewWriter(content.length / 2);
      for (let index = start; index + 1 < content.length; index += 2) {
        const [first, second] = [content[index] ?? 0, content[index + 1] ?? 0];
        const unit = order === "little" ? first | (second << 8) : second | (first << 8);
        if (unit < 0x80) writer.push(unit, index);
        else for (const byte of Buffer.from(String.fromCharCode(unit), "utf8")) writer.push(byte, index);
      }
      return writer.view("UTF-16", true);
    }),
  );
}

function reversed({ bytes, origin }: View): View {
  const last = bytes.length - 1;
  return {
    encoding: "reversed",
    bytes: bytes.toReversed(),
    origin: (index) => origin(last - index),
    noisy: true,
  };
}

/** Text whose letters are set apart by elements: `12<b>34</b>`. */
function betweenTags({ bytes, origin, noisy }: View): View | undefined {
  const [open, close] = [0x3c, 0x3e];
  if (!bytes.includes(open) || !bytes.includes(close)) return undefined;
  const writer = new ViewWriter(bytes.length);
  let inside = false;
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index] ?? 0;
    if (byte === open) inside = true;
    else if (byte === close) inside = false;
    else if (!inside) writer.push(byte, origin(index));
  }
  return writer.view("between tags", noisy);
}

const base64Values = digitValues("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");
base64Values["-".charCodeAt(0)] = 62;
base64Values["_".charCodeAt(0)] = 63;
const hexValues = digitValues("0123456789abcdef");
for (let digit = 10; digit < 16; digit++) hexValues[digit + 55] = digit;

function digitValues(digits: string): Int8Array {
  const values = new Int8Array(256).fill(-1);
  [...digits].forEach((digit, value) => {
    values[digit.charCodeAt(0)] = value;
  });
  return values;
}

/** One reading for each place in a group of four where the first digit may stand. */
const base64Views = (view: View): readonly View[] =>
  [0, 1, 2, 3].map((start) => decoded(view, base64Values, 6, start, shortestBase64));

const hexViews = (view: View): readonly View[] =>
  [0, 1].map((start) => decoded(view, hexValues, 4, start, shortestHex));

/** All runs of digits as the bytes they stand for, a zero byte between runs. */
function decoded(
  { bytes, origin }: View,
  values: Int8Array,
  bits: number,
  start: number,
  shortest: number,
): View {
  const writer = new ViewWriter(bytes.length >> 2);
  for (let from = 0; from < bytes.length; ) {
    let end = from;
    while (end < bytes.length && values[bytes[end]!]! >= 0) end++;
    if (end - from >= shortest) {
      decodeRun(writer, { bytes, origin, values, bits, from: from + start, end });
      writer.push(0, origin(end - 1));
    }
    from = end + 1;
  }
  return writer.view(bits === 6 ? "base64" : "hexadecimal", true);
}

interface Run extends Pick<View, "bytes" | "origin"> {
  readonly values: Int8Array;
  readonly bits: number;
  readonly from: number;
  readonly end: number;
}

function decodeRun(writer: ViewWriter, { bytes, origin, values, bits, from, end }: Run): void {
  let held = 0;
  let count = 0;
  for (let index = from; index < end; index++) {
    held = ((held << bits) | values[bytes[index]!]!) & 0xffff;
    count += bits;
    if (count < 8) continue;
    count -= 8;
    writer.push((held >> count) & 0xff, origin(index));
  }
}
