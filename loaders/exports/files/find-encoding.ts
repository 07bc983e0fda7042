import { isUtf8 } from "node:buffer";
import iconv from "iconv-lite";

/** "unknown" means: neither UTF-8 nor UTF-16, and nothing declared says which 8-bit encoding it is. */
export type Encoding = { readonly kind: "utf-8" } | { readonly kind: "decode"; readonly name: string };

/** The encoding that the first bytes give away: a byte order mark, or UTF-16's zero bytes. */
export function encodingOfHead(head: Buffer): Encoding | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { kind: "utf-8" };
  if (head[0] === 0xff && head[1] === 0xfe) return { kind: "decode", name: "utf-16le" };
  if (head[0] === 0xfe && head[1] === 0xff) return { kind: "decode", name: "utf-16be" };
  return utf16Without(head);
}

/** The letters of a header in UTF-16 leave every other byte zero. */
function utf16Without(head: Buffer): Encoding | null {
  const part = head.subarray(0, 512 & ~1);
  const pairs = part.length >> 1;
  if (pairs < 4) return null;
  let evenZeros = 0;
  let oddZeros = 0;
  for (let index = 0; index + 1 < part.length; index += 2) {
    if (part[index] === 0) evenZeros++;
    if (part[index + 1] === 0) oddZeros++;
  }
  if (oddZeros > pairs * 0.8 && evenZeros === 0) return { kind: "decode", name: "utf-16le" };
  if (evenZeros > pairs * 0.8 && oddZeros === 0) return { kind: "decode", name: "utf-16be" };
  return null;
}

/** The encoding that datapackage.json declares; null where the program does not know it. */
export function encodingNamed(name: string): Encoding | null {
  const plain = name.trim().toLowerCase();
  if (/^(?:utf-?8|us-ascii|ascii)$/.test(plain)) return { kind: "utf-8" };
  return iconv.encodingExists(plain) ? { kind: "decode", name: plain } : null;
}

/** Encodings that write the line ends of every file with zero bytes. */
export const isWide = (encoding: Encoding): boolean =>
  encoding.kind === "decode" && /^(?:utf-?(?:16|32)|ucs)/.test(encoding.name);

/**
 * Whether bytes that are not UTF-8 throughout are UTF-8 with some broken places (true) or some 8-bit
 * encoding (false): of the characters beyond ASCII, does at least half read as UTF-8?
 */
export function isBrokenUtf8(bytes: Buffer): boolean {
  let whole = 0;
  let broken = 0;
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index] ?? 0;
    if (byte < 0x80) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 0;
    if (length > 0 && index + length <= bytes.length && isUtf8(bytes.subarray(index, index + length))) {
      whole++;
      index += length - 1;
    } else broken++;
  }
  return whole >= broken && whole > 0;
}
