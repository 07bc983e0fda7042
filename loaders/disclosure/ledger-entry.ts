import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import { z } from "zod";

const bound = z.number().int();
const text = z.record(z.string(), z.string());
/** Where in the figure: its key, and the day or the first day of the period where it has one. */
const place = { key: text, day: bound.optional(), start: z.string().optional() };

/**
 * What readers have been told, as integers with bounds. `upper` null: nothing is said of it.
 * - count: lower ≤ x ≤ upper
 * - complement: lower ≤ whole − x ≤ upper
 * - mean: lower · n ≤ scale · Σv ≤ upper · n
 * - deviation: lower ≤ scale · SD ≤ upper; not linear, so no audit covers it
 */
const statement = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("count"),
    ...place,
    measure: z.string(),
    lower: bound,
    upper: bound.nullable(),
  }),
  z.strictObject({
    kind: z.literal("complement"),
    ...place,
    measure: z.string(),
    of: z.string(),
    lower: bound,
    upper: bound,
  }),
  z.strictObject({
    kind: z.literal("mean"),
    ...place,
    measure: z.string(),
    scale: bound,
    lower: bound,
    upper: bound,
  }),
  z.strictObject({
    kind: z.literal("deviation"),
    ...place,
    measure: z.string(),
    scale: bound,
    lower: bound,
    upper: bound,
  }),
]);

export type LedgerStatement = z.infer<typeof statement>;

const content = {
  release: z.string().min(1),
  tier: z.enum(["public", "research", "internal"]),
  figure: z.string().min(1),
  definition: z.string(),
  policy: z.string(),
  unit: z.string(),
  statements: z.array(statement),
};

const record = z.strictObject(content);

/** What a release says of one figure. */
export type LedgerRecord = z.infer<typeof record>;

export const ledgerEntrySchema = z.strictObject({
  sequence: z.number().int().min(1),
  previous: z.string(),
  ...content,
  hash: z.string(),
});

/** A record in its place in the chain. */
export type LedgerEntry = z.infer<typeof ledgerEntrySchema>;

/** The last entry of a ledger. */
export interface LedgerHead {
  readonly sequence: number;
  readonly hash: string;
}

/** Appends to the chain: the hash covers the record and, through the one before, everything earlier. */
export function chainEntry(head: LedgerHead, record: LedgerRecord): LedgerEntry {
  const body = { sequence: head.sequence + 1, previous: head.hash, ...record };
  return { ...body, hash: hashOf(body) };
}

/** Whether an entry is the one that follows `head`, unaltered. */
export function follows(head: LedgerHead, { hash, ...body }: LedgerEntry): boolean {
  return body.sequence === head.sequence + 1 && body.previous === head.hash && hash === hashOf(body);
}

/** Canonical JSON (RFC 8785), so that the same entry has the same bytes whoever writes it. */
export const canonical = (value: unknown): string => canonicalize(value) ?? "";

const hashOf = (value: unknown): string => createHash("sha256").update(canonical(value)).digest("hex");
