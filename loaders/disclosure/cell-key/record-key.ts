import { createHmac } from "node:crypto";
import { CellKeyError } from "./cell-key-error.ts";

/** Record keys are whole numbers below this, read as parts of one. Two of them add up exactly in a double. */
export const RECORD_KEYS = 2 ** 52;

/** Bytes of a secret that cannot be guessed: as many as the hash has. */
const leastSecret = 32;

/**
 * The key of one person: the first 52 bits of HMAC-SHA256(secret, pseudonym). The same person has the same key in
 * every table, page and release as long as the secret stays; without the secret nobody can tell it.
 *
 * Source: Krawczyk H, Bellare M, Canetti R (1997). HMAC. RFC 2104. doi:10.17487/RFC2104.
 */
export function recordKey(secret: Uint8Array, pseudonym: string): number {
  if (secret.length < leastSecret)
    throw new CellKeyError(
      "secret too short",
      `it has fewer than ${leastSecret} bytes. Draw one at random and keep it with the ledger.`,
    );
  const digest = createHmac("sha256", secret).update(pseudonym, "utf8").digest();
  return digest.readUInt32BE(0) * 2 ** 20 + (digest.readUInt32BE(4) >>> 12);
}
