import { describe, expect, it } from "vitest";
import type { TierPolicy } from "../../loaders/disclosure/policy.ts";
import { policies, released } from "./gate.ts";
import { hiddenWidths } from "./life-table-attack.ts";
import { violationsOfCounts, violationsOfLifeTable, violationsOfMeans } from "./primary-rules.ts";
import { countsOf, everybody, lifeGroup, lifeTableOf, pairedGroup, pairedOf } from "./statements.ts";

/** Each rule is taken away, one at a time: the checker must see it, and must see nothing while it is there. */
const rules = policies.public;
const { counts, curves, means } = rules;

interface Mutant {
  readonly name: string;
  readonly without: TierPolicy;
  readonly violations: (policy: TierPolicy) => readonly string[];
}

const seenInCounts =
  (people: number, outcome: number, key: Record<string, string> = {}) =>
  (policy: TierPolicy) => {
    const truth = countsOf([{ key, counts: { people, outcome } }]);
    return violationsOfCounts(truth, released(truth, policy), { outcome: "people" });
  };

const seenInLifeTable = (truth: ReturnType<typeof lifeTableOf>) => (policy: TierPolicy) =>
  violationsOfLifeTable(truth, released(truth, policy));

const seenInMeans = (change: Parameters<typeof pairedGroup>[0]) => (policy: TierPolicy) => {
  const truth = pairedOf([pairedGroup(change)]);
  return violationsOfMeans(truth, released(truth, policy));
};

const mutants: readonly Mutant[] = [
  {
    name: "the threshold",
    without: { ...rules, counts: { ...counts, threshold: 1 } },
    violations: seenInCounts(300, 7),
  },
  {
    name: "the hiding of zeros",
    without: { ...rules, counts: { ...counts, zeros: "shown", hideZero: false } },
    violations: seenInCounts(300, 0),
  },
  {
    name: "the hiding of zeros of what is not sensitive",
    without: { ...rules, counts: { ...counts, zeros: "hidden where sensitive" } },
    violations: seenInCounts(0, 0),
  },
  {
    name: "the threshold of complements",
    without: { ...rules, counts: { ...counts, threshold: 1 } },
    violations: seenInCounts(300, 297),
  },
  {
    name: "rounding",
    without: { ...rules, counts: { ...counts, roundingBase: 1 } },
    violations: seenInCounts(303, 33),
  },
  {
    name: "the smallest category",
    without: { ...rules, counts: { ...counts, smallestCategory: 0 } },
    violations: seenInCounts(25, 12, { sex: "female" }),
  },
  {
    name: "the smallest group with a curve",
    without: { ...rules, curves: { ...curves, minimum: 1 } },
    violations: seenInLifeTable(lifeTableOf([lifeGroup(75, [[182, 15, 0, 0]])])),
  },
  {
    name: "the end of curves",
    without: { ...rules, curves: { ...curves, endsBelow: 1 } },
    violations: seenInLifeTable(lifeTableOf([lifeGroup(100, [[182, 30, 15, 30]])])),
  },
  {
    name: "the threshold of events in a curve",
    without: { ...rules, counts: { ...counts, threshold: 1 } },
    violations: seenInLifeTable(lifeTableOf([lifeGroup(100, [[182, 4, 0, 15]])])),
  },
  {
    name: "the smallest group with a mean",
    without: { ...rules, means: { ...means, minimum: 1 } },
    violations: seenInMeans({ n: 20 }),
  },
  {
    name: "dominance of one",
    without: { ...rules, means: { ...means, largestShare: 1 } },
    violations: seenInMeans({ largestShare: 0.6, twoLargestShare: 0.6 }),
  },
  {
    name: "dominance of two",
    without: { ...rules, means: { ...means, twoLargestShare: 1 } },
    violations: seenInMeans({ largestShare: 0.4, twoLargestShare: 0.7 }),
  },
  {
    name: "the digits of means",
    without: { ...rules, means: { ...means, digits: 4 } },
    violations: seenInMeans({}),
  },
];

describe("a rule that is taken away is missed", () => {
  it.each(mutants)("$name", ({ without, violations }) => {
    expect(violations(rules)).toEqual([]);
    expect(violations(without)).not.toEqual([]);
  });

  it("the link of a part to its whole", () => {
    const linked = everybody(300, 297);
    const unlinked = {
      ...linked,
      measures: { ...linked.measures, outcome: { sensitivity: "sensitive" as const } },
    };
    const parts = { outcome: "people" };
    expect(violationsOfCounts(linked, released(linked, rules), parts)).toEqual([]);
    expect(violationsOfCounts(unlinked, released(unlinked, rules), parts)).not.toEqual([]);
  });

  it("the working out of who is at risk", () => {
    // Nobody left otherwise, and all three roundings went the same way: only one or none is left for the reader.
    const truth = lifeTableOf([lifeGroup(642, [[182, 143, 0, 0]])]);
    const counted = { ...rules, curves: { ...curves, atRisk: "counted" as const } };
    const narrowest = (policy: TierPolicy) =>
      Math.min(...hiddenWidths(released(truth, policy).groups[0] ?? { key: {}, n: { kind: "z" }, rows: [] }));
    expect(narrowest(rules)).toBeGreaterThanOrEqual(3);
    expect(narrowest(counted)).toBeLessThan(3);
  });

  it("the grid of curves", () => {
    const monthly = lifeTableOf([
      lifeGroup(300, [
        [30, 12, 0, 0],
        [60, 13, 0, 0],
      ]),
    ]);
    expect(() => released(monthly, rules)).toThrow(/grid too fine/);
    expect(() => released(monthly, { ...rules, curves: { ...curves, landmarks: "anywhere" } })).not.toThrow();
  });

  it("the limit of crossings", () => {
    const crossed = countsOf([], { dimensions: ["sex", "age_band", "pathway"] });
    expect(() => released(crossed, rules)).toThrow(/too many crossings/);
    expect(() => released(crossed, { ...rules, crossing: { ...rules.crossing, most: 3 } })).not.toThrow();
  });
});
