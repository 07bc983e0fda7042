import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { logisticFirth, logisticRegression } from "../../src/statistics/index.ts";
import { FIXED } from "./arbitrary.ts";
import { found } from "./found.ts";
import { casesOf, column, worst } from "./reference/fixtures.ts";
import { expectRefusal } from "./refusals.ts";

const not = (reason: string) => ({ kind: "not estimable", reason });

/** A two by two table: with the covariate, so many with and without the outcome; without it, likewise. */
const table = (a: number, b: number, c: number, d: number) => ({
  outcome: [1, 0, 1, 0],
  covariates: { x: [1, 1, 0, 0] },
  count: [a, b, c, d],
});

describe("logisticFirth(data)", () => {
  it("equals the penalized likelihood written out in R, maximized and profiled", () => {
    for (const item of casesOf("logistic-firth", "logisticFirth")) {
      const { count } = item.input;
      const data = {
        outcome: column(item, "outcome"),
        covariates: { x: column(item, "x"), z: column(item, "z") },
        ...(count ? { count } : {}),
      };
      const model = found(logisticFirth(data));
      const all = [model.intercept, ...model.coefficients];
      const ours: Record<string, number[]> = {
        coefficient: all.map((one) => one.coefficient),
        standardError: all.map((one) => one.standardError),
        ...Object.fromEntries(
          (["oddsRatio", "lower", "upper", "chiSquared", "p"] as const).map((name) => [
            name,
            model.coefficients.map((one) => one[name]),
          ]),
        ),
        covariance: model.covariance.flat(),
        logLikelihood: [model.nullLogLikelihood, model.logLikelihood],
        likelihoodRatio: [model.likelihoodRatio.chiSquared, model.likelihoodRatio.p],
        fitted: [...model.fitted],
      };
      for (const [name, values] of Object.entries(ours)) {
        expect([item.name, name, worst(values, item.output[name]!, 1e-11)]).toEqual([
          item.name,
          name,
          expect.closeTo(0, 8),
        ]);
      }
    }
  });

  it("is the table with half a person more in each cell (Heinze and Schemper 2002), worked by hand", () => {
    const cell = fc.integer({ min: 0, max: 12 });
    fc.assert(
      fc.property(cell, cell, cell, cell, (a, b, c, d) => {
        fc.pre(a + b > 0 && c + d > 0);
        const model = found(logisticFirth(table(a, b, c, d)));
        const [x] = model.coefficients;
        const ratio = ((a + 0.5) * (d + 0.5)) / ((b + 0.5) * (c + 0.5));
        expect(Math.log(x!.oddsRatio)).toBeCloseTo(Math.log(ratio), 7);
        expect(model.intercept.coefficient).toBeCloseTo(Math.log((c + 0.5) / (d + 0.5)), 7);
        // 3.841458820694124 is the 95 % quantile of chi-squared with 1 degree of freedom: the profile of the table's
        // likelihood has fallen by half of it at either limit.
        const side = (p: number, yes: number, no: number) => yes * Math.log(p) + no * Math.log1p(-p);
        const profile = (b1: number) => {
          // The intercept solves a quadratic equation; here by bisection.
          let [low, high] = [-60, 60];
          for (let round = 0; round < 200; round++) {
            const middle = (low + high) / 2;
            const expected =
              (a + b + 1) / (1 + Math.exp(-middle - b1)) + (c + d + 1) / (1 + Math.exp(-middle));
            if (expected < a + c + 1) low = middle;
            else high = middle;
          }
          const p1 = 1 / (1 + Math.exp(-low - b1));
          const p0 = 1 / (1 + Math.exp(-low));
          return side(p1, a + 0.5, b + 0.5) + side(p0, c + 0.5, d + 0.5);
        };
        const top = profile(Math.log(ratio));
        expect(2 * (top - profile(Math.log(x!.lower)))).toBeCloseTo(3.841458820694124, 5);
        expect(2 * (top - profile(Math.log(x!.upper)))).toBeCloseTo(3.841458820694124, 5);
        expect(x!.chiSquared).toBeCloseTo(2 * (top - profile(0)), 7);
      }),
      { ...FIXED, numRuns: 60 },
    );
  });

  it("answers where maximum likelihood has none, and comes near to it where people are many", () => {
    expect(logisticRegression(table(5, 0, 2, 9))).toEqual(not("perfect separation"));
    const [x] = found(logisticFirth(table(5, 0, 2, 9))).coefficients;
    expect(x!.oddsRatio).toBeCloseTo((5.5 * 9.5) / (0.5 * 2.5), 6);
    expect(Number.isFinite(x!.upper)).toBe(true);
    const many = table(20_000, 10_000, 15_000, 30_000);
    const [, usual] = found(logisticRegression(many)).coefficients;
    const [penalized] = found(logisticFirth(many)).coefficients;
    expect(penalized!.oddsRatio).toBeCloseTo(usual!.oddsRatio, 3);
    expect(penalized!.lower).toBeCloseTo(usual!.lower, 2);
  });

  it("does not mind the unit of a covariate, the order of rows, or counts for rows", () => {
    const item = casesOf("logistic-firth", "logisticFirth").find(({ name }) => name === "separated 20 FALSE");
    const outcome = column(item!, "outcome");
    const [x, z] = [column(item!, "x"), column(item!, "z")];
    const one = found(logisticFirth({ outcome, covariates: { x, z } }));
    const turned = found(
      logisticFirth({
        outcome: outcome.toReversed(),
        covariates: { x: x.toReversed(), z: z.map((value) => 2020 - 10 * value).reverse() },
        count: outcome.map(() => 1),
      }),
    );
    expect(-10 * turned.coefficients[1]!.coefficient).toBeCloseTo(one.coefficients[1]!.coefficient, 7);
    expect(-10 * Math.log(turned.coefficients[1]!.lower)).toBeCloseTo(
      Math.log(one.coefficients[1]!.upper),
      6,
    );
    expect(turned.likelihoodRatio.chiSquared).toBeCloseTo(one.likelihoodRatio.chiSquared, 7);
  });

  it("says why there is no model, and refuses what cannot be", () => {
    const model = (outcome: number[], covariates: Record<string, number[]>) =>
      logisticFirth({ outcome, covariates });
    expect(model([], { x: [] })).toEqual(not("no observations"));
    expect(model([0, 1], { x: [2, 2] })).toEqual(not("no variation"));
    expect(model([0, 1, 0, 1], { x: [1, 2, 3, 5], z: [2, 4, 6, 10] })).toEqual(not("no variation"));
    expect(model([0, 0, 0, 0], { x: [1, 2, 3, 5] }).kind).toBe("Firth logistic model");
    expectRefusal(() => model([0, 2], { x: [1, 2] }), /outcome\[1\]/);
    expectRefusal(() => model([0, 1], { x: [1, Number.NaN] }), /x\[1\]/);
    expectRefusal(() => logisticFirth({ outcome: [0, 1], covariates: {} }, { level: 1 }), /level/);
  });
});
