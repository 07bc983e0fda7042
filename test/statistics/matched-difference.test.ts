import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchedDifference, moments, nearestMatching, pairedChange } from "../../src/statistics/index.ts";
import { FIXED } from "./arbitrary.ts";
import { found } from "./found.ts";
import { casesOf, column, worst } from "./reference/fixtures.ts";
import { expectRefusal } from "./refusals.ts";

const not = (reason: string) => ({ kind: "not estimable", reason });

const people = fc
  .array(
    fc.record({
      treated: fc.nat(1),
      score: fc.integer({ min: 0, max: 12 }),
      outcome: fc.integer({ min: -9, max: 9 }),
    }),
    { minLength: 4, maxLength: 30 },
  )
  .map((rows) => ({
    treated: rows.map((row) => row.treated),
    score: rows.map((row) => row.score),
    outcome: rows.map((row) => row.outcome),
  }));

describe("matchedDifference({ outcome, treated, score, pairs })", () => {
  it("equals Matching's Match, and its rule written out in R where scores tie or nobody is taken twice", () => {
    for (const item of casesOf("comparison-effects", "matchedDifference")) {
      const controls = column(item, "pairsControl");
      const pairs = column(item, "pairsTreated").map((treated, i) => ({ treated, control: controls[i]! }));
      const {
        value,
        lower,
        upper,
        standardError,
        treatedMean,
        controlMean,
        controls: different,
      } = found(
        matchedDifference({
          outcome: column(item, "outcome"),
          treated: column(item, "treated"),
          score: column(item, "score"),
          pairs,
        }),
      );
      const ours = [value, lower, upper, standardError, treatedMean, controlMean, different];
      expect(worst(ours, item.output.all!)).toBeLessThan(1e-11);
    }
  });

  it("gives 15.97 (t = 5.78) for 33 children of lead workers and the children beside them (Morton et al. 1982)", () => {
    // Micrograms of lead in 100 ml of blood, Am J Epidemiol 115:549-555; the paired t of Rosenbaum (2002, Observational
    // studies, doi:10.1007/978-1-4757-3692-2) divides by n - 1.
    const exposed = [
      38, 23, 41, 18, 37, 36, 23, 62, 31, 34, 24, 14, 21, 17, 16, 20, 15, 10, 45, 39, 22, 35, 49, 48, 44, 35,
      43, 39, 34, 13, 73, 25, 27,
    ];
    const others = [
      16, 18, 18, 24, 19, 11, 10, 15, 16, 18, 18, 13, 19, 10, 16, 16, 24, 13, 9, 14, 21, 19, 7, 18, 19, 12,
      11, 22, 25, 16, 13, 11, 13,
    ];
    const outcome = [...exposed, ...others];
    const n = exposed.length;
    const treated = outcome.map((_, i) => (i < n ? 1 : 0));
    const pairs = exposed.map((_, i) => ({ treated: i, control: n + i }));
    const score = outcome.map((_, i) => ((i % n) + 1) / (n + 1));
    const { value, standardError } = found(matchedDifference({ outcome, treated, score, pairs }));
    expect([value.toFixed(2), (value / (standardError * Math.sqrt(n / (n - 1)))).toFixed(2)]).toEqual([
      "15.97",
      "5.78",
    ]);
  });

  // That example takes nobody twice; no published one was found without ties, which Matching takes all at once.
  it("adds the spread of people taken twice, worked by hand after Abadie and Imbens' theorem 7", () => {
    // Row 2 is taken by both; the untreated person nearest to it is row 3, with (4 - 2)² / 2 = 2 as its variance.
    const data = { treated: [1, 1, 0, 0], score: [5, 7, 6, 3], outcome: [9, 5, 4, 2] };
    const { pairs } = found(nearestMatching(data, { replacement: true }));
    const { value, standardError, controls } = found(matchedDifference({ ...data, pairs }));
    expect(value).toBe(3);
    expect(controls).toBe(1);
    expect(standardError).toBeCloseTo(Math.sqrt(2 ** 2 + 2 ** 2 + 2 * 1 * 2) / 2, 12);
  });

  it("measures that spread by the first row of equally near people, whichever side they are on", () => {
    // Row 3 is taken twice; rows 2 and 4 are as near to it, with spreads of (4 - 1)² / 2 and (4 - 4)² / 2.
    const data = { treated: [1, 1, 0, 0, 0], score: [5, 5, 7, 5, 3], outcome: [9, 5, 1, 4, 4] };
    const of = (swap: boolean) => {
      const score = swap ? [5, 5, 3, 5, 7] : data.score;
      const { pairs } = found(nearestMatching({ ...data, score }, { replacement: true }));
      return found(matchedDifference({ ...data, score, pairs })).standardError;
    };
    expect(of(false)).toBeCloseTo(Math.sqrt(2 ** 2 + 2 ** 2 + 2 * 1 * 4.5) / 2, 12);
    expect(of(true)).toBeCloseTo(of(false), 12);
  });

  it("is the paired change, but for n instead of n - 1, where nobody is taken twice", () => {
    fc.assert(
      fc.property(people, (data) => {
        const matching = nearestMatching(data);
        if (matching.kind === "not estimable") return;
        const ours = matchedDifference({ ...data, pairs: matching.pairs });
        const before = matching.pairs.map(({ control }) => data.outcome[control]!);
        const after = matching.pairs.map(({ treated }) => data.outcome[treated]!);
        const n = before.length;
        const { mean, sd } = moments(after.map((value, i) => value - before[i]!));
        if (ours.kind === "not estimable") {
          expect(n < 2 || sd < 1e-12).toBe(true);
          return;
        }
        expect(ours.value).toBeCloseTo(mean, 10);
        expect(ours.standardError).toBeCloseTo((sd * Math.sqrt((n - 1) / n)) / Math.sqrt(n), 10);
        expect(found(pairedChange({ before, after })).value).toBeCloseTo(ours.value, 10);
      }),
      FIXED,
    );
  });

  it("does not change with the order of the pairs, and moves with the outcome of those treated", () => {
    fc.assert(
      fc.property(people, fc.integer({ min: -5, max: 5 }), (data, shift) => {
        const matching = nearestMatching(data, { replacement: true });
        if (matching.kind === "not estimable") return;
        const there = matchedDifference({ ...data, pairs: matching.pairs });
        if (there.kind === "not estimable") return;
        const outcome = data.outcome.map((y, i) => y + shift * data.treated[i]!);
        const moved = found(matchedDifference({ ...data, outcome, pairs: [...matching.pairs].reverse() }));
        expect(moved.value).toBeCloseTo(there.value + shift, 10);
        expect(moved.standardError).toBeCloseTo(there.standardError, 10);
      }),
      FIXED,
    );
  });

  it("refuses pairs that are none", () => {
    const data = { treated: [1, 1, 0, 0], score: [5, 7, 6, 3], outcome: [9, 5, 4, 2] };
    const of = (...pairs: { treated: number; control: number }[]) => matchedDifference({ ...data, pairs });
    expectRefusal(() => of({ treated: 2, control: 0 }), /pairs\[0\]/, /nearestMatching/);
    expectRefusal(() => of({ treated: 0, control: 9 }), /pairs\[0\]/);
    const twice = [
      { treated: 0, control: 2 },
      { treated: 0, control: 3 },
    ];
    expectRefusal(() => of(...twice), /pairs\[1\]/);
    expect(of({ treated: 0, control: 2 })).toEqual(not("one observation"));
  });
});
