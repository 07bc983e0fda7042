import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { brierScore, calibration, classificationTable } from "../../src/statistics/index.ts";
import { FIXED } from "./arbitrary.ts";
import { found } from "./found.ts";
import { casesOf, column, scalar, worst } from "./reference/fixtures.ts";
import { expectRefusal } from "./refusals.ts";

const not = (reason: string) => ({ kind: "not estimable", reason });
const TERMS = ["value", "standardError", "lower", "upper"] as const;

const predictions = fc
  .array(fc.record({ predicted: fc.integer({ min: 1, max: 9 }), outcome: fc.nat(1), count: fc.nat(3) }), {
    minLength: 1,
    maxLength: 30,
  })
  .map((rows) => ({
    predicted: rows.map((row) => row.predicted / 10),
    outcome: rows.map((row) => row.outcome),
    count: rows.map((row) => row.count),
  }));

/** The same people, a row each. */
const onePersonARow = ({
  predicted,
  outcome,
  count,
}: Record<"predicted" | "outcome" | "count", number[]>) => {
  const rows = count.flatMap((number, i) => new Array<number>(number).fill(i));
  return { predicted: rows.map((i) => predicted[i]!), outcome: rows.map((i) => outcome[i]!) };
};

describe("brierScore({ predicted, outcome })", () => {
  it("equals R, part by part", () => {
    for (const item of casesOf("descriptives", "brierScore")) {
      const { predicted, outcome, ...count } = item.input;
      const ours = found(brierScore({ predicted: predicted!, outcome: outcome!, ...count }));
      expect(worst([ours.value], item.output.value!)).toBeLessThan(1e-12);
      expect(worst([ours.reliability, ours.resolution, ours.uncertainty], item.output.parts!)).toBeLessThan(
        1e-10,
      );
    }
  });

  it("is the mean of squares, worked by hand", () => {
    const ours = found(brierScore({ predicted: [0.8, 0.8, 0.2, 0.2], outcome: [1, 0, 0, 0] }));
    expect(ours.value).toBeCloseTo((0.04 + 0.64 + 0.04 + 0.04) / 4, 12);
    expect(ours.reliability).toBeCloseTo((0.3 ** 2 + 0.2 ** 2) / 2, 12);
    expect(ours.resolution).toBeCloseTo(0.0625, 12);
    expect(ours.uncertainty).toBeCloseTo(0.1875, 12);
    expect(ours.skill).toBeCloseTo(1 - 0.19 / 0.1875, 12);
  });

  it("is the sum of its parts; counts are rows; the truth scores 0", () => {
    fc.assert(
      fc.property(predictions, (data) => {
        const ours = brierScore(data);
        expect(brierScore(onePersonARow(data)).kind).toBe(ours.kind);
        if (ours.kind === "not estimable") return;
        expect(ours.reliability - ours.resolution + ours.uncertainty).toBeCloseTo(ours.value, 12);
        expect(found(brierScore(onePersonARow(data))).value).toBeCloseTo(ours.value, 12);
        expect(found(brierScore({ predicted: data.outcome, outcome: data.outcome })).value).toBe(0);
      }),
      FIXED,
    );
  });

  it("says when there is nothing, has no skill where nothing varies, and refuses what cannot be", () => {
    expect(brierScore({ predicted: [], outcome: [] })).toEqual(not("no observations"));
    expect(brierScore({ predicted: [0.5], outcome: [1], count: [0] })).toEqual(not("no observations"));
    expect(found(brierScore({ predicted: [0.5, 0.6], outcome: [0, 0] }))).not.toHaveProperty("skill");
    expectRefusal(() => brierScore({ predicted: [80], outcome: [1] }), /predicted\[0\]/, /probabilities/);
    expectRefusal(() => brierScore({ predicted: [Number.NaN], outcome: [1] }), /predicted\[0\]/);
    expectRefusal(() => brierScore({ predicted: [0.5], outcome: [2] }), /outcome\[0\]/);
    expectRefusal(() => brierScore({ predicted: [0.5], outcome: [1], count: [-1] }), /count\[0\]/);
    expectRefusal(() => brierScore({ predicted: [0.5], outcome: [] }), /length/);
  });
});

