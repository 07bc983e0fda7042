import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  negativeBinomialRegression,
  type PoissonOptions,
  personTimeRate,
  poissonRegression,
} from "../../src/statistics/index.ts";
import { FIXED } from "./arbitrary.ts";
import { found } from "./found.ts";
import { casesOf, column, type FixtureCase, worst } from "./reference/fixtures.ts";
import { expectRefusal } from "./refusals.ts";

const not = (reason: string) => ({ kind: "not estimable", reason });

function dataOf(item: FixtureCase) {
  const { exposure, cluster } = item.input;
  return {
    events: column(item, "events"),
    covariates: { x: column(item, "x"), g: column(item, "g") },
    ...(exposure ? { exposure } : {}),
    ...(cluster ? { cluster } : {}),
  };
}

/** The variance that a case of the fixture is named after. */
function optionsOf({ name, input }: FixtureCase): PoissonOptions {
  const type = (["HC0", "HC1", "HC2", "HC3", "Newey-West"] as const).find((one) => name.includes(one));
  if (type === undefined) return {};
  const { lag, adjust } = input;
  return { variance: type, ...(lag ? { lag: lag[0]!, adjust: adjust![0] === 1 } : {}) };
}

const COLUMNS = ["coefficient", "standardError", "z", "p", "rateRatio", "lower", "upper"] as const;

/** Deaths of British doctors from coronary disease by smoking and age (Doll and Hill 1966, in Breslow and Day 1987). */
const doctors = (() => {
  const deaths = [32, 104, 206, 186, 102, 2, 12, 28, 28, 31];
  const years = [52_407, 43_248, 28_612, 12_663, 5317, 18_790, 10_673, 5710, 2585, 1462];
  const age = (group: number) => deaths.map((_, i) => (i % 5 === group ? 1 : 0));
  return {
    events: deaths,
    exposure: years,
    covariates: {
      smokes: deaths.map((_, i) => (i < 5 ? 1 : 0)),
      age45: age(1),
      age55: age(2),
      age65: age(3),
      age75: age(4),
    },
  };
})();

