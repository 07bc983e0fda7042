import type { Person, PersonOutcome } from "./person.ts";

/** An outcome as the extract tells it. */
export interface PublishedOutcome {
  readonly outcome: string;
  readonly evidence: number;
  readonly status: "event" | "competing" | "censored" | "not followed";
  /** Days at risk (custody taken out), up to the end of the interval of the grid; null where nobody followed. */
  readonly days: number | null;
  readonly competingReason: string | null;
}

/**
 * An outcome cut where everybody who entered in the same period is still followed, in steps of the grid. What
 * happened later is not told: its day would tell that the person entered early in the period.
 */
export function publishedOutcome(
  { outcome, evidence, status, stopDay, competingReason }: PersonOutcome,
  custody: Person["custody"],
  { followedDays, gridDays }: { readonly followedDays: number; readonly gridDays: number },
): PublishedOutcome {
  const last = Math.floor(followedDays / gridDays) * gridDays;
  if (last <= 0) return { outcome, evidence, status: "not followed", days: null, competingReason: null };
  const seen = stopDay <= last;
  const stop = seen ? stopDay : last;
  return {
    outcome,
    evidence,
    status: seen ? status : "censored",
    days: Math.ceil((stop - custodyDays(custody, stop)) / gridDays) * gridDays,
    competingReason: seen && status === "competing" ? competingReason : null,
  };
}

/** Days in custody before a day. */
const custodyDays = (custody: Person["custody"], day: number): number =>
  custody.reduce((sum, [from, to]) => sum + Math.max(0, Math.min(to, day) - Math.max(from, 0)), 0);
