import type { RiskReport } from "../../../src/released/risk-report.ts";
import type { Anonymized } from "./anonymized.ts";
import { attributeLoss } from "./attribute-loss.ts";
import type { ExtractPolicy } from "./extract-policy.ts";
import { sensitiveValues } from "./sensitive-values.ts";

/** What an extract leaves at risk, computed from its classes. */
export function riskReportOf(
  made: Anonymized,
  policy: ExtractPolicy,
  coded: RiskReport["coded"],
): RiskReport {
  const { generalization, base, people } = made;
  const { sizes, classOf } = generalization.classes;
  const kept = Array.from(sizes).filter((_, index) => generalization.kept[index]);
  const extracted = sum(kept);
  // Everybody of the delivery is the population: a class of the extract holds all who look the same.
  const highest = 1 / Math.min(...kept);
  const average = kept.length / extracted;
  return {
    policy: {
      version: policy.version,
      k: policy.k,
      suppression: policy.suppression,
      informationLoss: policy.informationLoss,
      diversity: { kind: policy.diversity.kind, l: policy.diversity.l },
      gridDays: policy.gridDays,
      extremes: policy.extremes,
      rareCategories: policy.rareCategories,
    },
    people: { delivered: people.length, extracted, suppressed: generalization.suppressed },
    attributes: attributesOf(made),
    notDelivered: policy.attributes
      .filter(({ kind, name }) => kind !== "cohorts" && !made.hierarchies.some((each) => each.name === name))
      .map(({ name }) => name),
    classes: {
      count: kept.length,
      smallest: Math.min(...kept),
      largest: Math.max(...kept),
      mean: extracted / kept.length,
      sizes: [...new Set(kept)]
        .toSorted((a, b) => a - b)
        .map((size) => ({ size, classes: kept.filter((each) => each === size).length })),
    },
    risk: {
      prosecutor: { highest, average },
      journalist: { highest, average },
      marketer: average,
    },
    uniques: {
      before: base.sizes.reduce((count, size) => count + Number(size === 1), 0),
      after: kept.filter((size) => size === 1).length,
    },
    informationLoss: generalization.lossShare,
    search: generalization.search,
    followUpKept: followUpKept(made, policy),
    outcomes: outcomesOf(made, policy, (person) => classOf[base.groupOf[person] ?? 0] ?? 0),
    outcomesLeftOut: made.outcomesLeftOut,
    coded,
  };
}

const attributesOf = ({ hierarchies, generalization }: Anonymized): RiskReport["attributes"] =>
  hierarchies.map((hierarchy, index) => {
    const level = generalization.levels[index] ?? 0;
    const { totals, leftOutTotal } = attributeLoss(hierarchy);
    return {
      name: hierarchy.name,
      columns: hierarchy.columns,
      levels: hierarchy.levels.map(({ name }) => name),
      chosen: hierarchy.levels[level]?.name ?? "",
      loss: leftOutTotal === 0 ? 0 : (totals[level] ?? 0) / leftOutTotal,
    };
  });

function followUpKept({ people, followedDays, isKept }: Anonymized, { gridDays }: ExtractPolicy): number {
  let [possible, left] = [0, 0];
  people.forEach(({ potentialDays }, person) => {
    possible += potentialDays;
    if (isKept(person)) left += Math.floor(followedDays(person) / gridDays) * gridDays;
  });
  return possible === 0 ? 0 : left / possible;
}

function outcomesOf(
  { people, outcomes, followedDays, isKept }: Anonymized,
  { gridDays }: ExtractPolicy,
  classOf: (person: number) => number,
): RiskReport["outcomes"] {
  const values = sensitiveValues(people, { followedDays, gridDays, of: outcomes });
  return outcomes.map((outcome, index) => {
    const classes = new Map<number, { none: number; some: number }>();
    values[index]?.forEach((value, person) => {
      if (!isKept(person) || value === 2) return;
      const own = classes.get(classOf(person)) ?? { none: 0, some: 0 };
      classes.set(
        classOf(person),
        value === 1 ? { ...own, some: own.some + 1 } : { ...own, none: own.none + 1 },
      );
    });
    return { outcome, ...diversityOf([...classes.values()]) };
  });
}

function diversityOf(classes: readonly { readonly none: number; readonly some: number }[]) {
  const events = sum(classes.map(({ some }) => some));
  const people = sum(classes.map(({ none, some }) => none + some));
  const share = people === 0 ? 0 : events / people;
  // Equal ground distance: the earth mover's distance of two distributions of two values (Li et al. 2007).
  const distances = classes.map(({ none, some }) => Math.abs(some / (none + some) - share));
  return {
    events,
    distinct: least(classes.map(({ none, some }) => Number(none > 0) + Number(some > 0))),
    entropy: least(classes.map(({ none, some }) => Math.exp(entropy([none, some])))),
    everybody: sum(classes.map(({ none, some }) => (none === 0 ? some : 0))),
    nobody: sum(classes.map(({ none, some }) => (some === 0 ? none : 0))),
    largestDistance: distances.reduce((most, distance) => Math.max(most, distance), 0),
    meanDistance:
      people === 0
        ? 0
        : sum(classes.map(({ none, some }, index) => (none + some) * (distances[index] ?? 0))) / people,
  };
}

function entropy(counts: readonly number[]): number {
  const all = sum(counts);
  return sum(counts.map((count) => (count === 0 ? 0 : -(count / all) * Math.log(count / all))));
}

const least = (values: readonly number[]): number => (values.length === 0 ? 0 : Math.min(...values));
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
