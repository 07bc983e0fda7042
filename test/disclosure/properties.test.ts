import { groups } from "d3";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { protectedCount } from "../../loaders/disclosure/protected-count.ts";
import { policies, released } from "./gate.ts";
import { hiddenWidths } from "./life-table-attack.ts";
import { violationsOfCounts, violationsOfLifeTable, violationsOfMeans } from "./primary-rules.ts";
import { countsOf, lifeGroup, lifeTableOf, pairedGroup, pairedOf } from "./statements.ts";

/** Sizes near the thresholds are where rules fail: they come up as often as all others. */
const size = fc.oneof(
  fc.integer({ min: 0, max: 45 }),
  fc.integer({ min: 70, max: 120 }),
  fc.integer({ min: 0, max: 2000 }),
);
const part = size.chain((people) =>
  fc.tuple(
    fc.constant(people),
    fc.oneof(fc.integer({ min: 0, max: people }), fc.integer({ min: Math.max(0, people - 12), max: people })),
  ),
);

describe("no primary rule is broken, whatever the counts", () => {
  it("counts", () => {
    const statement = fc.array(part, { maxLength: 8 }).map((pairs) =>
      countsOf(
        pairs.map(([people, outcome], index) => ({
          key: index === 0 ? {} : { sex: String(index) },
          counts: { people, outcome },
        })),
      ),
    );
    fc.assert(
      fc.property(statement, (truth) => {
        expect(violationsOfCounts(truth, released(truth, "public"), { outcome: "people" })).toEqual([]);
      }),
      { seed: 21, numRuns: 1000 },
    );
  });

  const exits = fc.array(fc.tuple(fc.nat(15), fc.nat(6), fc.nat(40)), { minLength: 1, maxLength: 8 });
  const lifeTable = fc
    .tuple(fc.integer({ min: 0, max: 60 }), exits, fc.boolean())
    .map(([rest, steps, category]) => {
      const n = rest + steps.flat().reduce((sum, value) => sum + value, 0);
      const rows = steps.map((_, index): [number, number, number, number] => {
        const upTo = (column: 0 | 1 | 2) =>
          steps.slice(0, index + 1).reduce((sum, step) => sum + step[column], 0);
        return [183 * (index + 1), upTo(0), upTo(1), upTo(2)];
      });
      return lifeTableOf([lifeGroup(n, rows, category ? { sex: "female" } : {})]);
    });

  it("life tables, and their columns stay cumulative", () => {
    fc.assert(
      fc.property(lifeTable, (truth) => {
        const out = released(truth, "public");
        expect(violationsOfLifeTable(truth, out)).toEqual([]);
        for (const group of out.groups)
          for (const width of hiddenWidths(group)) expect(width).toBeGreaterThan(2);
        for (const column of ["events", "competing", "censored"] as const) {
          const values = (out.groups[0]?.rows ?? []).flatMap((row) => {
            const count = row[column];
            return count.kind === "count" ? [count.value] : [];
          });
          expect(values).toEqual(values.toSorted((a, b) => a - b));
        }
      }),
      { seed: 22, numRuns: 1000 },
    );
  });

  it("means", () => {
    const mean = fc.record({
      mean: fc.double({ min: 0, max: 100, noNaN: true }),
      sd: fc.double({ min: 0, max: 30, noNaN: true }),
    });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const group = fc
      .record({ n: size, before: mean, after: mean, change: mean, one: share, two: share })
      .map(({ one, two, ...rest }) =>
        pairedGroup({ ...rest, largestShare: Math.min(one, two), twoLargestShare: Math.max(one, two) }),
      );
    fc.assert(
      fc.property(group, (truth) => {
        const statement = pairedOf([truth]);
        expect(violationsOfMeans(statement, released(statement, "public"))).toEqual([]);
      }),
      { seed: 23, numRuns: 1000 },
    );
  });
});

describe("protectedCount(value, evidence)", () => {
  const evidence = { policy: policies.public, sensitivity: "sensitive" } as const;
  const shownValue = (value: number) => {
    const count = protectedCount(value, evidence);
    return count.kind === "count" ? count.value : 0;
  };

  it("keeps order", () => {
    fc.assert(
      fc.property(size, size, (a, b) => shownValue(Math.min(a, b)) <= shownValue(Math.max(a, b))),
      { seed: 24, numRuns: 2000 },
    );
  });

  it("is idempotent: releasing what was released changes nothing", () => {
    fc.assert(
      fc.property(size, (value) => {
        const once = protectedCount(value, evidence);
        return once.kind !== "count" || shownValue(once.value) === once.value;
      }),
      { seed: 25, numRuns: 2000 },
    );
  });

  it("is the same for at least three counts, whatever is shown", () => {
    const behind = groups(
      Array.from({ length: 500 }, (_, value) => value),
      (value) => JSON.stringify(protectedCount(value, evidence)),
    );
    const sizes = behind.slice(0, -1).map(([, values]) => values.length);
    expect(Math.min(...sizes)).toBe(3);
  });

  it("keeps a shown part within its shown whole", () => {
    fc.assert(
      fc.property(part, ([whole, value]) => {
        const count = protectedCount(value, { ...evidence, whole });
        return count.kind !== "count" || count.value <= shownValue(whole);
      }),
      { seed: 26, numRuns: 2000 },
    );
  });

  it("does not change when one person below the threshold is swapped for a twin", () => {
    for (let few = 0; few < 9; few++)
      for (let total = 98; total < 102; total++) {
        const see = (outcome: number, people: number) =>
          JSON.stringify([
            protectedCount(outcome, { ...evidence, whole: people }),
            protectedCount(people, evidence),
          ]);
        expect(see(few + 1, total + 1)).toBe(see(few, total));
      }
  });
});
