import { Buffer } from "node:buffer";

/** An index of identifiers that finds any of a million of them in one pass over bytes. */
export interface IdentifierIndex {
  /** Identifiers indexed. */
  readonly size: number;
  /** Calls `found` with the start of every identifier in lower-cased bytes. */
  readonly search: (bytes: Uint8Array, found: (hit: Hit) => void) => void;
}

export interface Hit {
  readonly start: number;
  readonly length: number;
  /** Whether the identifier is so short or so plain that it must stand on its own to be one. */
  readonly kind: "distinct" | "short" | "plain";
}

/** Window widths of the rolling hash; an identifier uses the widest that it fills. */
const widths = [6, 8, 12, 16, 24, 32, 48] as const;
const base = 0x01000193;
/** From these lengths on, chance does not write an identifier into other text; digits alone need more of them. */
const distinctFrom = 10;
const distinctDigitsFrom = 20;

/**
 * Rabin and Karp's rolling hash over the last bytes of every identifier, by width, behind a bitmap: a pass costs
 * the same for one identifier and for a million. Every hit is compared byte by byte.
 *
 * Source: Karp RM, Rabin MO (1987). Efficient randomized pattern-matching algorithms. IBM J Res Dev 31:249-260.
 */
export function identifierIndex(identifiers: Iterable<string>): IdentifierIndex {
  const patterns = new Map<number, Uint8Array[]>();
  let size = 0;
  for (const identifier of new Set(identifiers)) {
    size++;
    for (const spelling of spellings(identifier)) {
      const width = widths.findLast((candidate) => candidate <= spelling.length);
      if (width === undefined) continue;
      const list = patterns.get(width) ?? [];
      patterns.set(width, list);
      list.push(spelling);
    }
  }
  const tables = [...patterns].map(([width, list]) => hashTable(width, list));
  return {
    size,
    search: (bytes, found) => {
      for (const search of tables) search(bytes, found);
    },
  };
}

/** Lower case, and for letters beyond ASCII the forms in which they are written. */
function spellings(identifier: string): readonly Uint8Array[] {
  const bytes = (text: string) => lowerCase(Buffer.from(text, "utf8"));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is meant, all of it
  if (/^[\u0000-\u007f]*$/.test(identifier)) return [bytes(identifier)];
  const forms = [identifier, identifier.toLowerCase(), identifier.toUpperCase()].flatMap((text) => [
    text.normalize("NFC"),
    text.normalize("NFD"),
  ]);
  return [...new Set(forms)].map(bytes);
}

const lower = Uint8Array.from({ length: 256 }, (_, byte) => (byte >= 65 && byte <= 90 ? byte + 32 : byte));

/** ASCII letters in lower case, in a copy. */
export function lowerCase(bytes: Uint8Array): Uint8Array {
  const copy = new Uint8Array(bytes.length);
  for (let index = 0; index < bytes.length; index++) copy[index] = lower[bytes[index]!]!;
  return copy;
}

function kindOf(pattern: Uint8Array): Hit["kind"] {
  const isHex = (byte: number) => (byte >= 48 && byte <= 57) || (byte >= 97 && byte <= 102);
  if (pattern.every(isHex)) return pattern.length >= distinctDigitsFrom ? "distinct" : "plain";
  return pattern.length >= distinctFrom ? "distinct" : "short";
}

/** All patterns of one width: a bitmap that says "no" nearly always, then chains by hash. */
function hashTable(width: number, patterns: readonly Uint8Array[]): IdentifierIndex["search"] {
  const bits = Math.min(30, Math.max(16, Math.ceil(Math.log2(patterns.length * 32))));
  const bitmap = new Uint32Array(2 ** bits / 32);
  const chains = new Map<number, number>();
  const next = new Int32Array(patterns.length).fill(-1);
  patterns.forEach((pattern, index) => {
    const hash = hashOf(pattern, pattern.length - width, width);
    const bit = hash >>> (32 - bits);
    bitmap[bit >>> 5]! |= 1 << (bit & 31);
    next[index] = chains.get(hash) ?? -1;
    chains.set(hash, index);
  });
  let leaving = 1;
  for (let step = 0; step < width; step++) leaving = Math.imul(leaving, base);

  return (bytes, found) => {
    let rolling = 0;
    for (let end = 0; end < bytes.length; end++) {
      rolling = (Math.imul(rolling, base) + bytes[end]! + 1) | 0;
      if (end >= width) rolling = (rolling - Math.imul(leaving, bytes[end - width]! + 1)) | 0;
      if (end < width - 1) continue;
      const hash = mix(rolling);
      const bit = hash >>> (32 - bits);
      if ((bitmap[bit >>> 5]! & (1 << (bit & 31))) === 0) continue;
      for (let index = chains.get(hash) ?? -1; index >= 0; index = next[index]!) {
        const pattern = patterns[index]!;
        const start = end + 1 - pattern.length;
        if (start >= 0 && isAt(bytes, start, pattern))
          found({ start, length: pattern.length, kind: kindOf(pattern) });
      }
    }
  };
}

function hashOf(bytes: Uint8Array, from: number, width: number): number {
  let rolling = 0;
  for (let index = from; index < from + width; index++)
    rolling = (Math.imul(rolling, base) + bytes[index]! + 1) | 0;
  return mix(rolling);
}

/** Spreads the hash over its high bits, by which the bitmap is addressed. */
const mix = (rolling: number): number => {
  const folded = Math.imul(rolling ^ (rolling >>> 15), 0x2c1b3c6d);
  return (folded ^ (folded >>> 13)) >>> 0;
};

function isAt(bytes: Uint8Array, start: number, pattern: Uint8Array): boolean {
  for (let index = 0; index < pattern.length; index++)
    if (bytes[start + index] !== pattern[index]) return false;
  return true;
}
