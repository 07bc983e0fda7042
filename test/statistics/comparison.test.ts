import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  effectiveSampleSize,
  hajekDifference,
  logisticRegression,
  propensityScore,
  propensityWeights,
  standardizedDifference,
  varianceRatio,
  type WeightTarget,
} from "../../src/statistics/index.ts";
import { FIXED } from "./arbitrary.ts";
import { found } from "./found.ts";
import { casesOf, column, worst } from "./reference/fixtures.ts";
import { expectRefusal } from "./refusals.ts";

const not = (reason: string) => ({ kind: "not estimable", reason });

/** Two treated and one untreated of the one kind, one treated and two untreated of the other: scores 2/3 and 1/3. */
const SIX = {
  treated: [1, 1, 0, 1, 0, 0],
  score: [2 / 3, 2 / 3, 2 / 3, 1 / 3, 1 / 3, 1 / 3],
  kind: [1, 1, 1, 0, 0, 0],
  outcome: [5, 7, 4, 3, 1, 1],
};

/** Some treated, some not, with a score, a value and a weight each. */
const groups = fc
  .array(
    fc.record({
      treated: fc.nat(1),
      score: fc.integer({ min: 5, max: 95 }).map((percent) => percent / 100),
      value: fc.integer({ min: -9, max: 9 }),
      weight: fc.integer({ min: 0, max: 4 }),
    }),
    { minLength: 4, maxLength: 30 },
  )
  .map((rows) => ({
    treated: rows.map((row) => row.treated),
    score: rows.map((row) => row.score),
    value: rows.map((row) => row.value),
    weight: rows.map((row) => row.weight),
  }));

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
    expectRefusal(() => hajekDifference({ outcome: [1], treated: [1], weight: [1] }, { level: 95 }), /level/);
  });
});

describe("logisticRegression(data, { iteration: 'glm' })", () => {
  it("equals R's glm as it stops, errors of the step before its last included", () => {
    for (const item of casesOf("descriptives", "glmIteration")) {
      const logOdds = column(item, "predicted").map((p) => Math.log(p / (1 - p)));
      const { outcome, count } = item.input;
      const data = { outcome: outcome!, covariates: { logOdds }, ...(count ? { count } : {}) };
      const model = found(logisticRegression(data, { iteration: "glm" }));
      for (const name of ["coefficient", "standardError"] as const) {
        const ours = model.coefficients.map((coefficient) => coefficient[name]);
        expect(worst(ours, item.output[name]!)).toBeLessThan(1e-9);
      }
      expect(worst([model.deviance], item.output.fits!.slice(0, 1))).toBeLessThan(1e-12);
      const settled = found(logisticRegression(data));
      expect(settled.coefficients[1]!.coefficient).toBeCloseTo(model.coefficients[1]!.coefficient, 5);
    }
  });

  it("gives up where coefficients grow without end", () => {
    const data = { outcome: [0, 0, 1, 1], covariates: { x: [1, 2, 3, 4] } };
    expect(logisticRegression(data, { iteration: "glm" })).toEqual(not("perfect separation"));
  });
});
