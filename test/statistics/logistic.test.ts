import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { logisticRegression } from "../../src/statistics/index.ts";
import { FIXED } from "./arbitrary.ts";
import { found } from "./found.ts";
import { casesOf, column, worst } from "./reference/fixtures.ts";
import { expectRefusal } from "./refusals.ts";

const not = (reason: string) => ({ kind: "not estimable", reason });

describe("logisticRegression(data)", () => {
  it("equals R's glm: coefficients, errors, odds ratios, covariance, deviances, fitted values", () => {
    for (const item of casesOf("logistic", "logisticRegression")) {
      const { outcome, x, y, ...count } = item.input;
      const model = found(logisticRegression({ outcome: outcome!, covariates: { x: x!, y: y! }, ...count }));
      const columns = ["coefficient", "standardError", "z", "p", "oddsRatio", "lower", "upper"] as const;
      for (const name of columns) {
        const ours = model.coefficients.map((coefficient) => coefficient[name]);
        const error = worst(ours, item.output[name]!);
        expect([item.name, name, error]).toEqual([item.name, name, expect.closeTo(0, 8)]);
      }
      expect(worst(model.covariance.flat(), item.output.covariance!)).toBeLessThan(1e-8);
      const fits = [model.deviance, model.nullDeviance, model.aic, model.logLikelihood];
      expect(worst(fits, item.output.fits!)).toBeLessThan(1e-10);
      expect(worst(model.fitted, item.output.fitted!)).toBeLessThan(1e-8);
    }
  });

  it("is the log odds ratio of a two by two table, worked by hand", () => {
    const data = { outcome: [1, 0, 1, 0], covariates: { x: [1, 1, 0, 0] }, count: [20, 10, 15, 30] };
    const [intercept, x] = found(logisticRegression(data)).coefficients;
    expect(intercept!.coefficient).toBeCloseTo(Math.log(15 / 30), 10);
    expect(x!.oddsRatio).toBeCloseTo((20 * 30) / (10 * 15), 9);
    expect(x!.standardError).toBeCloseTo(Math.sqrt(1 / 20 + 1 / 10 + 1 / 15 + 1 / 30), 10);
  });

  it("gives what is published of the shuttle's O-rings (Dalal, Fowlkes and Hoadley 1989)", () => {
    // doi:10.1080/01621459.1989.10478858: log odds of a failure 15.043 - 0.2322 temperature.
    const temperature = [
      66, 70, 69, 68, 67, 72, 73, 70, 57, 63, 70, 78, 67, 53, 67, 75, 70, 81, 76, 79, 75, 76, 58,
    ];
    const failed = [0, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 1];
    const model = found(logisticRegression({ outcome: failed, covariates: { temperature } }));
    expect(model.coefficients.map((one) => one.coefficient)).toEqual([
      expect.closeTo(15.043, 3),
      expect.closeTo(-0.2322, 4),
    ]);
  });

  it("fits as many as there are; the order of rows and the unit do not matter; counts are rows", () => {
    const row = fc.record({
      x: fc.integer({ min: 0, max: 9 }),
      o: fc.nat(1),
      count: fc.integer({ min: 1, max: 3 }),
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 4, maxLength: 30 }), (rows) => {
        const of = (list: typeof rows, unit = 1) => ({
          outcome: list.map(({ o }) => o),
          covariates: { x: list.map(({ x }) => unit * x) },
        });
        const one = logisticRegression({ ...of(rows), count: rows.map(({ count }) => count) });
        const people = rows.flatMap((item) => new Array<(typeof rows)[number]>(item.count).fill(item));
        const each = logisticRegression(of(people.reverse(), 100));
        expect(each.kind).toBe(one.kind);
        if (one.kind === "not estimable") return;
        const sum = one.fitted.reduce((total, p, i) => total + rows[i]!.count * p, 0);
        expect(sum).toBeCloseTo(one.events, 6);
        expect(found(each).coefficients[1]!.coefficient * 100).toBeCloseTo(
          one.coefficients[1]!.coefficient,
          6,
        );
      }),
      FIXED,
    );
  });

  it("says why there is no model", () => {
    const model = (outcome: number[], covariates: Record<string, number[]>) =>
      logisticRegression({ outcome, covariates });
    expect(model([], { x: [] })).toEqual(not("no observations"));
    expect(model([0, 0], { x: [1, 2] })).toEqual(not("no events"));
    expect(model([1, 1], { x: [1, 2] })).toEqual(not("only events"));
    expect(model([0, 1], { x: [2, 2] })).toEqual(not("no variation"));
    expect(model([0, 1, 0, 1], { x: [1, 2, 3, 5], z: [2, 4, 6, 10] })).toEqual(not("no variation"));
    expect(model([0, 0, 1, 1], { x: [1, 2, 3, 4] })).toEqual(not("perfect separation"));
    expect(model([0, 0, 1, 1, 1], { x: [0, 0, 0, 1, 1] })).toEqual(not("perfect separation"));
    const [only] = found(model([0, 1, 1], {})).coefficients;
    expect(only!.oddsRatio).toBeCloseTo(2, 9);
  });

  it("refuses what cannot be", () => {
    const data = { outcome: [0, 1], covariates: { x: [1, 2] } };
    expectRefusal(() => logisticRegression({ ...data, outcome: [0, 2] }), /outcome\[1\]/);
    expectRefusal(() => logisticRegression({ ...data, covariates: { x: [1] } }), /length/);
    expectRefusal(() => logisticRegression({ ...data, covariates: { age: [1, Infinity] } }), /age\[1\]/);
    expectRefusal(() => logisticRegression({ ...data, count: [1, -1] }), /count\[1\]/);
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