describe("calibration({ predicted, outcome })", () => {
  it("equals R's glm on the log odds, iterated to the end", () => {
    for (const item of casesOf("descriptives", "calibration")) {
      const { predicted, outcome, ...count } = item.input;
      const ours = found(calibration({ predicted: predicted!, outcome: outcome!, ...count }));
      for (const name of TERMS) {
        expect(worst([ours.intercept[name], ours.slope[name]], item.output[name]!)).toBeLessThan(1e-8);
      }
    }
  });

  it("gives -3.87 (0.17) and 0.40 (0.05) for snoring and heart disease (Agresti 2007, section 3.2)", () => {
    // Log odds of 0, 2, 4 and 5 predicted for people who never to always snore; ISBN 978-0-471-22618-5.
    const scores = [0, 2, 4, 5];
    const predicted = [...scores, ...scores].map((odds) => 1 / (1 + Math.exp(-odds)));
    const data = {
      predicted,
      outcome: [1, 1, 1, 1, 0, 0, 0, 0],
      count: [24, 35, 21, 30, 1355, 603, 192, 224],
    };
    const { intercept, slope, n, events } = found(calibration(data));
    expect([n, events]).toEqual([2484, 110]);
    const printed = [intercept, slope].flatMap(({ value, standardError }) => [value, standardError]);
    expect(printed.map((x) => x.toFixed(2))).toEqual(["-3.87", "0.17", "0.40", "0.05"]);
  });

  it("is 0 and 1 where shares are as predicted, and a slope of a half where predictions are twice too far", () => {
    const right = { predicted: [0.2, 0.2, 0.8, 0.8], outcome: [1, 0, 1, 0], count: [1, 4, 4, 1] };
    const calibrated = found(calibration(right));
    expect([calibrated.intercept.value, calibrated.slope.value]).toEqual([
      expect.closeTo(0, 10),
      expect.closeTo(1, 10),
    ]);
    // Odds of 16 said, odds of 4 come.
    const extreme = { ...right, predicted: [1 / 17, 1 / 17, 16 / 17, 16 / 17] };
    expect(found(calibration(extreme)).slope.value).toBeCloseTo(0.5, 10);
  });

  it("turns its intercept, and holds its slope, where the event and its absence change names", () => {
    fc.assert(
      fc.property(predictions, ({ predicted, outcome, count }) => {
        const there = calibration({ predicted, outcome, count });
        if (there.kind === "not estimable") return;
        const back = found(
          calibration({ predicted: predicted.map((p) => 1 - p), outcome: outcome.map((o) => 1 - o), count }),
        );
        expect(back.intercept.value).toBeCloseTo(-there.intercept.value, 5);
        expect(back.slope.value).toBeCloseTo(there.slope.value, 5);
      }),
      FIXED,
    );
  });

  it("says why there is none, and refuses what cannot be", () => {
    const of = (predicted: number[], outcome: number[]) => calibration({ predicted, outcome });
    expect(of([], [])).toEqual(not("no observations"));
    expect(of([0.1, 0.2], [0, 0])).toEqual(not("no events"));
    expect(of([0.1, 0.2], [1, 1])).toEqual(not("only events"));
    expect(of([0.2, 0.2], [0, 1])).toEqual(not("no variation"));
    expect(of([0.1, 0.2, 0.8, 0.9], [0, 0, 1, 1])).toEqual(not("perfect separation"));
    expectRefusal(() => of([0, 0.5], [0, 1]), /predicted\[0\] is 0 or 1/, /[Cc]lip/);
    expectRefusal(() => of([0.5, 1.5], [0, 1]), /predicted\[1\]/);
    expectRefusal(() => of([0.5, 0.6], [0, 3]), /outcome\[1\]/);
    expectRefusal(() => calibration({ predicted: [0.5], outcome: [1] }, { level: 0 }), /level/);
  });
});

