import { Buffer } from "node:buffer";
import { type View, ViewWriter } from "./view.ts";

const [percent, ampersand, backslash] = [0x25, 0x26, 0x5c];
const named: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
};
const simple: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };
/** The longest escape: "&#x0010FFFF;". */
const longest = 12;

/** What stands behind percent-encoding, HTML references and backslash escapes, or undefined where there are none. */
export function unescaped({ bytes, origin, noisy }: View): View | undefined {
  if (!bytes.some((byte) => byte === percent || byte === ampersand || byte === backslash)) return undefined;
  const writer = new ViewWriter(bytes.length);
  let changed = false;
  for (let index = 0; index < bytes.length; ) {
    const byte = bytes[index] ?? 0;
    const found =
      byte === percent || byte === ampersand || byte === backslash ? readEscape(bytes, index) : undefined;
    if (found === undefined) {
      writer.push(byte, origin(index++));
      continue;
    }
    changed = true;
    for (const part of found.bytes) writer.push(part, origin(index));
    index += found.length;
  }
  return changed ? writer.view("escaped", noisy) : undefined;
}

interface Escape {
  readonly bytes: Uint8Array;
  readonly length: number;
}

function readEscape(bytes: Uint8Array, start: number): Escape | undefined {
  const text = Buffer.from(bytes.subarray(start, start + longest)).toString("latin1");
  const raw = /^%([0-9a-f]{2})/i.exec(text);
  if (raw !== null) return { bytes: Uint8Array.of(Number.parseInt(raw[1] ?? "", 16)), length: 3 };
  const coded =
    /^&#x(?<hex>[0-9a-f]{1,8});?/i.exec(text) ??
    /^&#(?<decimal>[0-9]{1,8});?/.exec(text) ??
    /^\\u\{(?<hex>[0-9a-f]{1,6})\}/i.exec(text) ??
    /^\\u(?<hex>[0-9a-f]{4})/i.exec(text) ??
    /^\\x(?<hex>[0-9a-f]{2})/i.exec(text) ??
    /^\\(?<hex>[0-9a-f]{2,6}) /i.exec(text);
  if (coded !== null) {
    const { hex, decimal } = coded.groups ?? {};
    const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return point > 0x10ffff ? undefined : utf8(String.fromCodePoint(point), coded[0].length);
  }
  const reference = /^&(amp|lt|gt|quot|apos|nbsp);/.exec(text);
  if (reference !== null) return utf8(named[reference[1] ?? ""] ?? "", reference[0].length);
  const character = /^\\(.)/.exec(text)?.[1];
  return character === undefined ? undefined : utf8(simple[character] ?? character, 2);
}

const utf8 = (text: string, length: number): Escape => ({ bytes: Buffer.from(text, "utf8"), length });
