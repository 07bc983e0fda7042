import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  equipoise,
  hajekDifference,
  normalCdf,
  overlapCoefficient,
  propensityScore,
  propensityWeights,
  standardizedDifference,
} from "../../src/statistics/index.ts";
import { FIXED } from "./arbitrary.ts";
import { found } from "./found.ts";
import { casesOf, column, scalar, worst } from "./reference/fixtures.ts";
import { expectRefusal } from "./refusals.ts";
import { groups, SIX } from "./two-groups.ts";
import { TWENTY } from "./two-states.ts";

const { critical, treated, outcome } = TWENTY;

/** The largest number below a positive one. */
function justBelow(x: number): number {
  const number = Float64Array.of(x);
  new BigInt64Array(number.buffer)[0]! -= 1n;
  return number[0]!;
}

describe("equipoise({ score, treated }, { from, to })", () => {
  it("equals the definition in R", () => {
    for (const item of casesOf("comparison-effects", "equipoise")) {
      const options = { from: scalar(item, "from"), to: scalar(item, "to") };
      const ours = found(
        equipoise({ score: column(item, "score"), treated: column(item, "treated") }, options),
      );
      expect(worst([ours.share, ours.treated, ours.control], item.output.all!)).toBeLessThan(1e-12);
      expect(worst(ours.preference, item.output.preference!)).toBeLessThan(1e-12);
    }
  });

  it("makes a chance of 10 % a preference of a half where 10 % are treated (The book of OHDSI, section on the propensity score)", () => {
    // https://ohdsi.github.io/TheBookOfOhdsi/PopulationLevelEstimation.html
    const treated = [1, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    const { preference, share } = found(equipoise({ score: treated.map(() => 0.1), treated }));
    expect(preference[0]).toBeCloseTo(0.5, 12);
    expect(share).toBe(1);
  });

  it("moves the score as in Walker's formula, worked by hand: 13 of 20 treated, scores of 0.5 and 0.75", () => {
    const ours = found(equipoise(TWENTY));
    // ln F/(1 - F) = ln e/(1 - e) - ln P/(1 - P): odds of 1 and 3 over 13/7.
    expect(ours.preference[0]).toBeCloseTo(7 / 20, 12);
    expect(ours.preference[19]).toBeCloseTo(21 / 34, 12);
    expect([ours.share, ours.treated, ours.control]).toEqual([1, 1, 1]);
    const border = found(equipoise({ score: [0.3, 0.7, 0.2, 0.8], treated: [0, 1, 0, 1] }));
    expect([border.share, border.treated]).toEqual([0.5, 0.5]);
    const narrow = found(equipoise(TWENTY, { from: 0.4, to: 0.6 }));
    expect(narrow.share).toBe(0);
    expect(found(equipoise(TWENTY, { from: 0.3, to: 0.4 })).treated).toBeCloseTo(4 / 13, 12);
  });

  it("is the share of scores in the bounds where half are treated, and turns with the groups", () => {
    fc.assert(
      fc.property(groups, ({ score, treated: t }) => {
        const there = equipoise({ score, treated: t });
        if (there.kind === "not estimable") return;
        const share = t.reduce((sum, value) => sum + value, 0) / t.length;
        if (share === 0.5) expect(worst(there.preference, score)).toBeLessThan(1e-12);
        const mirrored = { score: score.map((e) => 1 - e), treated: t.map((value) => 1 - value) };
        const back = found(equipoise(mirrored, { from: 0.299999, to: 0.700001 }));
        const wide = found(equipoise({ score, treated: t }, { from: 0.299999, to: 0.700001 }));
        expect([back.share, back.treated, back.control]).toEqual([wide.share, wide.control, wide.treated]);
      }),
      FIXED,
    );
  });

  it("refuses bounds that are none", () => {
    expectRefusal(() => equipoise(SIX, { from: 0.7, to: 0.3 }), /from/, /0\.3/);
    expectRefusal(() => equipoise(SIX, { to: 30 }), /to is not between/);
  });
});

describe("overlapCoefficient({ score, treated, weight }, { bins })", () => {
  it("equals the definition in R, with and without weights", () => {
    for (const item of casesOf("comparison-effects", "overlapCoefficient")) {
      const { weight } = item.input;
      const data = {
        score: column(item, "score"),
        treated: column(item, "treated"),
        ...(weight && { weight }),
      };
      const ours = found(overlapCoefficient(data, { bins: scalar(item, "bins") }));
      expect(worst([ours.value], item.output.value!)).toBeLessThan(1e-12);
      expect(worst(ours.treated, item.output.treated!)).toBeLessThan(1e-12);
      expect(worst(ours.control, item.output.control!)).toBeLessThan(1e-12);
    }
  });

  it("is 0.92, 0.80, 0.69 for two normal distributions 0.2, 0.5, 0.8 apart: 2 Φ(-d / 2) (Inman and Bradley 1989)", () => {
    // Scores in the middle of 200 classes, from 8 standard deviations below to 8 above; the curves cross between two.
    const classes = Array.from({ length: 200 }, (_, k) => k);
    const share = (k: number, mean: number) =>
      normalCdf((k + 1) * 0.08 - 8 - mean) - normalCdf(k * 0.08 - 8 - mean);
    const of = (distance: number) => {
      const rows = [1, 0].flatMap((group) => classes.map((k) => ({ group, k })));
      const data = {
        score: rows.map(({ k }) => (k + 0.5) / 200),
        treated: rows.map(({ group }) => group),
        weight: rows.map(({ group, k }) => share(k, (group - 0.5) * distance)),
      };
      return found(overlapCoefficient(data, { bins: 200 })).value;
    };
    expect([0.2, 0.5, 0.8].map((d) => of(d).toFixed(2))).toEqual(["0.92", "0.80", "0.69"]);
    expect(of(0.5)).toBeCloseTo(2 * normalCdf(-0.25), 10);
  });

  it("is the smaller share of each class, worked by hand, and 1 after weighting", () => {
    // Scores of 0.5: 4 of 13 and 4 of 7. Scores of 0.75: 9 of 13 and 3 of 7.
    expect(found(overlapCoefficient(TWENTY)).value).toBeCloseTo(4 / 13 + 3 / 7, 12);
    const { weights } = found(propensityWeights(TWENTY));
    expect(found(overlapCoefficient({ ...TWENTY, weight: weights })).value).toBeCloseTo(1, 12);
  });

  it("puts scores on a border into the upper class, however their product rounds", () => {
    for (const bins of [3, 5, 7, 10, 20, 49, 100]) {
      for (let k = 1; k < bins; k++) {
        const { treated: shares } = found(
          overlapCoefficient({ score: [k / bins, 0.001], treated: [1, 0] }, { bins }),
        );
        expect(shares[k]).toBe(1);
        const below = overlapCoefficient({ score: [justBelow(k / bins), 0.001], treated: [1, 0] }, { bins });
        expect(found(below).treated[k - 1]).toBe(1);
      }
    }
  });

  it("is from 0 to 1, the same when groups change names, and no larger with finer classes", () => {
    fc.assert(
      fc.property(groups, fc.integer({ min: 2, max: 10 }), (data, bins) => {
        const there = overlapCoefficient(data, { bins });
        if (there.kind === "not estimable") return;
        expect(there.value >= 0 && there.value <= 1).toBe(true);
        const turned = { ...data, treated: data.treated.map((t) => 1 - t) };
        expect(found(overlapCoefficient(turned, { bins })).value).toBeCloseTo(there.value, 12);
        expect(found(overlapCoefficient(data, { bins: 2 * bins })).value).toBeLessThan(there.value + 1e-12);
      }),
      FIXED,
    );
  });

  it("refuses classes that are none", () => {
    expectRefusal(() => overlapCoefficient(SIX, { bins: 1 }), /bins/, /20/);
    expectRefusal(() => overlapCoefficient(SIX, { bins: 2.5 }), /bins/);
  });
});

describe("Hernán and Robins' twenty people (What if, tables 2.2 and 2.4)", () => {
  it("propensityScore finds the shares treated of either state", () => {
    const { scores } = found(propensityScore({ treated, covariates: { critical } }));
    expect(worst(scores, TWENTY.score)).toBeLessThan(1e-9);
  });

  it("propensityWeights makes twice twenty people of them, alike in both groups", () => {
    const weighting = found(propensityWeights(TWENTY));
    expect(weighting.treated.sum).toBeCloseTo(20, 12);
    expect(weighting.control.sum).toBeCloseTo(20, 12);
    const balance = standardizedDifference({ value: critical, treated, weight: weighting.weights });
    expect(found(balance).value).toBeCloseTo(0, 12);
  });

  it("hajekDifference finds risks of one half in both groups, where crude ones are 7/13 and 3/7", () => {
    const { weights } = found(propensityWeights(TWENTY));
    const ours = found(hajekDifference({ outcome, treated, weight: weights }));
    expect([ours.treatedMean, ours.controlMean]).toEqual([expect.closeTo(0.5, 12), expect.closeTo(0.5, 12)]);
    const crude = found(hajekDifference({ outcome, treated, weight: treated.map(() => 1) }));
    expect(crude.value).toBeCloseTo(7 / 13 - 3 / 7, 12);
  });
});
