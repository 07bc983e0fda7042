import { describe, expect, it } from "vitest";
import type { TierPolicy } from "../../loaders/disclosure/policy.ts";
import type { Statement } from "../../loaders/disclosure/statement.ts";
import { modelOf, quantilesOf, reliabilityOf, termOf } from "./class-statements.ts";
import { policies, released } from "./gate.ts";

/** Each rule is taken away, one at a time: what it hid must come out, or it hid nothing. */
const rules = policies.public;
const { quantiles, models, discrimination, means } = rules;

const ofCategory = (people: number, events: number) => ({
  terms: [termOf({ evidence: { kind: "category", people, events } })],
});

const outcome = (people: number, events: number) =>
  reliabilityOf({ evidence: { kind: "outcome", people, events } });

const mutants: readonly (readonly [name: string, statement: Statement, without: Partial<TierPolicy>])[] = [
  ["people below the bin", quantilesOf([9, 60, 40, 9]), { quantiles: { ...quantiles, sides: 1 } }],
  ["people above the bin", quantilesOf([40, 60, 8, 1]), { quantiles: { ...quantiles, sides: 1 } }],
  ["people in the bin", quantilesOf([40, 9, 30, 10]), { quantiles: { ...quantiles, bin: 1 } }],
  ["people of a quantile", quantilesOf([4, 15, 4, 4]), { quantiles: { minimum: 1, sides: 1, bin: 1 } }],
  ["people of a reliability", outcome(90, 40), { discrimination: { ...discrimination, minimum: 1 } }],
  [
    "events a parameter",
    modelOf({ parameters: 9, residualDegreesOfFreedom: 190 }),
    { models: { ...models, eventsPerParameter: 0 } },
  ],
  [
    "degrees of freedom",
    modelOf({ residualDegreesOfFreedom: 7 }),
    { models: { ...models, residualDegreesOfFreedom: 1 } },
  ],
  ["saturated models", modelOf({ patterns: 2 }), { models: { ...models, saturated: "shown" } }],
  ["few in a category", modelOf(ofCategory(29, 12)), { counts: { ...rules.counts, smallestCategory: 0 } }],
  ["few events in a category", modelOf(ofCategory(80, 9)), { counts: { ...rules.counts, threshold: 5 } }],
  [
    "slopes of one person",
    modelOf({ terms: [termOf({ evidence: { kind: "slope", largestShare: 0.6, twoLargestShare: 0.65 } })] }),
    { means: { ...means, largestShare: 1 } },
  ],
];

/** Whether anything but counts comes out. */
const tells = (statement: Statement, policy: TierPolicy): boolean =>
  /"kind":"(?:bin|mean)"/.test(JSON.stringify(released(statement, policy)));

describe("without one rule of the public policy", () => {
  it.each(mutants)("%s", (_, statement, without) => {
    expect(tells(statement, rules)).toBe(false);
    expect(tells(statement, { ...rules, ...without })).toBe(true);
  });

  it("and a statement that keeps them all is told", () => {
    for (const statement of [quantilesOf([40, 60, 40, 10]), modelOf(), outcome(200, 80)])
      expect(tells(statement, rules)).toBe(true);
  });
});
