import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type CoxModel,
  concordance,
  coxRegression,
  proportionalHazards,
} from "../../src/statistics/index.ts";
import { FIXED } from "./arbitrary.ts";
import { found } from "./found.ts";
import { casesOf, column, type FixtureCase, worst } from "./reference/fixtures.ts";
import { expectRefusal } from "./refusals.ts";

const not = (reason: string) => ({ kind: "not estimable", reason });

function dataOf(item: FixtureCase) {
  const { x, y, z, breslow: _, ...data } = item.input;
  const covariates = { x: x!, y: y!, z: z! };
  return { ...data, time: column(item, "time"), cause: column(item, "cause"), covariates };
}

const tiesOf = (item: FixtureCase) => (item.input.breslow?.[0] === 1 ? "breslow" : "efron");

/** Largest relative error of what R gave, among the outputs that the case has. */
function errorsOf(model: CoxModel, { output }: FixtureCase): Record<string, number | "length"> {
  const ours: Record<string, readonly number[]> = {
    coefficient: model.coefficients.map((one) => one.coefficient),
    standardError: model.coefficients.map((one) => one.standardError),
    covariance: model.covariance.flat(),
    modelCovariance: model.modelCovariance.flat(),
    logLikelihood: [model.nullLogLikelihood, model.logLikelihood],
    wald: [model.wald.chiSquared],
    score: [model.score.chiSquared],
  };
  return Object.fromEntries(
    Object.entries(output).map(([name, theirs]) => [name, worst(ours[name]!, theirs)]),
  );
}

