import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  effectiveSampleSize,
  propensityScore,
  propensityWeights,
  standardizedDifference,
  type WeightTarget,
} from "../../src/statistics/index.ts";
import { FIXED } from "./arbitrary.ts";
import { found } from "./found.ts";
import { casesOf, column, worst } from "./reference/fixtures.ts";
import { expectRefusal } from "./refusals.ts";
import { groups, SIX } from "./two-groups.ts";

const not = (reason: string) => ({ kind: "not estimable", reason });

describe("propensityScore({ treated, covariates })", () => {
  it("equals R's glm, iterated to the end", () => {
    for (const item of casesOf("comparison", "propensityScore")) {
      const covariates = { x: column(item, "x"), b: column(item, "b") };
      const ours = found(propensityScore({ treated: column(item, "treated"), covariates }));
      expect(worst(ours.scores, item.output.scores!)).toBeLessThan(1e-8);
    }
  });

  it("is the share treated of each kind, worked by hand", () => {
    const scores = found(propensityScore({ treated: SIX.treated, covariates: { kind: SIX.kind } }));
    expect(worst(scores.scores, SIX.score)).toBeLessThan(1e-9);
    expect(scores.treated.n).toBe(3);
    expect(scores.treated.mean).toBeCloseTo(5 / 9, 9);
    expect(scores.control.least).toBeCloseTo(1 / 3, 9);
    expect(scores.control.most).toBeCloseTo(2 / 3, 9);
  });

  it("adds up to the number treated, and balances overlap-weighted means exactly", () => {
    fc.assert(
      fc.property(groups, ({ treated, value }) => {
        const scores = propensityScore({ treated, covariates: { value } });
        if (scores.kind === "not estimable") return;
        const total = scores.scores.reduce((sum, score) => sum + score, 0);
        expect(total).toBeCloseTo(scores.treated.n, 6);
        const { weights } = found(
          propensityWeights({ score: scores.scores, treated }, { target: "overlap" }),
        );
        const balance = standardizedDifference({ value, treated, weight: weights });
        if (balance.kind !== "not estimable") expect(balance.value).toBeCloseTo(0, 6);
      }),
      FIXED,
    );
  });

  it("says why there is none, and refuses what cannot be", () => {
    const of = (treated: number[], x: number[]) => propensityScore({ treated, covariates: { x } });
    expect(of([], [])).toEqual(not("no observations"));
    expect(of([0, 0], [1, 2])).toEqual(not("one group only"));
    expect(of([1, 1], [1, 2])).toEqual(not("one group only"));
    expect(of([0, 1], [1, 1])).toEqual(not("no variation"));
    expect(of([0, 0, 1, 1], [1, 2, 3, 4])).toEqual(not("perfect separation"));
    expectRefusal(() => of([0, 2], [1, 2]), /treated\[1\]/, /0 = no/);
    expectRefusal(() => of([0, 1], [1]), /length/);
    expectRefusal(() => of([0, 1], [1, Number.NaN]), /x\[1\]/);
  });
});

