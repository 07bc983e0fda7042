import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fixedEffect, metaAnalysis, poolImputations } from "../../src/statistics/index.ts";
import { FIXED } from "./arbitrary.ts";
import { found } from "./found.ts";
import { BCG } from "./published-data.ts";
import { casesOf, column, type FixtureCase, scalar, worst } from "./reference/fixtures.ts";
import { expectRefusal } from "./refusals.ts";

const studiesOf = (item: FixtureCase) =>
  column(item, "value").map((value, i) => ({ value, variance: column(item, "variance")[i]! }));

const study = fc.record({
  value: fc.integer({ min: -300, max: 300 }).map((x) => x / 100),
  variance: fc.integer({ min: 1, max: 200 }).map((x) => x / 100),
});

describe("metaAnalysis(studies)", () => {
  it("equals metafor, with each interval", () => {
    for (const item of casesOf("pooling", "metaAnalysis")) {
      const level = scalar(item, "level");
      for (const [interval, name] of [
        ["normal", "z"],
        ["knapp-hartung", "knha"],
        ["bounded", "adhoc"],
      ] as const) {
        const ours = found(metaAnalysis(studiesOf(item), { level, interval }));
        const { value, standardError, lower, upper, p, prediction } = ours;
        const interv = [value, standardError, lower, upper, p, prediction.lower, prediction.upper];
        expect([item.name, worst(interv, item.output[`${name}Interval`]!, 1e-15)]).toEqual([
          item.name,
          expect.closeTo(0, 8),
        ]);
        expect([item.name, "tau2", worst([ours.tau2], item.output.tau2!, 1e-15)]).toEqual([
          item.name,
          "tau2",
          expect.closeTo(0, 8),
        ]);
        const { tau2Interval, heterogeneity, i2, weights } = ours;
        const profile = [tau2Interval.lower, tau2Interval.upper];
        expect([item.name, worst(profile, item.output.tau2Interval!, 1e-14)]).toEqual([
          item.name,
          expect.closeTo(0, 8),
        ]);
        const test = [heterogeneity.statistic, heterogeneity.p];
        expect([item.name, worst(test, item.output.heterogeneity!)]).toEqual([
          item.name,
          expect.closeTo(0, 9),
        ]);
        expect([item.name, worst([i2], item.output.i2!, 1e-15)]).toEqual([item.name, expect.closeTo(0, 8)]);
        expect([item.name, worst(weights, item.output.weights!)]).toEqual([item.name, expect.closeTo(0, 8)]);
      }
    }
  });

  it("gives -0.7145, tau2 0.3132, I2 92.22 % for the trials of BCG (Viechtbauer 2010, doi:10.18637/jss.v036.i03)", () => {
    const { value, standardError, tau2, i2, heterogeneity } = found(
      metaAnalysis(BCG, { interval: "normal" }),
    );
    expect([value, standardError, tau2, i2].map((x) => x.toFixed(4))).toEqual([
      "-0.7145",
      "0.1798",
      "0.3132",
      "0.9222",
    ]);
    expect(heterogeneity.statistic.toFixed(4)).toBe("152.2330");
  });

  it("moves with a constant, scales with the unit, and does not mind the order", () => {
    fc.assert(
      fc.property(fc.array(study, { minLength: 2, maxLength: 12 }), (studies) => {
        const result = metaAnalysis(studies);
        if (result.kind === "not estimable") return;
        const other = found(
          metaAnalysis(
            studies
              .map(({ value, variance }) => ({ value: 10 * value + 7, variance: 100 * variance }))
              .reverse(),
          ),
        );
        expect(other.value).toBeCloseTo(10 * result.value + 7, 6);
        expect(other.tau2).toBeCloseTo(100 * result.tau2, 4);
        expect(other.i2).toBeCloseTo(result.i2, 6);
      }),
      FIXED,
    );
  });

  it("has a prediction interval about the interval, and one bounded that is never the narrower", () => {
    fc.assert(
      fc.property(fc.array(study, { minLength: 2, maxLength: 12 }), (studies) => {
        const plain = metaAnalysis(studies);
        const bounded = found(metaAnalysis(studies, { interval: "bounded" }));
        if (plain.kind === "not estimable") return;
        expect(plain.prediction.lower <= plain.lower && plain.upper <= plain.prediction.upper).toBe(true);
        expect(bounded.standardError).toBeGreaterThanOrEqual(plain.standardError * (1 - 1e-12));
        expect(plain.weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
      }),
      FIXED,
    );
  });

  it("warns of few studies, and of studies more alike than chance", () => {
    const alike = [0.31, 0.3, 0.32].map((value) => ({ value, variance: 0.04 }));
    expect(metaAnalysis(alike)).toMatchObject({ tau2: 0, warnings: ["few studies", "alike beyond chance"] });
    expect(metaAnalysis(BCG)).toMatchObject({ warnings: [] });
  });

  it("of studies that are all the same has no width by Knapp and Hartung, but has one bounded", () => {
    const same = [0.3, 0.3, 0.3].map((value) => ({ value, variance: 0.04 }));
    expect(metaAnalysis(same)).toMatchObject({ reason: "no variation" });
    expect(metaAnalysis(same, { interval: "bounded" })).toMatchObject({
      tau2: 0,
      i2: 0,
      tau2Interval: { lower: 0, upper: 0 },
    });
  });
});

describe("fixedEffect(studies)", () => {
  it("equals metafor", () => {
    for (const item of casesOf("pooling", "fixedEffect")) {
      const ours = found(fixedEffect(studiesOf(item), { level: scalar(item, "level") }));
      const estimate = [ours.value, ours.standardError, ours.lower, ours.upper, ours.p];
      expect([item.name, worst(estimate, item.output.estimate!, 1e-300)]).toEqual([
        item.name,
        expect.closeTo(0, 9),
      ]);
      expect(worst([ours.i2], item.output.i2!, 1e-15)).toBeLessThan(1e-10);
    }
  });

  it("weighs by the inverse of variances, worked by hand: 1 and 4 with variances 1 and 2 give 2, variance 2/3", () => {
    const { value, standardError, weights, heterogeneity, i2 } = found(
      fixedEffect([
        { value: 1, variance: 1 },
        { value: 4, variance: 2 },
      ]),
    );
    expect(value).toBeCloseTo(2, 14);
    expect(standardError).toBeCloseTo(Math.sqrt(2 / 3), 14);
    expect(weights[0]).toBeCloseTo(2 / 3, 14);
    expect(heterogeneity.statistic).toBeCloseTo(3, 14);
    expect(i2).toBeCloseTo(2 / 3, 14);
  });

  it("lies among its studies, and is that study where there is one", () => {
    fc.assert(
      fc.property(fc.array(study, { minLength: 1, maxLength: 12 }), (studies) => {
        const { value, standardError } = found(fixedEffect(studies));
        const values = studies.map((one) => one.value);
        expect(value).toBeGreaterThanOrEqual(Math.min(...values) - 1e-12);
        expect(value).toBeLessThanOrEqual(Math.max(...values) + 1e-12);
        expect(standardError).toBeLessThanOrEqual(
          Math.sqrt(Math.min(...studies.map((one) => one.variance))) * (1 + 1e-12),
        );
      }),
      FIXED,
    );
    expect(fixedEffect([{ value: 2, variance: 4 }])).toMatchObject({
      value: 2,
      standardError: 2,
      i2: 0,
      heterogeneity: { statistic: 0, df: 0, p: 1 },
    });
  });

  it("is the random-effects mean where there is no variance between studies", () => {
    const alike = [0.31, 0.3, 0.32].map((value, i) => ({ value, variance: 0.04 + i / 100 }));
    const random = found(metaAnalysis(alike, { interval: "normal" }));
    expect(random.value).toBeCloseTo(found(fixedEffect(alike)).value, 14);
    expect(random.standardError).toBeCloseTo(found(fixedEffect(alike)).standardError, 14);
  });
});

describe("poolImputations(estimates)", () => {
  it("equals mice::pool.scalar", () => {
    for (const item of casesOf("pooling", "poolImputations")) {
      const completeDf = scalar(item, "completeDf");
      const ours = found(poolImputations(studiesOf(item), Number.isFinite(completeDf) ? { completeDf } : {}));
      for (const [name, expected] of Object.entries(item.output)) {
        const value = ours[name as "df"] as number;
        expect([item.name, name, worst([value], expected)]).toEqual([item.name, name, expect.closeTo(0, 10)]);
      }
    }
  });

  it("adds (1 + 1/m) of the variance between, worked by hand after Rubin 1987: 1, 2, 3 with variance 0.5", () => {
    const pooled = found(poolImputations([1, 2, 3].map((value) => ({ value, variance: 0.5 }))));
    expect(pooled).toMatchObject({ value: 2, within: 0.5, between: 1 });
    expect(pooled.total).toBeCloseTo(0.5 + 4 / 3, 14);
    expect(pooled.increase).toBeCloseTo(8 / 3, 14);
    // (m - 1) (1 + 1 / increase)^2
    expect(pooled.df).toBeCloseTo(2 * (1 + 3 / 8) ** 2, 12);
  });

  it("is at least as uncertain as the data sets on average, with fewer degrees of freedom than complete data", () => {
    fc.assert(
      fc.property(
        fc.array(study, { minLength: 2, maxLength: 12 }),
        fc.integer({ min: 1, max: 400 }),
        (estimates, completeDf) => {
          const { total, within, df, missingInformation } = found(poolImputations(estimates, { completeDf }));
          expect(total).toBeGreaterThanOrEqual(within);
          expect(df).toBeLessThan(completeDf);
          expect(missingInformation > 0 && missingInformation < 1).toBe(true);
        },
      ),
      FIXED,
    );
  });

  it("with nothing missing has the degrees of freedom of complete data", () => {
    const same = [2, 2, 2].map((value) => ({ value, variance: 0.5 }));
    expect(poolImputations(same)).toMatchObject({ df: "infinite", between: 0, missingInformation: 0 });
    expect(found(poolImputations(same, { completeDf: 10 })).df).toBeCloseTo((11 / 13) * 10, 12);
    const nearly = [2, 2 + 1e-9].map((value) => ({ value, variance: 0.5 }));
    expect(found(poolImputations(nearly)).upper).toBeCloseTo(found(poolImputations(same)).upper, 8);
    expectRefusal(() => poolImputations(same, { completeDf: 0 }), /completeDf/);
  });
});