describe("coxRegression(data) with weights, clusters and exact ties", () => {
  it("equals R's coxph: weights, clusters, both with strata and start-stop rows", () => {
    for (const item of casesOf("cox-weighted", "coxRegression")) {
      const model = found(coxRegression(dataOf(item), { ties: tiesOf(item) }));
      expect(model.variance).toBe("robust");
      for (const [name, error] of Object.entries(errorsOf(model, item))) {
        expect([item.name, name, error]).toEqual([item.name, name, expect.closeTo(0, 7)]);
      }
    }
  });

  it("equals R's coxph with exact ties, also in strata and start-stop rows", () => {
    for (const item of casesOf("cox-weighted", "coxExact")) {
      const model = found(coxRegression(dataOf(item), { ties: "exact" }));
      for (const [name, error] of Object.entries(errorsOf(model, item))) {
        expect([item.name, name, error]).toEqual([item.name, name, expect.closeTo(0, 7)]);
      }
    }
  });

  it("is, with exact ties, worked by hand for two events at once among four", () => {
    // With r = exp(b): both events have x = 1, of two with x = 1 and two with x = 0. Sets of two: r² + 4 r + 1; a
    // second stratum has one of each with the event: 4 r. The score 2 - 2 (2 r² + 4 r) / (r² + 4 r + 1) + 1 is 0 at
    // 3 (r² + 4 r + 1) = 4 r² + 8 r, r = 2 + sqrt(7).
    const data = {
      time: [1, 1, 2, 2, 1, 1, 2, 2],
      cause: [1, 1, 0, 0, 1, 1, 0, 0],
      covariates: { x: [1, 1, 0, 0, 1, 0, 1, 0] },
      stratum: [1, 1, 1, 1, 2, 2, 2, 2],
    };
    const [x] = found(coxRegression(data, { ties: "exact" })).coefficients;
    expect(x!.hazardRatio).toBeCloseTo(2 + Math.sqrt(7), 9);
  });

  it("is, with exact ties, the same as without ties, and the same for counts as for rows", () => {
    const item = casesOf("cox-weighted", "coxExact").find(({ name }) => name === "continuous");
    const data = dataOf(item!);
    const exact = found(coxRegression(data, { ties: "exact" }));
    const efron = found(coxRegression(data));
    expect(worst(exact.covariance.flat(), efron.covariance.flat())).toBeLessThan(1e-8);
    const twice = (values: readonly number[]) => values.flatMap((value) => [value, value]);
    const { x, y, z } = data.covariates;
    const rows = found(
      coxRegression(
        {
          time: twice(data.time),
          cause: twice(data.cause),
          covariates: { x: twice(x), y: twice(y), z: twice(z) },
        },
        { ties: "exact" },
      ),
    );
    const counts = found(coxRegression({ ...data, count: data.time.map(() => 2) }, { ties: "exact" }));
    expect(counts.n).toBe(rows.n);
    expect(worst(counts.covariance.flat(), rows.covariance.flat())).toBeLessThan(1e-8);
  });

  it("keeps coefficients and robust errors when all weights are multiplied", () => {
    const item = casesOf("cox-weighted", "coxRegression")[0]!;
    const data = { ...dataOf(item), weight: column(item, "weight") };
    const one = found(coxRegression(data));
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 100, noNaN: true }), (factor) => {
        const scaled = found(coxRegression({ ...data, weight: data.weight.map((value) => value * factor) }));
        expect(worst(scaled.covariance.flat(), one.covariance.flat())).toBeLessThan(1e-7);
        expect(worst([scaled.wald.chiSquared], [one.wald.chiSquared])).toBeLessThan(1e-7);
      }),
      { ...FIXED, numRuns: 15 },
    );
  });

  it("takes rows of one cluster as one: doubling them changes nothing", () => {
    const data = dataOf(casesOf("cox-weighted", "coxRegression")[0]!);
    const { weight: _, ...plain } = { weight: undefined, ...data };
    const people = plain.time.map((__, i) => i);
    const one = found(coxRegression({ ...plain, cluster: people }, { ties: "breslow" }));
    const count = plain.time.map(() => 2);
    const two = found(coxRegression({ ...plain, count, cluster: people }, { ties: "breslow" }));
    expect(worst(two.covariance.flat(), one.covariance.flat())).toBeLessThan(1e-8);
  });

  it("does not change when rows are cut into stretches, whatever the size of the risks", () => {
    const person = fc.record({
      time: fc.integer({ min: 2, max: 30 }),
      cause: fc.nat(1),
      x: fc.integer({ min: -6, max: 6 }),
      cut: fc.integer({ min: 1, max: 29 }),
    });
    // One far from all others, whose risk may be far above theirs, is under observation from late on.
    const far = { entry: 30, time: 31, cause: 0, x: 40 };
    const modelOf = (rows: readonly (typeof far)[]) =>
      coxRegression({
        time: rows.map(({ time }) => time),
        cause: rows.map(({ cause }) => cause),
        entry: rows.map(({ entry }) => entry),
        covariates: { x: rows.map(({ x }) => x) },
      });
    fc.assert(
      fc.property(fc.array(person, { minLength: 8, maxLength: 30 }), (people) => {
        const whole = modelOf([...people.map(({ time, cause, x }) => ({ entry: 0, time, cause, x })), far]);
        const parts = modelOf([
          ...people.flatMap(({ time, cause, x, cut }) =>
            cut < time
              ? [
                  { entry: 0, time: cut, cause: 0, x },
                  { entry: cut, time, cause, x },
                ]
              : [{ entry: 0, time, cause, x }],
          ),
          far,
        ]);
        if (whole.kind === "not estimable" || parts.kind === "not estimable") {
          expect(parts.kind).toBe(whole.kind);
          return;
        }
        expect(parts.coefficients[0]!.coefficient).toBeCloseTo(whole.coefficients[0]!.coefficient, 7);
        expect(parts.logLikelihood).toBeCloseTo(whole.logLikelihood, 8);
      }),
      { ...FIXED, numRuns: 100 },
    );
  });

  it("says why there is no model", () => {
    const data = {
      time: [1, 2, 3, 4],
      cause: [1, 1, 0, 1],
      covariates: { x: [1, 3, 2, 2], z: [0, 1, 1, 0] },
    };
    expect(coxRegression({ ...data, cluster: [1, 1, 1, 1] })).toEqual(not("too few observations"));
    expect(coxRegression({ ...data, weight: [0, 0, 1, 0] })).toEqual(not("no events"));
    expect(coxRegression({ ...data, covariates: { x: [1, 0, 0, 0] } }, { ties: "exact" })).toEqual(
      not("perfect separation"),
    );
  });

  it("refuses what cannot be", () => {
    const data = { time: [1, 2], cause: [1, 0], covariates: { x: [1, 2] } };
    const exact = { ties: "exact" } as const;
    expectRefusal(() => coxRegression({ ...data, weight: [1, -1] }), /weight\[1\]/, /Trim/);
    expectRefusal(() => coxRegression({ ...data, weight: [Number.NaN, 1] }), /weight\[0\]/);
    expectRefusal(() => coxRegression({ ...data, weight: [1] }), /differ in length/);
    expectRefusal(() => coxRegression({ ...data, cluster: [0.5, 1] }), /cluster\[0\]/);
    expectRefusal(() => coxRegression({ ...data, count: [1.5, 1] }), /count\[0\]/, /weight/);
    expectRefusal(() => coxRegression({ ...data, weight: [1, 1] }, exact), /exact ties/, /efron/);
  });
});

