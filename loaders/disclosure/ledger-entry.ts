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
 * - estimate: lower ≤ scale · estimate ≤ upper; no sum over people, so no audit covers it
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
  z.strictObject({
    kind: z.literal("estimate"),
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

const inChain = { sequence: z.number().int().min(1), previous: z.string(), hash: z.string() };

export const ledgerEntrySchema = z.strictObject({ ...inChain, ...content });

/** A record in its place in the chain. */
export type LedgerEntry = z.infer<typeof ledgerEntrySchema>;

/** Ends a release: the private files that it leaves beside its statements, by their SHA-256. */
const closing = {
  kind: z.literal("release"),
  release: z.string().min(1),
  tier: z.enum(["public", "research", "internal"]),
  cutoff: z.string().nullable(),
  files: z.record(z.string(), z.string()),
};

/** Begins a new epoch: the records of so many people were corrected, and earlier statements hold of them no more. */
const epoch = { kind: z.literal("epoch"), changed: z.number().int().min(0), reason: z.string() };

const note = z.discriminatedUnion("kind", [z.strictObject(closing), z.strictObject(epoch)]);
const noteEntry = z.discriminatedUnion("kind", [
  z.strictObject({ ...inChain, ...closing }),
  z.strictObject({ ...inChain, ...epoch }),
]);

/** What stands in the chain besides figures. */
export type LedgerNote = z.infer<typeof note>;
export type ReleaseClosing = Extract<LedgerNote, { readonly kind: "release" }>;

export const chainEntrySchema = z.union([noteEntry, ledgerEntrySchema]);
export type ChainEntry = z.infer<typeof chainEntrySchema>;

export const isFigure = (entry: ChainEntry): entry is LedgerEntry => !("kind" in entry);

/** The last entry of a ledger. */
export interface LedgerHead {
  readonly sequence: number;
  readonly hash: string;
}

/** Appends to the chain: the hash covers the record and, through the one before, everything earlier. */
export function chainEntry<R extends LedgerRecord | LedgerNote>(
  head: LedgerHead,
  record: R,
): R & Pick<ChainEntry, "sequence" | "previous" | "hash"> {
  const body = { ...record, sequence: head.sequence + 1, previous: head.hash };
  return { ...body, hash: hashOf(body) };
}

/** Whether an entry says what was written: its hash is that of the rest of it. */
export const isWhole = ({ hash, ...body }: ChainEntry): boolean => hash === hashOf(body);

/** Canonical JSON (RFC 8785), so that the same entry has the same bytes whoever writes it. */
export const canonical = (value: unknown): string => canonicalize(value) ?? "";

const hashOf = (value: unknown): string => createHash("sha256").update(canonical(value)).digest("hex");
