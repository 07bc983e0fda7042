import { type BaseGroups, baseGroups } from "./base-groups.ts";
import type { ExtractPolicy } from "./extract-policy.ts";
import { findGeneralization, type Generalization } from "./find-generalization.ts";
import { type Hierarchy, hierarchiesOf } from "./hierarchy.ts";
import type { Person } from "./person.ts";
import { ResearchExtractError } from "./research-extract-error.ts";
import { sensitiveValues } from "./sensitive-values.ts";

/** People with what has been decided about them: how they are generalized, for how long followed, who is left out. */
export interface Anonymized {
  readonly people: readonly Person[];
  readonly hierarchies: readonly Hierarchy[];
  readonly base: BaseGroups;
  readonly generalization: Generalization;
  /** Outcomes that the extract tells of, and those that too few people had. */
  readonly outcomes: readonly string[];
  readonly outcomesLeftOut: readonly string[];
  /** Days for which a person is followed in the extract. */
  readonly followedDays: (person: number) => number;
  readonly isKept: (person: number) => boolean;
}

/** Looks for the best way to k-anonymous and diverse classes. Throws ResearchExtractError where there is none. */
export function anonymized(people: readonly Person[], policy: ExtractPolicy): Anonymized {
  if (people.length < policy.k)
    throw new ResearchExtractError(
      "too few people",
      `the delivery has fewer people than the policy's k (${policy.k}). Build the public or the internal tier, or wait until more people are supervised.`,
    );
  const hierarchies = hierarchiesOf(people, policy.attributes).map(withoutConstantLevels);
  if (hierarchies.length === 0)
    throw new ResearchExtractError(
      "no quasi-identifiers",
      "none of the policy's extract.attributes is among the delivered columns, so nothing would be protected. Name in the policy what people could be recognised by.",
    );
  const entry = hierarchies.findIndex(({ levels }) => levels[0]?.followedDays !== undefined);
  const followed = followedByLevel(people, hierarchies[entry]);
  const { told, leftOut } = toldOutcomes(people, followed[0] ?? (() => 0), policy);
  const required = policy.diversity.of.filter((name) => name === "any event" || told.includes(name));
  const shown = withOutcomes(people, told);
  const base = baseGroups(
    hierarchies,
    people.length,
    followed.map((followedDays) =>
      sensitiveValues(shown, { followedDays, gridDays: policy.gridDays, of: required }),
    ),
  );
  const generalization = findGeneralization({ hierarchies, base, entry, policy });
  if (generalization === undefined)
    throw new ResearchExtractError(
      "suppression beyond the limit",
      `however the policy's attributes are generalized, more than ${policy.suppression * 100} % of the people would have to be left out for classes of ${policy.k} people that leave the outcomes open. Give extract.attributes coarser levels, name fewer outcomes in extract.diversity, or raise extract.suppression.`,
    );
  const { levels, kept, classes } = generalization;
  return {
    people: shown,
    hierarchies,
    base,
    generalization,
    outcomes: told,
    outcomesLeftOut: leftOut,
    followedDays: followed[entry < 0 ? 0 : (levels[entry] ?? 0)] ?? (() => 0),
    isKept: (person) => kept[classes.classOf[base.groupOf[person] ?? 0] ?? 0] ?? false,
  };
}

/** An attribute in which all are alike tells nothing: it stays as it is. */
function withoutConstantLevels(hierarchy: Hierarchy): Hierarchy {
  const [finest] = hierarchy.levels;
  return finest !== undefined && finest.followedDays === undefined && finest.labels.length < 2
    ? { ...hierarchy, levels: [finest] }
    : hierarchy;
}

/** Without an entry among the attributes everybody is followed as long as the last who came. */
function followedByLevel(
  people: readonly Person[],
  entry: Hierarchy | undefined,
): readonly ((person: number) => number)[] {
  if (entry === undefined) {
    const least = people.reduce((days, { potentialDays }) => Math.min(days, potentialDays), Infinity);
    return [() => least];
  }
  return entry.levels.map(
    ({ codes, followedDays }) =>
      (person) =>
        followedDays?.[codes[person] ?? 0] ?? 0,
  );
}

/** An outcome that hardly anybody had cannot be left open by more than a class or two: the extract is silent on it. */
function toldOutcomes(
  people: readonly Person[],
  followedDays: (person: number) => number,
  { gridDays, rareCategories }: ExtractPolicy,
): { readonly told: readonly string[]; readonly leftOut: readonly string[] } {
  const names = [
    ...new Set(people.flatMap(({ outcomes }) => outcomes.map(({ outcome }) => outcome))),
  ].toSorted();
  const values = sensitiveValues(people, { followedDays, gridDays, of: names });
  const isTold = (_: string, index: number) =>
    (values[index]?.reduce((sum, value) => sum + Number(value === 1), 0) ?? 0) >= rareCategories;
  return {
    told: names.filter(isTold),
    leftOut: names.filter((name, index) => !isTold(name, index)),
  };
}

const withOutcomes = (people: readonly Person[], told: readonly string[]): readonly Person[] =>
  people.map((person) => ({
    ...person,
    outcomes: person.outcomes.filter(({ outcome }) => told.includes(outcome)),
  }));
