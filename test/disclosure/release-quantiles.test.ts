import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ledgerStatements } from "../../loaders/disclosure/ledger-statements.ts";
import { quantilesOf } from "./class-statements.ts";
import { hidden, policies, released } from "./gate.ts";

const tiers = ["public", "research", "internal"] as const;
type Tier = (typeof tiers)[number];
const medianOf = (bins: readonly number[], tier: Tier = "public") =>
  released(quantilesOf(bins), tier).groups[0]?.quantiles[0];
const bin = { kind: "bin", from: 10, to: 20 } as const;

describe("release(quantiles)", () => {
  it("tells the bin, never a value", () => {
    expect(medianOf([20, 40, 15, 10])).toEqual(bin);
  });

  it.each([
    ["public", 10],
    ["research", 10],
    ["internal", 5],
  ] as const)("%s: at least %i below the bin, above it and in it", (tier, floor) => {
    for (const people of [floor - 1, floor, floor + 1]) {
      const expected = people < floor ? hidden : bin;
      expect(medianOf([people, 60, 40, 10], tier), `below: ${people}`).toEqual(expected);
      expect(medianOf([40, 60, people - 1, 1], tier), `above: ${people}`).toEqual(expected);
      expect(medianOf([40, people, 39, 1], tier), `in it: ${people}`).toEqual(expected);
    }
  });

  it.each([
    ["public", 27, 28],
    ["research", 17, 18],
    ["internal", 9, 10],
  ] as const)("%s: from the minimum of shown people only (%i, %i)", (tier, under, enough) => {
    // Without the floors around the bin, which ask for more people than the minimum does.
    const policy = { ...policies[tier], quantiles: { ...policies[tier].quantiles, sides: 1, bin: 1 } };
    const first = (n: number) => released(quantilesOf([3, n - 6, 2, 1]), policy).groups[0]?.quantiles[0];
    expect(first(under) ?? hidden).toEqual(hidden);
    expect(first(enough)).toEqual(bin);
    expect(first(enough + 1)).toEqual(bin);
  });

  it("never tells the outermost bins, whose end is the smallest or largest value", () => {
    for (const tier of tiers) {
      expect(medianOf([80, 20, 20, 20], tier)).toEqual(hidden);
      expect(medianOf([20, 20, 20, 80], tier)).toEqual(hidden);
    }
  });

  it("does not name a category below 30", () => {
    expect(released(quantilesOf([9, 11, 9, 0], { key: { sex: "female" } }), "public").groups).toEqual([]);
  });

  it("remembers what a bin tells, and all of it is true", () => {
    const counts = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 4, maxLength: 4 });
    const probability = fc.integer({ min: 1, max: 99 }).map((percent) => percent / 100);
    let told = 0;
    fc.assert(
      fc.property(counts, probability, fc.constantFrom(...tiers), (bins, q, tier) => {
        const statement = quantilesOf(bins, { probabilities: [q] });
        const n = bins.reduce((sum, count) => sum + count, 0);
        const result = released(statement, tier);
        const [quantile] = result.groups[0]?.quantiles ?? [];
        if (quantile?.kind !== "bin") return;
        told += 1;
        const at = statement.edges.indexOf(quantile.from) + 1;
        const sums: Record<string, number> = {
          [`below ${quantile.from}`]: bins.slice(0, at).reduce((sum, count) => sum + count, 0),
          [`${quantile.to} and above`]: bins.slice(at + 1).reduce((sum, count) => sum + count, 0),
          [`${quantile.from} to below ${quantile.to}`]: bins[at] ?? 0,
          n,
        };
        for (const row of ledgerStatements(result, policies[tier])) {
          const value = sums[row.measure];
          if (value === undefined || row.kind === "complement") throw new Error(row.measure);
          if (row.kind === "mean") expect(row.scale * value).toBeLessThanOrEqual((row.upper ?? 0) * n);
          else expect(value).toBeGreaterThanOrEqual(row.lower);
        }
      }),
      { numRuns: 300 },
    );
    expect(told).toBeGreaterThan(20);
  });

  it.each([
    ["the smallest value", { probabilities: [0] }, /minimum or maximum/],
    ["the largest value", { probabilities: [0.5, 1] }, /minimum or maximum/],
    ["no bins", { edges: [] }, /evidence missing/],
    ["bins that do not ascend", { edges: [10, 10, 20] }, /evidence missing/],
    ["people outside the bins", { groups: [{ key: {}, n: 90, bins: [20, 40, 15, 10] }] }, /do not add up/],
    ["a bin too few", { groups: [{ key: {}, n: 75, bins: [20, 40, 15] }] }, /evidence missing/],
    ["a part of a person", { groups: [{ key: {}, n: 40, bins: [20.5, 9.5, 5, 5] }] }, /not a count/],
  ])("refuses %s", (_, change, refusal) => {
    expect(() => released(quantilesOf([20, 40, 15, 10], change), "public")).toThrow(refusal);
  });
});
