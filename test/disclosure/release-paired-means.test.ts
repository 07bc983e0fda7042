import { describe, expect, it } from "vitest";
import { hidden, released, shown } from "./gate.ts";
import { pairedGroup, pairedOf } from "./statements.ts";

const group = (change: Parameters<typeof pairedGroup>[0], tier: "public" | "internal" = "public") =>
  released(pairedOf([pairedGroup(change)]), tier).groups[0];

describe("release(paired means)", () => {
  it("rounds means and standard deviations to one digit on the public tier", () => {
    expect(group({})).toEqual({
      key: {},
      n: shown(50, 2),
      before: { kind: "moment", mean: 61.2, sd: 9.9, within: 0.05 },
      after: { kind: "moment", mean: 74.6, sd: 8.8, within: 0.05 },
      change: { kind: "moment", mean: 13.3, sd: 6.5, within: 0.05 },
    });
  });

  it("leaves them unrounded on the internal tier", () => {
    expect(group({}, "internal")?.before).toEqual({ kind: "moment", mean: 61.2345, sd: 9.8765, within: 0 });
  });

  it("rounds so far that the mean does not tell which n behind the shown one is true", () => {
    // Scores are whole numbers: a mean is possible with an n when some whole sum lies within its rounding.
    for (let n = 28; n <= 400; n++) {
      const mean = 61.2;
      expect(Math.floor((mean + 0.05) * n)).toBeGreaterThanOrEqual(Math.ceil((mean - 0.05) * n));
    }
  });

  it.each([
    ["public", 27, 28],
    ["internal", 9, 10],
  ] as const)("hides the moments of too few on the %s tier", (tier, under, enough) => {
    expect(group({ n: under }, tier)?.before).toEqual(hidden);
    expect(group({ n: enough }, tier)?.before.kind).toBe("moment");
  });

  it("hides the moments where one makes more than half, or two more than 67 %, of the total", () => {
    expect(group({ largestShare: 0.51, twoLargestShare: 0.6 })?.after).toEqual(hidden);
    expect(group({ largestShare: 0.4, twoLargestShare: 0.68 })?.after).toEqual(hidden);
    expect(group({ largestShare: 0.5, twoLargestShare: 0.67 })?.after.kind).toBe("moment");
  });

  it("hides a mean that is everybody's own value", () => {
    const all = group({ after: { mean: 100, sd: 0.02 } });
    expect(all?.after).toEqual(hidden);
    expect(all?.before.kind).toBe("moment");
  });

  it("does not name a category below 30", () => {
    expect(group({ n: 29, key: { kind: "basic" } })).toBeUndefined();
    expect(group({ n: 30, key: { kind: "basic" } })?.n).toEqual(shown(30, 2));
  });

  it("takes a single pair, which has no spread, and hides it", () => {
    const one = { mean: 60, sd: Number.NaN };
    const pair = { n: 1, before: one, after: one, change: one };
    expect(group(pair, "internal")?.before).toEqual(hidden);
    expect(group(pair, "public")).toBeUndefined();
  });

  it.each([
    ["no number", { before: { mean: Number.NaN, sd: 1 } }, /not a number/],
    ["a negative spread", { before: { mean: 50, sd: -1 } }, /not a number/],
    ["a mean beyond the scale", { after: { mean: 101, sd: 1 } }, /outside the scale/],
    ["no dominance", { largestShare: Number.NaN }, /dominance missing/],
    ["shares that contradict each other", { largestShare: 0.3, twoLargestShare: 0.2 }, /dominance missing/],
    ["a fraction of a person", { n: 47.5 }, /not a count/],
  ])("refuses %s", (_, change, refusal) => {
    expect(() => group(change)).toThrow(refusal);
  });
});