describe("poissonRegression(data, { variance })", () => {
  it("equals R's glm with the model's, sandwich's HC0 to HC3, clustered and Newey and West's errors", () => {
    for (const item of casesOf("counts", "poissonRegression")) {
      const model = found(poissonRegression(dataOf(item), optionsOf(item)));
      for (const name of COLUMNS) {
        const ours = model.coefficients.map((one) => one[name]);
        expect([item.name, name, worst(ours, item.output[name]!)]).toEqual([
          item.name,
          name,
          expect.closeTo(0, 8),
        ]);
      }
      expect([item.name, worst(model.covariance.flat(), item.output.covariance!)]).toEqual([
        item.name,
        expect.closeTo(0, 8),
      ]);
    }
  });

  it("equals R's glm in likelihood, deviances, AIC, fitted counts and Pearson's chi-squared", () => {
    const cases = casesOf("counts", "poissonRegression").filter(({ name }) => name.endsWith("model"));
    for (const item of cases) {
      const model = found(poissonRegression(dataOf(item)));
      const fits = [model.logLikelihood, model.deviance, model.nullDeviance, model.aic];
      expect(worst(fits, item.output.fits!)).toBeLessThan(1e-11);
      expect(worst([...model.fitted], item.output.fitted!)).toBeLessThan(1e-9);
      const { ratio, chiSquared, df, p } = found(model.overdispersion);
      expect(worst([ratio, chiSquared, df, p], item.output.overdispersion!)).toBeLessThan(1e-8);
    }
  });

  it("gives what is published of the British doctors", () => {
    // Stata's manual, entry poisson: ratio of smokers 1.425519, error of the ratio 0.1530638, 1.154984 to 1.759421;
    // of ages 4.410584, 13.8392, 28.51678, 40.45121; log likelihood -33.600153, Pearson's 11.15533.
    const model = found(poissonRegression(doctors));
    const [, smokes, ...ages] = model.coefficients;
    expect(smokes!.rateRatio).toBeCloseTo(1.425519, 6);
    expect(smokes!.standardError * smokes!.rateRatio).toBeCloseTo(0.1530638, 6);
    expect(smokes!.lower).toBeCloseTo(1.154984, 6);
    expect(smokes!.upper).toBeCloseTo(1.759421, 6);
    expect(ages.map((one) => one.rateRatio)).toEqual([
      expect.closeTo(4.410584, 5),
      expect.closeTo(13.8392, 4),
      expect.closeTo(28.51678, 4),
      expect.closeTo(40.45121, 4),
    ]);
    expect(model.logLikelihood).toBeCloseTo(-33.600153, 5);
    expect(found(model.overdispersion).chiSquared).toBeCloseTo(11.15533, 4);
    expect(model.warnings).toEqual(["overdispersed"]);
    expect(found(poissonRegression(doctors, { variance: "HC0" })).warnings).toEqual([]);
  });

  it("is the ratio of two rates, worked by hand", () => {
    const model = found(
      poissonRegression({ events: [30, 12], exposure: [400, 500], covariates: { group: [1, 0] } }),
    );
    const [intercept, group] = model.coefficients;
    expect(group!.rateRatio).toBeCloseTo(30 / 400 / (12 / 500), 10);
    expect(group!.standardError).toBeCloseTo(Math.sqrt(1 / 30 + 1 / 12), 10);
    const rate = found(personTimeRate({ events: 12, personTime: 500 }));
    expect(intercept!.rateRatio).toBeCloseTo(rate.value, 12);
    expect(model.overdispersion).toEqual(not("too few observations"));
  });

  it("expects as many events as there are; knows no order of rows, no unit, and rows cut in two", () => {
    const row = fc.record({
      y: fc.integer({ min: 0, max: 9 }),
      t: fc.integer({ min: 1, max: 50 }),
      x: fc.integer({ min: 0, max: 6 }),
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 4, maxLength: 30 }), (rows) => {
        const of = (list: typeof rows, unit = 1) =>
          poissonRegression({
            events: list.map(({ y }) => y),
            exposure: list.map(({ t }) => t / unit),
            covariates: { x: list.map(({ x }) => 5 - unit * x) },
          });
        const one = of(rows);
        const halves = rows.flatMap(({ y, t, x }) => [
          { y, t: t / 4, x },
          { y: 0, t: (3 * t) / 4, x },
        ]);
        const other = of(halves.reverse(), 7);
        expect(other.kind).toBe(one.kind);
        if (one.kind === "not estimable") return;
        expect(one.fitted.reduce((sum, mu) => sum + mu, 0)).toBeCloseTo(one.events, 6);
        const [a, b] = [one.coefficients[1]!, found(other).coefficients[1]!];
        expect(7 * b.coefficient).toBeCloseTo(a.coefficient, 7);
        expect(7 * b.standardError).toBeCloseTo(a.standardError, 7);
      }),
      FIXED,
    );
  });

  it("says why there is no model", () => {
    const data = { events: [1, 2, 4, 3], covariates: { x: [1, 2, 3, 5] } };
    const of = (more: object, options: PoissonOptions = {}) =>
      poissonRegression({ ...data, ...more }, options);
    expect(of({ events: [], covariates: { x: [] } })).toEqual(not("no observations"));
    expect(of({ events: [0, 0, 0, 0] })).toEqual(not("no events"));
    expect(of({ covariates: { x: [2, 2, 2, 2] } })).toEqual(not("no variation"));
    expect(of({ covariates: { x: [1, 2, 3, 5], z: [2, 4, 6, 10] } })).toEqual(not("no variation"));
    expect(of({ events: [0, 0, 4, 3], covariates: { x: [0, 0, 1, 1] } })).toEqual(not("perfect separation"));
    expect(of({ cluster: [1, 1, 1, 1] })).toEqual(not("too few observations"));
    const two = { events: [1, 3], covariates: { x: [0, 1] } };
    for (const variance of ["HC0", "HC1", "HC2", "HC3", "Newey-West"] as const) {
      expect(poissonRegression(two, { variance })).toEqual(not("too few observations"));
    }
  });

  it("refuses what cannot be", () => {
    const data = { events: [1, 2], covariates: { x: [1, 2] } };
    expectRefusal(() => poissonRegression({ ...data, events: [1, 0.5] }), /events\[1\]/);
    expectRefusal(() => poissonRegression({ ...data, events: [1, -1] }), /events\[1\]/);
    expectRefusal(() => poissonRegression({ ...data, exposure: [1, 0] }), /exposure\[1\]/);
    expectRefusal(() => poissonRegression({ ...data, exposure: [1] }), /length/);
    expectRefusal(() => poissonRegression({ ...data, covariates: { age: [1, Number.NaN] } }), /age\[1\]/);
    expectRefusal(() => poissonRegression({ ...data, cluster: [1, 0.5] }), /cluster\[1\]/);
    expectRefusal(() => poissonRegression({ ...data, cluster: [1, 2] }, { variance: "HC1" }), /clusters/);
    expectRefusal(() => poissonRegression(data, { variance: "Newey-West", lag: 1.5 }), /lag/, /automatic/);
    expectRefusal(() => poissonRegression(data, { level: 95 }), /level/);
  });
});

