import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  hajekDifference,
  propensityWeights,
  standardizedDifference,
  varianceRatio,
} from "../../src/statistics/index.ts";
import { FIXED } from "./arbitrary.ts";
import { found } from "./found.ts";
import { casesOf, column, worst } from "./reference/fixtures.ts";
import { expectRefusal } from "./refusals.ts";
import { groups, SIX } from "./two-groups.ts";

const not = (reason: string) => ({ kind: "not estimable", reason });

describe("standardizedDifference({ value, treated, weight }, { unit, binary })", () => {
  it("equals R in both units, and in the conventions of MatchIt and cobalt", () => {
    for (const item of casesOf("comparison", "standardizedDifference")) {
      const data = {
        value: column(item, "value"),
        treated: column(item, "treated"),
        weight: column(item, "weight"),
      };
      const pooled = found(standardizedDifference(data));
      const conventions = {
        pooled,
        treated: found(standardizedDifference(data, { unit: "treated" })),
        matchit: found(standardizedDifference(data, { unit: "treated", binary: "p(1-p)" })),
        cobalt: found(standardizedDifference(data, { binary: "p(1-p)" })),
      };
      for (const [name, ours] of Object.entries(conventions)) {
        // Overlap weights balance the means: what is left there is rounding.
        expect(worst([ours.value], item.output[name]!, 1e-12)).toBeLessThan(1e-8);
      }
      expect(worst([pooled.treatedMean, pooled.controlMean], item.output.means!)).toBeLessThan(1e-10);
    }
  });

  it("is the difference in standard deviations, worked by hand", () => {
    const data = { value: [4, 6, 1, 3], treated: [1, 1, 0, 0] };
    const { value, unit } = found(standardizedDifference(data));
    expect([value, unit]).toEqual([expect.closeTo(3 / Math.SQRT2, 12), expect.closeTo(Math.SQRT2, 12)]);
    const weight = [1, 0, 1, 1];
    expect(found(standardizedDifference({ ...data, weight })).value).toBeCloseTo(2 / Math.SQRT2, 12);
    const binary = { value: [1, 1, 0, 0, 1, 0, 0, 0], treated: [1, 1, 1, 1, 0, 0, 0, 0] };
    const matchit = found(standardizedDifference(binary, { unit: "treated", binary: "p(1-p)" }));
    expect(matchit.value).toBeCloseTo(0.25 / 0.5, 12);
  });

  it("knows no unit, no order, and turns with the groups", () => {
    fc.assert(
      fc.property(groups, ({ value, treated, weight }) => {
        const there = standardizedDifference({ value, treated, weight });
        if (there.kind === "not estimable") return;
        const scaled = value.map((x) => 100 * x + 7);
        expect(found(standardizedDifference({ value: scaled, treated, weight })).value).toBeCloseTo(
          there.value,
          8,
        );
        const other = treated.map((t) => 1 - t);
        expect(found(standardizedDifference({ value, treated: other, weight })).value).toBeCloseTo(
          -there.value,
          8,
        );
      }),
      FIXED,
    );
  });

  it("says why there is none, and refuses what cannot be", () => {
    const of = (value: number[], treated: number[], weight?: number[]) =>
      standardizedDifference({ value, treated, ...(weight ? { weight } : {}) });
    expect(of([], [])).toEqual(not("no observations"));
    expect(of([1, 2], [1, 1])).toEqual(not("one group only"));
    expect(of([1, 2, 3, 4], [1, 1, 0, 0], [1, 1, 0, 0])).toEqual(not("one group only"));
    expect(of([1, 2, 3], [1, 0, 0])).toEqual(not("one observation"));
    expect(of([1, 1, 2, 2], [1, 1, 0, 0])).toEqual(not("no variation"));
    expectRefusal(() => of([1, Number.NaN], [1, 0]), /value\[1\]/);
    expectRefusal(() => of([1, 2], [1, 0], [1, -1]), /weight\[1\]/);
    expectRefusal(() => of([1, 2], [1, 3]), /treated\[1\]/);
    expectRefusal(() => of([1, 2], [1, 0], [1]), /length/);
  });
});

