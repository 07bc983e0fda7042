import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gaussSuppression } from "../../../loaders/disclosure/suppression/gauss-suppression.ts";
import { incidenceOf, membersOf } from "../../../loaders/disclosure/suppression/incidence.ts";
import type { Dimension } from "../../../loaders/disclosure/suppression/leaves-by-code.ts";
import { linkedTables } from "../../../loaders/disclosure/suppression/linked-tables.ts";
import { determined, rankOf, unitVector, vectorOf } from "./linear-attack.ts";

/**
 * Small tables of every make: two or three dimensions, a group in the first, all crossed or crossed two by two, in any
 * order of publication, with any cells primary.
 */
const problem = fc
  .record({
    sizes: fc.array(fc.integer({ min: 2, max: 3 }), { minLength: 2, maxLength: 3 }),
    isGrouped: fc.boolean(),
    isLinked: fc.boolean(),
    seed: fc.integer(),
    share: fc.integer({ min: 1, max: 5 }),
  })
  .map(({ sizes, isGrouped, isLinked, seed, share }) => {
    const names = sizes.map((_, index) => `d${index}`);
    const dimensions = Object.fromEntries(
      sizes.map((size, index): [string, Dimension] => [
        `d${index}`,
        {
          codes: Array.from({ length: size }, (_, code) => `${index}${code}`),
          groups: isGrouped && index === 0 ? { both: ["00", "01"] } : {},
        },
      ]),
    );
    const pairs = names.flatMap((first, index) =>
      names.slice(index + 1).map((second) => ({ by: [first, second] })),
    );
    const { incidence } = linkedTables([], { dimensions, crossings: isLinked ? pairs : [{ by: names }] });
    const random = sequence(seed);
    const columns = Array.from({ length: incidence.columns }, (_, column) => column);
    const order = shuffled(columns, random);
    return { incidence, order, primary: columns.filter(() => random() < share / 10) };
  });

/** Numbers in [0, 1) from a seed: xorshift. */
function sequence(seed: number): () => number {
  let state = seed | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

const shuffled = <T>(items: readonly T[], random: () => number): T[] =>
  items
    .map((item) => ({ item, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);

const runs = { seed: 31, numRuns: 150 };

describe("after gaussSuppression(problem)", () => {
  it("no primary cell is a sum and difference of published ones", () => {
    fc.assert(
      fc.property(problem, ({ incidence, order, primary }) => {
        const { published, unsafe } = gaussSuppression({ incidence, order, primary });
        expect(unsafe).toEqual([]);
        expect(determined(incidence, { published }, primary)).toEqual([]);
      }),
      runs,
    );
  });

  it("every hidden cell is needed: publishing any one of them gives a primary cell away", () => {
    let mutants = 0;
    fc.assert(
      fc.property(problem, ({ incidence, order, primary }) => {
        const { secondary, published } = gaussSuppression({ incidence, order, primary });
        for (const column of secondary.slice(0, 3)) {
          mutants++;
          expect(determined(incidence, { published: [...published, column] }, primary)).not.toEqual([]);
        }
      }),
      runs,
    );
    expect(mutants).toBeGreaterThan(100);
  });

  it("an insider learns no primary cell but those that its own cells are", () => {
    fc.assert(
      fc.property(problem, fc.nat(), ({ incidence, order, primary }, pick) => {
        const contributors = [[pick % incidence.innerCells], [(pick + 1) % incidence.innerCells, 0]];
        const { published } = gaussSuppression({
          incidence,
          order,
          primary,
          singletons: { method: "insiders", contributors },
        });
        for (const own of [[], ...contributors]) {
          const theirs = determined(incidence, { published: [], own }, primary);
          expect(determined(incidence, { published, own }, primary)).toEqual(theirs);
        }
      }),
      runs,
    );
  });

  it("no sum of single people is published, in whatever disguise", () => {
    fc.assert(
      fc.property(problem, fc.nat(), ({ incidence, order, primary }, pick) => {
        const innerCells = [...new Set([0, pick % incidence.innerCells])];
        const { published } = gaussSuppression({
          incidence,
          order,
          primary,
          singletons: { method: "sums", innerCells },
        });
        const told = published.map((column) => vectorOf(incidence, column));
        const singles = innerCells.map((cell) => unitVector(incidence.innerCells, cell));
        // What is told and what single people know have nothing in common.
        expect(rankOf([...told, ...singles])).toBe(rankOf(told) + singles.length);
        expect(determined(incidence, { published }, primary)).toEqual([]);
      }),
      runs,
    );
  });
});

describe("proportional columns are found by a mark, and then compared", () => {
  it("modulo a prime so small that marks of other columns collide, the same cells are hidden", () => {
    fc.assert(
      fc.property(problem, (input) => {
        expect(gaussSuppression({ ...input, prime: 101 })).toEqual(gaussSuppression(input));
      }),
      { ...runs, numRuns: 400 },
    );
  });
});

describe("the order is respected", () => {
  it("what comes later does not change what is decided before", () => {
    fc.assert(
      fc.property(problem, fc.nat(), fc.integer(), ({ incidence, order, primary }, cut, seed) => {
        const kept = order.slice(0, cut % order.length);
        const rest = shuffled(order.slice(kept.length), sequence(seed));
        const decisions = (list: readonly number[]) => {
          const secondary = new Set(gaussSuppression({ incidence, order: list, primary }).secondary);
          return kept.map((column) => secondary.has(column));
        };
        expect(decisions([...kept, ...rest])).toEqual(decisions(order));
      }),
      runs,
    );
  });

  it("with one more primary cell, the first decision that changes is one to hide", () => {
    fc.assert(
      fc.property(problem, fc.nat(), ({ incidence, order, primary }, pick) => {
        const more = [...primary, order[pick % order.length] ?? 0];
        const hiddenBy = (list: readonly number[]) =>
          new Set([...list, ...gaussSuppression({ incidence, order, primary: list }).secondary]);
        const [before, after] = [hiddenBy(primary), hiddenBy(more)];
        const changed = order.find((column) => before.has(column) !== after.has(column));
        if (changed !== undefined) expect(after.has(changed)).toBe(true);
      }),
      runs,
    );
  });
});

describe("numbering does not matter", () => {
  it("inner cells and columns in another order: the same cells are hidden", () => {
    fc.assert(
      fc.property(problem, fc.integer(), ({ incidence, order, primary }, seed) => {
        const random = sequence(seed);
        const indices = (length: number) => Array.from({ length }, (_, index) => index);
        const newCell = shuffled(indices(incidence.innerCells), random);
        const oldColumn = shuffled(indices(incidence.columns), random);
        const newColumn = new Map(oldColumn.map((column, place) => [column, place]));
        const renumbered = (columns: readonly number[]) =>
          columns.map((column) => newColumn.get(column) ?? -1);
        const moved = gaussSuppression({
          incidence: incidenceOf(
            incidence.innerCells,
            oldColumn.map((column) => [...membersOf(incidence, column)].map((cell) => newCell[cell] ?? -1)),
          ),
          order: renumbered(order),
          primary: renumbered(primary),
        });
        const { secondary } = gaussSuppression({ incidence, order, primary });
        expect(moved.secondary).toEqual(renumbered(secondary).sort((a, b) => a - b));
      }),
      runs,
    );
  });
});