describe("negativeBinomialRegression(data)", () => {
  it("equals R's glm.nb, alternated to the end: coefficients, errors, theta and its error, likelihood", () => {
    for (const item of casesOf("counts", "negativeBinomialRegression")) {
      const model = found(negativeBinomialRegression(dataOf(item)));
      const ours: Record<string, number[]> = {
        ...Object.fromEntries(COLUMNS.map((name) => [name, model.coefficients.map((one) => one[name])])),
        covariance: model.covariance.flat(),
        theta: [model.theta, model.thetaStandardError],
        fits: [model.logLikelihood, model.deviance, model.aic],
        against: [model.againstPoisson.chiSquared, model.againstPoisson.p],
        fitted: [...model.fitted],
      };
      for (const [name, values] of Object.entries(ours)) {
        expect([item.name, name, worst(values, item.output[name]!)]).toEqual([
          item.name,
          name,
          expect.closeTo(0, 8),
        ]);
      }
    }
  });

  it("gives what is published of red mites on apple leaves", () => {
    // Bliss and Fisher 1953 (doi:10.2307/3001850): 150 leaves, mean 1.14667, k = 1.02459.
    const leaves = [70, 38, 17, 10, 9, 3, 2, 1];
    const events = leaves.flatMap((number, mites) => new Array<number>(number).fill(mites));
    const model = found(negativeBinomialRegression({ events, covariates: {} }));
    expect(model.theta).toBeCloseTo(1.02459, 5);
    expect(model.coefficients[0]!.rateRatio).toBeCloseTo(172 / 150, 10);
    // The variance of a log mean is (mu + mu² / theta) / (n mu²).
    const mu = 172 / 150;
    expect(model.coefficients[0]!.standardError ** 2).toBeCloseTo((1 / mu + 1 / model.theta) / 150, 10);
  });

  it("has a larger likelihood than Poisson's, wider errors, and at its theta a score of 0", () => {
    const row = fc.record({ y: fc.integer({ min: 0, max: 40 }), x: fc.integer({ min: 0, max: 6 }) });
    fc.assert(
      fc.property(fc.array(row, { minLength: 6, maxLength: 40 }), (rows) => {
        const data = { events: rows.map(({ y }) => y), covariates: { x: rows.map(({ x }) => x) } };
        const model = negativeBinomialRegression(data);
        const poisson = poissonRegression(data);
        if (model.kind === "not estimable" || poisson.kind === "not estimable") return;
        expect(model.logLikelihood).toBeGreaterThanOrEqual(poisson.logLikelihood - 1e-9);
        const { theta, fitted } = model;
        const at = (t: number) =>
          data.events.reduce((sum, y, i) => {
            let terms = y * Math.log(fitted[i]!) - (t + y) * Math.log1p(fitted[i]! / t);
            for (let k = 0; k < y; k++) terms += Math.log1p(k / t);
            return sum + terms;
          }, 0);
        expect(at(theta)).toBeGreaterThanOrEqual(at(theta * 1.01));
        expect(at(theta)).toBeGreaterThanOrEqual(at(theta / 1.01));
        const moved = found(
          negativeBinomialRegression({
            events: data.events.toReversed(),
            exposure: rows.map(() => 12),
            covariates: { x: data.covariates.x.map((x) => 3 - x / 10).reverse() },
          }),
        );
        expect(moved.theta / theta).toBeCloseTo(1, 8);
        expect(-moved.coefficients[1]!.coefficient / 10).toBeCloseTo(model.coefficients[1]!.coefficient, 8);
      }),
      { ...FIXED, numRuns: 100 },
    );
  });

  it("says why there is no model, and refuses what cannot be", () => {
    const model = (events: number[], covariates: Record<string, number[]>) =>
      negativeBinomialRegression({ events, covariates });
    expect(model([], { x: [] })).toEqual(not("no observations"));
    expect(model([0, 0], { x: [1, 2] })).toEqual(not("no events"));
    expect(model([3, 2, 3, 2, 3, 2], { x: [1, 2, 3, 4, 5, 6] })).toEqual(not("no overdispersion"));
    expect(model([0, 0, 4, 9], { x: [0, 0, 1, 1] })).toEqual(not("perfect separation"));
    expect(model([1, 9, 4], { x: [1, 1, 1] })).toEqual(not("no variation"));
    expectRefusal(() => model([1, -1], { x: [1, 2] }), /events\[1\]/);
    expectRefusal(() => negativeBinomialRegression({ events: [1], covariates: {} }, { level: 0 }), /level/);
  });
});
