import type { FigureHead, Key } from "../../src/released/figure.ts";
import { isCategory } from "./crossing.ts";
import { DisclosureError } from "./disclosure-error.ts";
import type { TierPolicy } from "./policy.ts";
import { checkCount } from "./protected-count.ts";

/** Units of which one person may bring many: a count of them says nothing of how many people stand behind it. */
const repeated: ReadonlySet<FigureHead["unit"]> = new Set(["contacts", "events", "assessments", "items"]);

interface Contributed {
  readonly key: Key;
  readonly contributors?: number | undefined;
}

/** Refuses a category of things that does not say how many people stand behind it. */
export function checkContributors(
  { id, unit }: FigureHead,
  { key, contributors }: Contributed,
  place: string,
  policy: TierPolicy,
): void {
  if (contributors !== undefined) checkCount(id, `contributors of ${place}`, contributors);
  else if (repeated.has(unit) && isCategory(key, policy) && policy.counts.smallestCategory > 0)
    throw new DisclosureError(
      "contributors missing",
      id,
      `${place} counts ${unit} of a category and does not say how many people they are of. Add contributors.`,
    );
}

/** Whether too few people stand behind a row of things. */
export function hasTooFewContributors({ key, contributors }: Contributed, policy: TierPolicy): boolean {
  if (contributors === undefined) return false;
  const { threshold, smallestCategory } = policy.counts;
  return contributors < (isCategory(key, policy) ? Math.max(threshold, smallestCategory) : threshold);
}
