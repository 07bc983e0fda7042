import type { Count } from "../../src/released/cell.ts";
import { DisclosureError } from "./disclosure-error.ts";
import type { TierPolicy } from "./policy.ts";

export type Sensitivity = "sensitive" | "not sensitive";

/** What the rules must know of a count beyond its value. */
export interface CountEvidence {
  readonly policy: TierPolicy;
  readonly sensitivity: Sensitivity;
  /** The count that this one is a part of. */
  readonly whole?: number | undefined;
}

/**
 * One count as its tier shows it: suppress first, then round. A part is hidden when it or what is left of its
 * whole is small; "few" and "most" say which, so that a reader is told a bound and not a mystery.
 */
export function protectedCount(value: number, evidence: CountEvidence): Count {
  const { policy, whole } = evidence;
  const limit = policy.counts.threshold - 1;
  if (isSmall(value, evidence)) return { kind: "c", side: "few", limit };
  if (whole !== undefined && isSmall(whole - value, evidence)) return { kind: "c", side: "most", limit };
  return shownCount(value, policy);
}

/** Hidden with nothing said of its size. */
export const confidential: Count = { kind: "c" };

/** Rounds to the tier's base. Rounding keeps order: a cumulative count stays one, a part stays within its whole. */
export function shownCount(value: number, { counts }: TierPolicy): Count {
  const base = counts.roundingBase;
  return { kind: "count", value: Math.round(value / base) * base, within: Math.floor(base / 2) };
}

function isSmall(value: number, { policy, sensitivity }: CountEvidence): boolean {
  const { threshold, zeros } = policy.counts;
  if (value > 0) return value < threshold;
  return zeros === "hidden" || (zeros === "hidden where sensitive" && sensitivity === "sensitive");
}

/**
 * Whether a count, as it is shown, reaches a minimum of the policy. It is the shown count that decides: a decision
 * on the true one would tell readers which of the counts behind a rounded one it is.
 */
export const reaches = (count: Count, minimum: number): boolean =>
  count.kind === "count" && count.value >= minimum;

/** Refuses what is not a count. `place` names it without its value. */
export function checkCount(figure: string, place: string, value: unknown): asserts value is number {
  if (value === undefined || value === null)
    throw new DisclosureError(
      "count missing",
      figure,
      `${place} is missing. Count it, or leave the measure out.`,
    );
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0)
    throw new DisclosureError(
      "not a count",
      figure,
      `${place} is not a whole number of 0 or more. The gate releases counts; cast it in SQL.`,
    );
}

/** Refuses a part that is larger than its whole. */
export function checkPart(figure: string, place: string, part: number, whole: number): void {
  if (part > whole)
    throw new DisclosureError(
      "part larger than whole",
      figure,
      `${place} is larger than the count it is a part of. Check the SQL.`,
    );
}
