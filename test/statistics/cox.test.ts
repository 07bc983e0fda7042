import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CoxModel, coxRegression, logRank } from "../../src/statistics/index.ts";
import { FIXED } from "./arbitrary.ts";
import { found } from "./found.ts";
import { casesOf, type FixtureCase, scalar, worst } from "./reference/fixtures.ts";
import { expectRefusal } from "./refusals.ts";

const not = (reason: string) => ({ kind: "not estimable", reason });

function modelOf(item: FixtureCase): CoxModel {
  const { x, y, w, breslow: _, ...data } = item.input;
  const covariates = { x: x!, y: y!, w: w! };
  const ties = scalar(item, "breslow") === 1 ? "breslow" : "efron";
  return found(coxRegression({ ...data, time: data.time!, cause: data.cause!, covariates }, { ties }));
}

const TESTS = ["likelihoodRatio", "wald", "score"] as const;

describe("coxRegression(data, { ties })", () => {
  it("equals R's coxph: Efron, Breslow, strata, start-stop rows, counts", () => {
    for (const item of casesOf("cox", "coxRegression")) {
      const model = modelOf(item);
      const columns = ["coefficient", "standardError", "z", "p", "hazardRatio", "lower", "upper"] as const;
      for (const name of columns) {
        const ours = model.coefficients.map((coefficient) => coefficient[name]);
        expect([item.name, name, worst(ours, item.output[name]!)]).toEqual([
          item.name,
          name,
          expect.closeTo(0, 7),
        ]);
      }
      expect(worst(model.covariance.flat(), item.output.covariance!)).toBeLessThan(1e-7);
      expect(worst([model.nullLogLikelihood, model.logLikelihood], item.output.logLikelihood!)).toBeLessThan(
        1e-10,
      );
      for (const name of TESTS) {
        const { chiSquared, p } = model[name];
        expect([item.name, name, worst([chiSquared, p], item.output[name]!)]).toEqual([
          item.name,
          name,
          expect.closeTo(0, 7),
        ]);
      }
    }
  });

  it("has the log-rank test as its score test where no times are tied", () => {
    const order = fc.shuffledSubarray([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], { minLength: 6 });
    const flags = fc.array(fc.nat(1), { minLength: 24, maxLength: 24 });
    fc.assert(
      fc.property(order, flags, (time, drawn) => {
        const cause = time.map((_, i) => drawn[i]!);
        const group = time.map((_, i) => drawn[12 + i]!);
        const model = coxRegression({ time, cause, covariates: { group } });
        if (model.kind === "not estimable") return;
        const test = found(logRank({ time, cause, group }));
        expect(model.score.chiSquared).toBeCloseTo(test.chiSquared, 9);
      }),
      FIXED,
    );
  });

  it("is worked by hand for one event between two", () => {
    // exp(b) / (exp(b) + 1) for each of two events with x = 1, one with x = 0, always among one of each.
    const data = {
      time: [1, 1, 1, 1, 1, 1],
      cause: [1, 0, 1, 0, 0, 1],
      covariates: { x: [1, 0, 1, 0, 1, 0] },
      stratum: [1, 1, 2, 2, 3, 3],
    };
    const [x] = found(coxRegression(data)).coefficients;
    expect(x!.hazardRatio).toBeCloseTo(2, 9);
    expect(x!.standardError).toBeCloseTo(1 / Math.sqrt(3 * (2 / 3) * (1 / 3)), 9);
  });

  it("gives what is published of remissions with 6-MP and placebo (Freireich and others 1963; Cox 1972)", () => {
    // Kleinbaum and Klein 2012, doi:10.1007/978-1-4419-6646-9: 1.509 with Breslow's ties, 1.572 with Efron's, 1.628 exact.
    const relapsed = [6, 6, 6, 7, 10, 13, 16, 22, 23];
    const censored = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35];
    const placebo = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23];
    const time = [...relapsed, ...censored, ...placebo];
    const data = {
      time,
      cause: time.map((_, i) => (i < 9 || i >= 21 ? 1 : 0)),
      covariates: { placebo: time.map((_, i) => (i >= 21 ? 1 : 0)) },
    };
    const of = (ties: "breslow" | "efron" | "exact") => found(coxRegression(data, { ties })).coefficients[0]!;
    expect(of("breslow").coefficient).toBeCloseTo(1.509, 3);
    expect(of("breslow").standardError).toBeCloseTo(0.41, 2);
    expect(of("efron").coefficient).toBeCloseTo(1.572, 3);
    expect(of("exact").coefficient).toBeCloseTo(1.628, 3);
  });

  it("does not mind the order of rows, times that are no whole numbers, or rows cut at equal values", () => {
    const row = fc.record({
      time: fc.constantFrom(0, 0.5, 1, 1.25, 2, 3, 70_000, 2 ** 33),
      cause: fc.nat(1),
      x: fc.nat(5),
      stratum: fc.integer({ min: -1, max: 1 }),
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 4, maxLength: 30 }), (rows) => {
        const of = (list: typeof rows) =>
          coxRegression({
            time: list.map(({ time }) => time),
            cause: list.map(({ cause }) => cause),
            covariates: { x: list.map(({ x }) => x) },
            stratum: list.map(({ stratum }) => stratum),
          });
        const one = of(rows);
        const other = of(rows.toSorted((a, b) => a.x - b.x || a.time - b.time));
        expect(other.kind).toBe(one.kind);
        if (one.kind === "not estimable") return;
        expect(found(other).coefficients[0]!.coefficient).toBeCloseTo(one.coefficients[0]!.coefficient, 7);
        expect(found(other).logLikelihood).toBeCloseTo(one.logLikelihood, 8);
      }),
      FIXED,
    );
  });

  it("changes with the unit of a covariate as it must, and not with order or a constant", () => {
    const [item] = casesOf("cox", "coxRegression");
    const { time, cause, x, y } = item!.input as Record<string, number[]>;
    const one = found(coxRegression({ time: time!, cause: cause!, covariates: { x: x!, y: y! } }));
    const moved = found(
      coxRegression({
        time: time!.toReversed(),
        cause: cause!.toReversed(),
        covariates: { x: x!.map((value) => 100 * value + 7).reverse(), y: y!.toReversed() },
      }),
    );
    expect(moved.coefficients[0]!.coefficient * 100).toBeCloseTo(one.coefficients[0]!.coefficient, 10);
    expect(moved.coefficients[0]!.z).toBeCloseTo(one.coefficients[0]!.z, 8);
    expect(moved.logLikelihood).toBeCloseTo(one.logLikelihood, 9);
  });

  it("says why there is no model", () => {
    const time = [1, 2, 3, 4, 5, 6];
    const cause = [1, 1, 1, 0, 0, 0];
    const x = [2, 5, 3, 4, 6, 1];
    const model = (covariates: Record<string, number[]>, causes = cause) =>
      coxRegression({ time, cause: causes, covariates });
    expect(coxRegression({ time: [], cause: [], covariates: { x: [] } })).toEqual(not("no observations"));
    expect(model({ x }, [0, 0, 0, 0, 0, 0])).toEqual(not("no events"));
    expect(model({ x: [1, 1, 1, 1, 1, 1] })).toEqual(not("no variation"));
    expect(model({ x, twice: x.map((value) => 2 * value + 1) })).toEqual(not("no variation"));
    expect(model({ x: [1, 1, 1, 0, 0, 0] })).toEqual(not("perfect separation"));
    expect(model({ x: [6, 5, 4, 3, 2, 1] })).toEqual(not("perfect separation"));
  });

  it("refuses what cannot be", () => {
    const data = { time: [1, 2], cause: [1, 0], covariates: { x: [1, 2] } };
    expectRefusal(() => coxRegression({ ...data, covariates: {} }), /no covariate/);
    expectRefusal(() => coxRegression({ ...data, covariates: { x: [1] } }), /x and time differ/);
    expectRefusal(
      () => coxRegression({ ...data, covariates: { age: [1, Number.NaN] } }),
      /age\[1\]/,
      /missing/,
    );
    expectRefusal(() => coxRegression({ ...data, cause: [1, 2] }), /competing/);
    expectRefusal(() => coxRegression({ ...data, stratum: [0.5, 1] }), /stratum/);
    expectRefusal(() => coxRegression({ ...data, entry: [1, 0] }), /not before/);
    expectRefusal(() => coxRegression(data, { level: 95 }), /level/);
  });
});