describe("varianceRatio({ value, treated, weight })", () => {
  it("equals R's unbiased weighted variances", () => {
    for (const item of casesOf("comparison", "varianceRatio")) {
      const data = {
        value: column(item, "value"),
        treated: column(item, "treated"),
        weight: column(item, "weight"),
      };
      const ours = found(varianceRatio(data));
      expect(worst([ours.value], item.output.value!)).toBeLessThan(1e-10);
      expect(worst([ours.treatedVariance, ours.controlVariance], item.output.variances!)).toBeLessThan(1e-10);
    }
  });

  it("is var / var, worked by hand, and the inverse when the groups change names", () => {
    expect(found(varianceRatio({ value: [1, 3, 0, 4], treated: [1, 1, 0, 0] })).value).toBeCloseTo(2 / 8, 12);
    fc.assert(
      fc.property(groups, ({ value, treated, weight }) => {
        const there = varianceRatio({ value, treated, weight });
        if (there.kind === "not estimable") return;
        const back = found(varianceRatio({ value, treated: treated.map((t) => 1 - t), weight }));
        expect(back.value * there.value).toBeCloseTo(1, 9);
      }),
      FIXED,
    );
  });

  it("says why there is none, and refuses what cannot be", () => {
    const of = (value: number[], treated: number[], weight?: number[]) =>
      varianceRatio({ value, treated, ...(weight ? { weight } : {}) });
    expect(of([], [])).toEqual(not("no observations"));
    expect(of([1, 2], [0, 0])).toEqual(not("one group only"));
    expect(of([1, 2, 3, 4], [1, 1, 0, 0], [1, 0, 1, 1])).toEqual(not("one observation"));
    expect(of([1, 2, 3, 3], [1, 1, 0, 0])).toEqual(not("no variation"));
    expectRefusal(() => of([1, Number.POSITIVE_INFINITY], [1, 0]), /value\[1\]/);
    expectRefusal(() => of([1, 2], [1, 0], [1, Number.NaN]), /weight\[1\]/);
  });
});

describe("hajekDifference({ outcome, treated, weight })", () => {
  it("equals R's weighted lm with sandwich's HC0", () => {
    for (const item of casesOf("comparison", "hajekDifference")) {
      const ours = found(
        hajekDifference({
          outcome: column(item, "outcome"),
          treated: column(item, "treated"),
          weight: column(item, "weight"),
        }),
      );
      for (const name of ["value", "standardError", "lower", "upper"] as const) {
        expect(worst([ours[name]], item.output[name]!)).toBeLessThan(1e-9);
      }
      expect(worst([ours.treatedMean, ours.controlMean], item.output.means!)).toBeLessThan(1e-10);
      expect(worst([ours.effectiveTreated, ours.effectiveControl], item.output.effective!)).toBeLessThan(
        1e-12,
      );
    }
  });

  it("standardizes over the two kinds of people, worked by hand", () => {
    // Of the one kind (6, 4), of the other (3, 1): a difference of 2 in both, and so in the ATE; crude it is 3.
    const { weights } = found(propensityWeights(SIX));
    expect(found(hajekDifference({ ...SIX, weight: weights })).value).toBeCloseTo(2, 12);
    expect(found(hajekDifference({ ...SIX, weight: SIX.score.map(() => 1) })).value).toBeCloseTo(3, 12);
  });

  it("holds with weights whose sum overflows", () => {
    const weight = SIX.score.map(() => 1e308);
    expect(found(hajekDifference({ ...SIX, weight })).value).toBeCloseTo(3, 12);
    const balance = standardizedDifference({ value: SIX.outcome, treated: SIX.treated, weight });
    expect(found(balance).treatedMean).toBeCloseTo(5, 12);
    expect(found(varianceRatio({ value: SIX.outcome, treated: SIX.treated, weight })).value).toBeCloseTo(
      4 / 3,
      12,
    );
  });

  it("knows no unit of weight, turns with the groups, and its interval holds it", () => {
    fc.assert(
      fc.property(groups, ({ value: outcome, treated, weight }) => {
        const there = hajekDifference({ outcome, treated, weight });
        if (there.kind === "not estimable") return;
        const scaled = found(hajekDifference({ outcome, treated, weight: weight.map((w) => w / 7) }));
        expect(scaled.standardError).toBeCloseTo(there.standardError, 9);
        const back = found(hajekDifference({ outcome, treated: treated.map((t) => 1 - t), weight }));
        expect(back.value).toBeCloseTo(-there.value, 9);
        expect(there.lower <= there.value && there.value <= there.upper).toBe(true);
      }),
      FIXED,
    );
  });

  it("says why there is none, and refuses what cannot be", () => {
    const of = (outcome: number[], treated: number[], weight: number[]) =>
      hajekDifference({ outcome, treated, weight });
    expect(of([], [], [])).toEqual(not("no observations"));
    expect(of([1, 2], [1, 1], [1, 1])).toEqual(not("one group only"));
    expect(of([1, 2, 3], [1, 0, 0], [1, 1, 1])).toEqual(not("one observation"));
    expect(of([1, 1, 2, 2], [1, 1, 0, 0], [1, 1, 1, 1])).toEqual(not("no variation"));
    expectRefusal(() => of([1, Number.NaN], [1, 0], [1, 1]), /outcome\[1\]/);
    expectRefusal(() => of([1, 2], [1, 0], [1, -2]), /weight\[1\]/);
    expectRefusal(() => of([1e200, 0, 1e200, 0], [1, 1, 0, 0], [1, 1, 1, 1]), /range of numbers/, /unit/);
    expectRefusal(() => hajekDifference({ outcome: [1], treated: [1], weight: [1] }, { level: 95 }), /level/);
  });
});
