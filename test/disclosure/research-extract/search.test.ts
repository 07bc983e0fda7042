import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attributeLoss } from "../../../loaders/disclosure/research-extract/attribute-loss.ts";
import { baseGroups } from "../../../loaders/disclosure/research-extract/base-groups.ts";
import { findGeneralization } from "../../../loaders/disclosure/research-extract/find-generalization.ts";
import type { Hierarchy } from "../../../loaders/disclosure/research-extract/hierarchy.ts";
import { isDiverse } from "../../../loaders/disclosure/research-extract/is-diverse.ts";
import { latticeOf } from "../../../loaders/disclosure/research-extract/lattice.ts";
import { tagLattice } from "../../../loaders/disclosure/research-extract/tag-lattice.ts";

/** A hierarchy from the labels of each level, one a person. */
const hierarchy = (name: string, ...levels: readonly (readonly string[])[]): Hierarchy => ({
  name,
  columns: [name],
  weight: 1,
  levels: levels.map((labels, index) => {
    const distinct = [...new Set(labels)].toSorted();
    return {
      name: String(index),
      labels: distinct.map((label) => [label]),
      codes: Int32Array.from(labels, (label) => distinct.indexOf(label)),
    };
  }),
});

const everyPoint = (hierarchies: readonly Hierarchy[]) => {
  const lattice = latticeOf(hierarchies.map(({ levels }) => levels.length));
  return Array.from({ length: lattice.size }, (_, point) => lattice.levelsOf(point));
};

/** Rows by what they look like at some levels, without the program's grouping. */
const lookAlike = (hierarchies: readonly Hierarchy[], levels: readonly number[], people: number) => {
  const classes = new Map<string, number[]>();
  for (let person = 0; person < people; person++) {
    const key = hierarchies
      .map(
        ({ levels: own }, index) =>
          own[levels[index] ?? 0]?.labels[own[levels[index] ?? 0]?.codes[person] ?? 0],
      )
      .join("|");
    classes.set(key, [...(classes.get(key) ?? []), person]);
  }
  return [...classes.values()];
};

describe("the example of Sweeney 2002 (table PT: ethnicity and ZIP code, k = 2)", () => {
  const ethnicity = ["Black", "Black", "Black", "Black", "White", "White", "White", "White"];
  const zip = ["02138", "02139", "02141", "02142", "02138", "02139", "02141", "02142"];
  const hierarchies = [
    hierarchy(
      "ethnicity",
      ethnicity,
      ethnicity.map(() => "Person"),
    ),
    hierarchy(
      "zip",
      zip,
      zip.map((code) => `${code.slice(0, 4)}*`),
      zip.map((code) => `${code.slice(0, 3)}**`),
    ),
  ];
  const base = baseGroups(hierarchies, 8, [[new Uint8Array(8)]]);

  it("is 2-anonymous at [1,0], [0,1] and what lies above them, and minimal at these two", () => {
    const lattice = latticeOf([2, 3]);
    const { satisfies } = tagLattice(lattice, (point) =>
      lookAlike(hierarchies, lattice.levelsOf(point), 8).every(({ length }) => length >= 2),
    );
    const found = [...satisfies.keys()].filter((point) => satisfies[point]).map(lattice.levelsOf);
    expect(found.toSorted()).toEqual([
      [0, 1],
      [0, 2],
      [1, 0],
      [1, 1],
      [1, 2],
    ]);
  });

  it("loses one bit a row at either minimum, of three in all", () => {
    const best = findGeneralization({
      hierarchies,
      base,
      entry: -1,
      policy: {
        k: 2,
        suppression: 0,
        informationLoss: "non-uniform entropy",
        diversity: { kind: "distinct", l: 1, of: [] },
      },
    });
    expect(best?.loss).toBeCloseTo(8, 12);
    expect(best?.lossShare).toBeCloseTo(1 / 3, 12);
    expect([
      [1, 0],
      [0, 1],
    ]).toContainEqual(best?.levels);
  });
});

