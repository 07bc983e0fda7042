import { hashText, mix32 } from "./draw.ts";

const alphabet = "abcdefghijklmnopqrstuvwxyz234567";

function base32(value: number): string {
  let text = "";
  for (let shift = 0; shift < 35; shift += 5) {
    text += alphabet[Math.floor(value / 2 ** shift) % 32];
  }
  return text;
}

/**
 * Makes pseudonyms of 15 characters (a letter, then base32) for the rows of one kind: different for
 * different indices below 2^32, since the first half is a bijection of the index, and never digits only.
 */
export function pseudonyms(seed: number, kind: string): (index: number) => string {
  const first = mix32(seed ^ hashText(kind));
  const second = mix32(first ^ 0x5bd1e995);
  const letter = alphabet[hashText(kind) % 26]!;
  return (index) => letter + base32(mix32(index ^ first)) + base32(mix32(mix32(index) ^ second));
}