describe("propensityWeights({ score, treated }, { target, stabilized, trim })", () => {
  it("equals R", () => {
    for (const item of casesOf("comparison", "propensityWeights")) {
      const kind = item.name.split(" ")[1]!;
      const targets: readonly string[] = ["ATE", "ATT", "ATC", "overlap"];
      const target = (targets.includes(kind) ? kind : "ATE") as WeightTarget;
      const options = { target, stabilized: kind === "stabilized", trim: kind === "trimmed" ? 0.3 : 0 };
      const data = { score: column(item, "score"), treated: column(item, "treated") };
      const ours = found(propensityWeights(data, options));
      expect(worst(ours.weights, item.output.weights!)).toBeLessThan(1e-12);
      for (const group of ["treated", "control"] as const) {
        const { n, sum, largest, effectiveSampleSize: size } = ours[group];
        expect(worst([n, sum, largest, size], item.output[group]!)).toBeLessThan(1e-12);
      }
      expect(ours.trimmed).toBe(item.output.trimmed![0]);
    }
  });

  it("makes each group as large as its target, worked by hand", () => {
    const of = (target: WeightTarget) => found(propensityWeights(SIX, { target }));
    const closeTo = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 12));
    expect(of("ATE").weights).toEqual(closeTo([1.5, 1.5, 3, 3, 1.5, 1.5]));
    expect(of("ATT").weights).toEqual(closeTo([1, 1, 2, 1, 0.5, 0.5]));
    expect(of("ATC").weights).toEqual(closeTo([0.5, 0.5, 1, 2, 1, 1]));
    expect(of("overlap").weights).toEqual(closeTo([1 / 3, 1 / 3, 2 / 3, 2 / 3, 1 / 3, 1 / 3]));
    expect(found(propensityWeights(SIX, { stabilized: true })).weights).toEqual(
      closeTo([0.75, 0.75, 1.5, 1.5, 0.75, 0.75]),
    );
    expect(of("ATE").treated.sum).toBeCloseTo(6, 12);
    expect(of("ATT").control.sum).toBeCloseTo(3, 12);
    expect(of("ATE").treated.effectiveSampleSize).toBeCloseTo(36 / 13.5, 12);
  });

  it("does not change when the groups change names, but that ATT and ATC do", () => {
    fc.assert(
      fc.property(groups, fc.constantFrom("ATE", "ATT", "ATC", "overlap"), ({ score, treated }, target) => {
        const there = propensityWeights({ score, treated }, { target });
        const mirrored = { score: score.map((e) => 1 - e), treated: treated.map((t) => 1 - t) };
        const exchanged = { ATE: "ATE", ATT: "ATC", ATC: "ATT", overlap: "overlap" } as const;
        const back = propensityWeights(mirrored, { target: exchanged[target] });
        expect(back.kind).toBe(there.kind);
        if (there.kind === "not estimable") return;
        expect(worst(found(back).weights, there.weights)).toBeLessThan(1e-9);
        expect(there.treated.effectiveSampleSize).toBeLessThanOrEqual(there.treated.n + 1e-9);
      }),
      FIXED,
    );
  });

  it("says whom trimming leaves out, and refuses what cannot be", () => {
    const data = { score: [0.05, 0.5, 0.5, 0.97], treated: [0, 0, 1, 1] };
    expect(found(propensityWeights(data, { trim: 0.1 }))).toMatchObject({
      weights: [0, 2, 2, 0],
      trimmed: 2,
    });
    const border = { ...data, score: [0.1, 0.5, 0.5, 0.9] };
    expect(found(propensityWeights(border, { trim: 0.1 })).trimmed).toBe(0);
    expect(propensityWeights({ score: [], treated: [] })).toEqual(not("no observations"));
    expect(propensityWeights({ score: [0.5], treated: [1] })).toEqual(not("one group only"));
    const onlyOne = { score: [0.05, 0.5], treated: [0, 1] };
    expect(propensityWeights(onlyOne, { trim: 0.1 })).toEqual(not("one group only"));
    const nobody = { score: [0.05, 0.95], treated: [0, 1] };
    expect(propensityWeights(nobody, { trim: 0.1 })).toEqual(not("one group only"));
    expectRefusal(() => propensityWeights({ score: [0, 1], treated: [0, 1] }), /score\[0\]/, /other group/);
    expectRefusal(() => propensityWeights({ score: [0.5, Number.NaN], treated: [0, 1] }), /score\[1\]/);
    expectRefusal(() => propensityWeights(data, { target: "ATT", stabilized: true }), /stabilized/, /ATE/);
    expectRefusal(() => propensityWeights(data, { trim: 0.5 }), /trim/, /0\.1/);
    expectRefusal(() => propensityWeights({ ...data, treated: [1] }), /length/);
  });
});

describe("effectiveSampleSize(weights)", () => {
  it("is 2 for weights 1, 1, 4, worked by hand, n for equal weights, and knows no unit", () => {
    expect(found(effectiveSampleSize([1, 1, 4])).value).toBeCloseTo(36 / 18, 12);
    expect(found(effectiveSampleSize([3, 3, 0, 3]))).toEqual({
      kind: "effective sample size",
      value: 3,
      n: 3,
    });
    expect(found(effectiveSampleSize([1e300, 1e300])).value).toBe(2);
    const weights = fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(weights, fc.integer({ min: 1, max: 1000 }), (list, unit) => {
        const { value, n } = found(effectiveSampleSize(list));
        expect(value).toBeGreaterThan(1 - 1e-9);
        expect(value).toBeLessThan(n + 1e-9);
        expect(found(effectiveSampleSize(list.map((w) => w / unit))).value).toBeCloseTo(value, 9);
      }),
      FIXED,
    );
  });

  it("says when nobody counts, and refuses weights that are none", () => {
    expect(effectiveSampleSize([])).toEqual(not("no observations"));
    expect(effectiveSampleSize([0, 0])).toEqual(not("no observations"));
    expectRefusal(() => effectiveSampleSize([1, -1]), /weights\[1\]/, /left out/);
    expectRefusal(() => effectiveSampleSize([Number.POSITIVE_INFINITY]), /weights\[0\]/);
  });
});
