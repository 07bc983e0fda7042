/**
 * What a reader may see of one number. A count, a rate and a mean each have a shape of their own, and what
 * is not a number is a mark that says why: pages never meet null, NaN or a magic value.
 */

/** Why there is no number: [c] confidential, [x] not available, [z] not applicable. */
export type Mark =
  /** Hidden by the gate. `side` says which end is protected: "few" = at most `limit`; "most" = all but at most `limit`. */
  | { readonly kind: "c"; readonly side?: "few" | "most"; readonly limit?: number }
  | { readonly kind: "x"; readonly reason: Reason }
  | { readonly kind: "z" };

/** Every reason why something may not be available. */
export const reasonCodes = [
  "table not delivered",
  "column not delivered",
  "evidence not delivered",
  "follow-up too short",
  "too few people",
  "too few events",
  "no rows",
  "not estimable",
] as const;

/** Why something is not available; the words are in the message files under `reason.<code>`. */
export interface Reason {
  readonly code: (typeof reasonCodes)[number];
  /** Names that the message may use: table, column, months, minimum … never a value of an export. */
  readonly detail?: Readonly<Record<string, string | number>>;
}

/** A count: the true one lies within `value` ± `within` (0 where exact counts are released). */
export type Count = { readonly kind: "count"; readonly value: number; readonly within: number } | Mark;

/** A proportion from 0 to 1 with its 95 % interval, on the steps the policy allows, or a bound. */
export type Rate =
  | {
      readonly kind: "rate";
      readonly value: number;
      readonly lower: number;
      readonly upper: number;
      /** [u]: of low reliability */
      readonly unreliable?: boolean;
    }
  | { readonly kind: "under"; readonly bound: number }
  | { readonly kind: "over"; readonly bound: number }
  | Mark;

/** A mean, difference or effect size with its 95 % interval, in the unit that its column states. */
export type Mean =
  | { readonly kind: "mean"; readonly value: number; readonly lower: number; readonly upper: number }
  | Mark;

export type Cell = Count | Rate | Mean;

export const isMark = (cell: Cell): cell is Mark =>
  cell.kind === "c" || cell.kind === "x" || cell.kind === "z";
export const isCount = (cell: Cell): cell is Extract<Count, { kind: "count" }> => cell.kind === "count";
