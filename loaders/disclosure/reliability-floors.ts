import type { Count, Mark } from "../../src/released/cell.ts";
import type { TierPolicy } from "./policy.ts";
import { reaches } from "./protected-count.ts";

interface Floors {
  readonly people: Count;
  /** Absent where the figure has no event. */
  readonly events?: Count | undefined;
  readonly nonEvents?: Count | undefined;
}

/**
 * Why a figure that has no statement in counts is withheld, judged on shown numbers; undefined where it keeps the
 * floors of its tier. They are all that protects it: no audit follows it to people.
 */
export function belowFloors(
  { people, events, nonEvents }: Floors,
  { discrimination }: TierPolicy,
): Mark | undefined {
  if (!reaches(people, discrimination.minimum)) return tooFew("too few people", discrimination.minimum);
  if (events !== undefined && !reaches(events, discrimination.events))
    return tooFew("too few events", discrimination.events);
  if (nonEvents !== undefined && !reaches(nonEvents, discrimination.nonEvents))
    return { kind: "x", reason: { code: "not estimable" } };
  return undefined;
}

export const tooFew = (code: "too few people" | "too few events", minimum: number): Mark => ({
  kind: "x",
  reason: { code, detail: { minimum } },
});