describe("proportionalHazards(data, { ties, transform })", () => {
  it("equals R's cox.zph: three transforms, strata, start-stop rows", () => {
    for (const item of casesOf("cox-weighted", "proportionalHazards")) {
      const transform = (["km", "identity", "log"] as const).find((name) => item.name.endsWith(name))!;
      const { covariates, global } = found(
        proportionalHazards(dataOf(item), { ties: tiesOf(item), transform }),
      );
      const tests = [...covariates, global];
      for (const name of ["chiSquared", "p"] as const) {
        const ours = tests.map((one) => one[name]);
        expect([item.name, name, worst(ours, item.output[name]!)]).toEqual([
          item.name,
          name,
          expect.closeTo(0, 7),
        ]);
      }
      expect(tests.map(({ df }) => df)).toEqual([1, 1, 1, 3]);
    }
  });

  it("is worked by hand for two strata of one event each", () => {
    // At each of times 1 and 2 one of two has the event, once with x = 1 and once with x = 0: b = 0, each adds 1/4
    // to the information. With time centred at 1.5 the score is (1/2)(-1/2) - (1/2)(1/2) = -1/2 and its variance
    // 2 (1/4)(1/4) = 1/8.
    const data = {
      time: [1, 3, 2, 3],
      cause: [1, 0, 1, 0],
      covariates: { x: [1, 0, 0, 1] },
      stratum: [1, 1, 2, 2],
    };
    const { global, covariates } = found(proportionalHazards(data, { transform: "identity" }));
    expect(global.chiSquared).toBeCloseTo(2, 9);
    expect(covariates).toEqual([{ name: "x", ...global }]);
  });

  it("does not change with the unit of time or of a covariate", () => {
    const data = dataOf(casesOf("cox-weighted", "proportionalHazards")[0]!);
    const one = found(proportionalHazards(data, { transform: "identity" }));
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 365 }), (unit) => {
        const moved = found(
          proportionalHazards(
            {
              ...data,
              time: data.time.map((value) => value * unit),
              covariates: { ...data.covariates, x: data.covariates.x.map((value) => unit - value / unit) },
            },
            { transform: "identity" },
          ),
        );
        const values = (tests: typeof one) => tests.covariates.map(({ chiSquared }) => chiSquared);
        expect(worst(values(moved), values(one))).toBeLessThan(1e-7);
      }),
      { ...FIXED, numRuns: 20 },
    );
  });

  it("says why there is no test, and refuses what cannot be", () => {
    const data = { time: [1, 1, 2, 1], cause: [1, 1, 0, 0], covariates: { x: [1, 3, 2, 4] } };
    expect(proportionalHazards({ ...data, cause: [0, 0, 0, 0] })).toEqual(not("no events"));
    expect(proportionalHazards(data)).toEqual(not("no variation"));
    const early = { time: [0, 1, 2, 3], cause: [1, 1, 1, 0], covariates: { x: [1, 4, 2, 3] } };
    expectRefusal(() => proportionalHazards(early, { transform: "log" }), /times of zero/, /half a day/);
    expectRefusal(() => proportionalHazards({ ...data, covariates: {} }), /no covariate/);
  });
});

