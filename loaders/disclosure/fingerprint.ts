import { createHash } from "node:crypto";
import type { Figure } from "../../src/released/figure.ts";
import { canonical } from "./ledger-entry.ts";

/** SHA-256 (hex) of released figures in canonical JSON: the same figures have the same fingerprint, however ordered. */
export const fingerprintOf = (figures: Readonly<Record<string, Figure>>): string =>
  createHash("sha256").update(canonical(figures)).digest("hex");