/** Random people with two or three attributes and a sensitive value. */
const instance = fc
  .record({
    people: fc.integer({ min: 4, max: 24 }),
    seed: fc.array(fc.nat(999), { minLength: 120, maxLength: 120 }),
    attributes: fc.integer({ min: 1, max: 3 }),
    k: fc.integer({ min: 1, max: 4 }),
    suppression: fc.constantFrom(0, 0.1, 0.3),
    informationLoss: fc.constantFrom("non-uniform entropy" as const, "discernibility" as const),
    kind: fc.constantFrom("distinct" as const, "entropy" as const),
    l: fc.constantFrom(1, 1.5, 2),
  })
  .map(({ people, seed, attributes, k, suppression, informationLoss, kind, l }) => {
    const digit = (person: number, attribute: number, below: number) =>
      (seed[(person * 5 + attribute) % seed.length] ?? 0) % below;
    const rows = Array.from({ length: people }, (_, person) => person);
    return {
      people,
      hierarchies: Array.from({ length: attributes }, (_, attribute) =>
        hierarchy(
          `a${attribute}`,
          rows.map((person) => String(digit(person, attribute, 6))),
          rows.map((person) => String(Math.floor(digit(person, attribute, 6) / 2))),
          rows.map(() => "*"),
        ),
      ),
      sensitive: Uint8Array.from(rows, (person) => digit(person, 4, 3)),
      policy: { k, suppression, informationLoss, diversity: { kind, l, of: ["breach" as const] } },
    };
  });

describe("findGeneralization(…)", () => {
  it("finds what a search of every point finds", () => {
    fc.assert(
      fc.property(instance, ({ people, hierarchies, sensitive, policy }) => {
        const limit = Math.floor(policy.suppression * people + 1e-9);
        const losses = everyPoint(hierarchies).flatMap((levels) => {
          const classes = lookAlike(hierarchies, levels, people);
          const kept = classes.filter((members) => {
            const counts = [0, 1, 2].map(
              (value) => members.filter((person) => sensitive[person] === value).length,
            );
            return members.length >= policy.k && isDiverse(counts, policy.diversity);
          });
          const shown = kept.flat();
          if (people - shown.length > limit || shown.length === 0) return [];
          if (policy.informationLoss === "discernibility")
            return [
              kept.reduce((sum, { length }) => sum + length * length, 0) + (people - shown.length) * people,
            ];
          return [
            hierarchies.reduce((sum, each, index) => {
              const { byLevel, leftOut } = attributeLoss(each);
              const own = byLevel[levels[index] ?? 0];
              for (let person = 0; person < people; person++)
                sum += (shown.includes(person) ? own : leftOut)?.[person] ?? 0;
              return sum;
            }, 0),
          ];
        });
        const found = findGeneralization({
          hierarchies,
          base: baseGroups(hierarchies, people, [[sensitive]]),
          entry: -1,
          policy,
        });
        if (losses.length === 0) expect(found).toBeUndefined();
        else expect(found?.loss).toBeCloseTo(Math.min(...losses), 8);
      }),
      { numRuns: 300 },
    );
  });
});

describe("tagLattice(lattice, holds)", () => {
  it("knows every point of a monotone property, and looks at no more than there are", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 }),
        fc.array(fc.array(fc.nat(3), { minLength: 4, maxLength: 4 }), { maxLength: 3 }),
        (heights, seeds) => {
          const lattice = latticeOf(heights);
          const holds = (point: number) => {
            const levels = lattice.levelsOf(point);
            return seeds.some((seed) => levels.every((level, index) => level >= (seed[index] ?? 0)));
          };
          const { satisfies, checked } = tagLattice(lattice, holds);
          expect(Array.from(satisfies)).toEqual(
            Array.from({ length: lattice.size }, (_, point) => Number(holds(point))),
          );
          expect(checked).toBeLessThanOrEqual(lattice.size);
        },
      ),
    );
  });
});

describe("isDiverse(counts, rule)", () => {
  it.each([
    ["everybody had it", [0, 5, 0], false],
    ["nobody had it", [5, 0, 0], false],
    ["some had it", [4, 1, 0], true],
    ["nobody was followed", [0, 0, 5], true],
    ["one of the followed had it", [0, 1, 4], false],
  ])("distinct l = 2: %s", (_, counts, diverse) => {
    expect(isDiverse(counts, { kind: "distinct", l: 2, of: [] })).toBe(diverse);
  });

  it("entropy l = 2 asks for halves, and one outcome that fails is enough", () => {
    expect(isDiverse([3, 3, 0], { kind: "entropy", l: 2, of: [] })).toBe(true);
    expect(isDiverse([4, 2, 0], { kind: "entropy", l: 2, of: [] })).toBe(false);
    expect(isDiverse([3, 3, 0, 6, 0, 0], { kind: "distinct", l: 2, of: [] })).toBe(false);
  });
});
