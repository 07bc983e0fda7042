import { checkKeys, isCategory } from "./crossing.ts";
import { DisclosureError } from "./disclosure-error.ts";
import { checkShares, isDominated } from "./dominance.ts";
import type { TierPolicy } from "./policy.ts";
import { checkCount, confidential, protectedCount, reaches } from "./protected-count.ts";
import type { ReleasedMoment, ReleasedPairedMeans } from "./released-statement.ts";
import type { PairedMeanStatement } from "./statement.ts";

type Group = PairedMeanStatement["groups"][number];
type Moment = Group["before"];
type Moments = "before" | "after" | "change";

const moments: readonly Moments[] = ["before", "after", "change"];

/**
 * Means of pairs: enough people, nobody who dominates the total, nobody given away by all having the same value,
 * and so few digits that the mean does not tell which of the counts behind a rounded n is the true one.
 */
export function releasePairedMeans(statement: PairedMeanStatement, policy: TierPolicy): ReleasedPairedMeans {
  checkKeys(
    statement,
    statement.groups.map(({ key }) => key),
    policy,
  );
  const { groups, ...head } = statement;
  return {
    ...head,
    groups: groups.map((group, index) => {
      checkGroup(statement, group, `group ${index + 1}`);
      return releaseGroup(group, policy);
    }),
  };
}

function releaseGroup(group: Group, policy: TierPolicy): ReleasedPairedMeans["groups"][number] {
  const { key, n } = group;
  const small = isCategory(key, policy) && n < policy.counts.smallestCategory;
  const people = small ? confidential : protectedCount(n, { policy, sensitivity: "sensitive" });
  const hidden = !reaches(people, policy.means.minimum) || isDominated(group, policy);
  const moment = (of: Moments) => (hidden ? { kind: "c" as const } : releaseMoment(group[of], policy));
  return { key, n: people, before: moment("before"), after: moment("after"), change: moment("change") };
}

function releaseMoment({ mean, sd }: Moment, { means }: TierPolicy): ReleasedMoment {
  const shown = means.digits === null ? sd : round(sd, means.digits);
  // No spread: the mean is everybody's own value.
  if (shown === 0) return { kind: "c" };
  if (means.digits === null) return { kind: "moment", mean, sd, within: 0 };
  return { kind: "moment", mean: round(mean, means.digits), sd: shown, within: 0.5 * 10 ** -means.digits };
}

const round = (value: number, digits: number): number => Number(value.toFixed(digits)) + 0;

function checkGroup(statement: PairedMeanStatement, group: Group, place: string): void {
  const { id, range } = statement;
  checkCount(id, `n of ${place}`, group.n);
  // One pair has no spread; its moments are hidden whatever they are.
  if (group.n < 2) return;
  for (const name of moments) checkMoment(id, group[name], `"${name}" of ${place}`);
  checkShares(id, place, group);
  const [minimum, maximum] = range;
  if ([group.before, group.after].some(({ mean }) => mean < minimum || mean > maximum))
    throw new DisclosureError(
      "outside the scale",
      id,
      `a mean of ${place} lies outside the range. Check it.`,
    );
}

function checkMoment(figure: string, moment: Moment | undefined, place: string): void {
  if (moment === undefined || !Number.isFinite(moment.mean) || !Number.isFinite(moment.sd) || moment.sd < 0)
    throw new DisclosureError(
      "not a number",
      figure,
      `mean or standard deviation ${place} is missing or no number. Leave out groups that have none.`,
    );
}