describe("classificationTable({ truePositive, … })", () => {
  const SHARES = [
    "sensitivity",
    "specificity",
    "positivePredictiveValue",
    "negativePredictiveValue",
    "falsePositiveRate",
    "falseNegativeRate",
    "prevalence",
    "flagged",
  ] as const;
  const tableOf = ([tp, fp, fn, tn]: readonly number[], level = 0.95) =>
    classificationTable(
      { truePositive: tp!, falsePositive: fp!, falseNegative: fn!, trueNegative: tn! },
      { level },
    );

  it("equals R's prop.test, cell by cell", () => {
    for (const item of casesOf("descriptives", "classificationTable")) {
      const table = found(tableOf(column(item, "cells"), scalar(item, "level")));
      for (const name of SHARES) {
        const share = table[name];
        const expected = item.output[name]!;
        if (share.kind === "not estimable") expect(expected).toEqual([undefined, undefined, undefined]);
        else expect(worst([share.value, share.lower, share.upper], expected, 1e-15)).toBeLessThan(1e-10);
      }
    }
  });

  it("gives sensitivity 0.90, specificity 0.63 for Altman and Bland's liver scans", () => {
    // Drum and Christacopoulos 1972: of 258 abnormal livers 231 were called so, of 86 normal ones 54.
    const { sensitivity, specificity, positivePredictiveValue } = found(tableOf([231, 32, 27, 54]));
    expect(found(sensitivity).value.toFixed(2)).toBe("0.90");
    expect(found(specificity).value.toFixed(2)).toBe("0.63");
    expect(found(positivePredictiveValue).value.toFixed(2)).toBe("0.88");
  });

  it("changes sensitivity and specificity where the event and its absence change names; complements add up", () => {
    const cells = fc.array(fc.nat(40), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(cells, ([tp, fp, fn, tn]) => {
        const there = tableOf([tp!, fp!, fn!, tn!]);
        const back = tableOf([tn!, fn!, fp!, tp!]);
        if (there.kind === "not estimable" || back.kind === "not estimable") return;
        expect(back.sensitivity).toEqual(there.specificity);
        expect(back.positivePredictiveValue).toEqual(there.negativePredictiveValue);
        if (there.sensitivity.kind === "not estimable") return;
        expect(there.sensitivity.value + found(there.falseNegativeRate).value).toBeCloseTo(1, 12);
      }),
      FIXED,
    );
  });

  it("updates the odds of the event by its likelihood ratios (Bayes), which turn into each other with the flag", () => {
    const cells = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 4, maxLength: 4 });
    const odds = (share: number) => share / (1 - share);
    fc.assert(
      fc.property(cells, ([tp, fp, fn, tn]) => {
        const table = found(tableOf([tp!, fp!, fn!, tn!]));
        const { prevalence, positivePredictiveValue, positiveLikelihoodRatio, negativeLikelihoodRatio } =
          table;
        const after = odds(found(prevalence).value) * found(positiveLikelihoodRatio).value;
        expect(after / odds(found(positivePredictiveValue).value)).toBeCloseTo(1, 9);
        const turned = found(tableOf([fn!, tn!, tp!, fp!]));
        expect(turned.positiveLikelihoodRatio).toEqual(negativeLikelihoodRatio);
        const { value, lower, upper } = found(positiveLikelihoodRatio);
        expect((lower * upper) / value ** 2).toBeCloseTo(1, 9);
      }),
      FIXED,
    );
  });

  it("says when nobody was classified, and refuses cells that are no counts", () => {
    expect(tableOf([0, 0, 0, 0])).toEqual(not("no observations"));
    expect(found(tableOf([0, 1, 0, 1])).sensitivity).toEqual(not("no observations"));
    expectRefusal(() => tableOf([1, -1, 0, 0]), /falsePositive/);
    expectRefusal(() => tableOf([1, 0, 0.5, 0]), /falseNegative/);
    expectRefusal(() => tableOf([1, 0, 0, Number.NaN]), /trueNegative/);
    expectRefusal(() => tableOf([1, 0, 0, 1], 1.5), /level/);
  });
});