describe("concordance(data)", () => {
  it("equals R's concordance: ties, weights, clusters, strata, start-stop rows", () => {
    for (const item of casesOf("cox-weighted", "concordance")) {
      const { input, output } = item;
      const c = found(
        concordance({
          ...input,
          time: column(item, "time"),
          cause: column(item, "cause"),
          score: column(item, "score"),
        }),
      );
      expect([item.name, worst([c.value], output.value!)]).toEqual([item.name, expect.closeTo(0, 12)]);
      expect([item.name, worst([c.standardError], output.standardError!)]).toEqual([
        item.name,
        expect.closeTo(0, 10),
      ]);
      expect(worst([c.concordant, c.discordant, c.tied], output.counts!)).toBeLessThan(1e-12);
    }
  });

  it("is worked by hand", () => {
    // Events at 1, 2 and 4 with scores 5, 3 and 3, censored at 3 with score 4: of the pairs (5,3) (5,4) (5,3) the
    // first is higher in all; of (3,4) and (3,3) in none, and one is tied.
    const c = found(concordance({ time: [1, 2, 4, 3], cause: [1, 1, 1, 0], score: [5, 3, 3, 4] }));
    expect([c.pairs, c.concordant, c.discordant, c.tied]).toEqual([5, 3, 1, 1]);
    expect(c.value).toBeCloseTo(3.5 / 5, 12);
  });

  it("turns round with the score, and does not mind order, unit or counts", () => {
    const rows = fc.array(fc.tuple(fc.nat(9), fc.nat(1), fc.nat(6)), { minLength: 3, maxLength: 30 });
    fc.assert(
      fc.property(rows, (drawn) => {
        const data = {
          time: drawn.map(([time]) => time),
          cause: drawn.map(([, cause]) => cause),
          score: drawn.map(([, , score]) => score),
        };
        const c = concordance(data);
        if (c.kind === "not estimable") return;
        const turned = found(concordance({ ...data, score: data.score.map((value) => 7 - 3 * value) }));
        expect(turned.value).toBeCloseTo(1 - c.value, 12);
        expect(turned.standardError).toBeCloseTo(c.standardError, 12);
        const twice = (values: readonly number[]) => [...values, ...values].reverse();
        const rows = found(
          concordance({ time: twice(data.time), cause: twice(data.cause), score: twice(data.score) }),
        );
        const counts = found(concordance({ ...data, count: data.time.map(() => 2) }));
        expect(counts.value).toBeCloseTo(rows.value, 12);
        expect(counts.standardError).toBeCloseTo(rows.standardError, 12);
        expect(c.lower).toBeGreaterThanOrEqual(0);
        expect(c.upper).toBeLessThanOrEqual(1);
      }),
      FIXED,
    );
  });

  it("says why there is none, and refuses what cannot be", () => {
    const data = { time: [1, 2], cause: [1, 0], score: [1, 2] };
    expect(concordance({ time: [], cause: [], score: [] })).toEqual(not("no observations"));
    expect(concordance({ ...data, cause: [0, 0] })).toEqual(not("no events"));
    expect(concordance({ ...data, time: [2, 1] })).toEqual(not("too few observations"));
    expectRefusal(() => concordance({ ...data, score: [1, Number.NaN] }), /score\[1\]/, /missing/);
    expectRefusal(() => concordance({ ...data, cause: [1, 2] }), /competing/);
    expectRefusal(() => concordance({ ...data, weight: [1, -1] }), /weight/);
    expectRefusal(() => concordance({ ...data, cluster: [1, 0.5] }), /cluster/);
    expectRefusal(() => concordance(data, { level: 95 }), /level/);
  });
});
