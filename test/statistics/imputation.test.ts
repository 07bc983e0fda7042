import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { imputeMissing, linearRegression, poolImputations } from "../../src/statistics/index.ts";
import { drawLinear, imputeLinear } from "../../src/statistics/pooling/draw-linear.ts";
import type { ImputationModel } from "../../src/statistics/pooling/imputation-model.ts";
import { imputeLogistic } from "../../src/statistics/pooling/impute-logistic.ts";
import { imputeMatching } from "../../src/statistics/pooling/impute-matching.ts";
import { FIXED } from "./arbitrary.ts";
import { found } from "./found.ts";
import { casesOf, column, type FixtureCase, fixture, scalar, worst } from "./reference/fixtures.ts";
import { expectRefusal } from "./refusals.ts";

/** Gives the numbers in turn. */
function replay(numbers: readonly number[]): () => number {
  const rest = numbers.values();
  return () => rest.next().value!;
}

const indexes = (flags: readonly number[], wanted: number) =>
  flags.flatMap((flag, i) => (flag === wanted ? [i] : []));

function modelOf(item: FixtureCase, names: readonly string[]): ImputationModel {
  const observed = column(item, "observed");
  return {
    rows: observed.map((_, i) => names.map((name) => column(item, name)[i]!)),
    values: column(item, "values"),
    observed: indexes(observed, 1),
    missing: indexes(observed, 0),
    random: replay(column(item, "uniform")),
  };
}

/** On a line y = 1 + 2x but for the last, which is missing. */
const LINE = {
  rows: [0, 1, 2, 3, 4, 10].map((x) => [x]),
  values: [1.5, 2.5, 5, 7.5, 8.5, 0],
  observed: [0, 1, 2, 3, 4],
  missing: [5],
};

describe("the linear draw", () => {
  it("equals mice's norm.draw and mice.impute.norm given the same random numbers", () => {
    for (const item of casesOf("imputation", "imputeLinear")) {
      const draw = found(
        drawLinear(modelOf(item, ["age", "x", "y"])) as never as { kind: "linear draw" } & Draw,
      );
      expect(worst(draw.coefficients, item.output.coefficients!)).toBeLessThan(1e-9);
      expect(worst([draw.sigma], item.output.sigma!)).toBeLessThan(1e-11);
      const imputed = imputeLinear(modelOf(item, ["age", "x", "y"])) as readonly number[];
      expect(worst(imputed, item.output.imputed!)).toBeLessThan(1e-9);
    }
  });

  it("is the prediction of least squares where every number is its median: 1.2 + 1.9 * 10, worked by hand", () => {
    // x of mean 2, y of mean 5: slope (2 * 3.5 + 1 * 2.5 + 1 * 2.5 + 2 * 3.5) / 10 = 1.9, intercept 5 - 2 * 1.9 = 1.2.
    const imputed = imputeLinear({ ...LINE, random: () => 0.5 }) as readonly number[];
    expect(imputed[0]).toBeCloseTo(1.2 + 1.9 * 10, 12);
  });
});

interface Draw {
  readonly coefficients: readonly number[];
  readonly sigma: number;
}

describe("the logistic draw", () => {
  it("equals mice's logreg given the same random numbers, perfect separation among them", () => {
    for (const item of casesOf("imputation", "imputeLogistic")) {
      expect(imputeLogistic(modelOf(item, ["age", "x", "score"]))).toEqual(item.output.imputed);
    }
  });
});

describe("the draw by matching", () => {
  it("takes one of the nearest: at 10 with two donors, of x = 4 or 3", () => {
    const takes = (lot: number) => {
      // the median of everything that the model needs, ties by 0.5, then the lot among the donors
      const numbers = [0.5, 0.5, 0.5, ...LINE.observed.map(() => 0.5), lot];
      return (imputeMatching({ ...LINE, random: replay(numbers) }, 2) as readonly number[])[0];
    };
    expect([takes(0.1), takes(0.9)]).toEqual([8.5, 7.5]);
  });

  it("decides by lot among equally near ones", () => {
    const rows = [[0], [0], [0], [0], [1], [1], [0]];
    const model = { rows, values: [1, 2, 3, 4, 9, 11, 0], observed: [0, 1, 2, 3, 4, 5], missing: [6] };
    const taken = new Set<number>();
    for (let seed = 1; seed < 40; seed++) {
      const numbers = Array.from({ length: 20 }, (_, i) => ((seed * 7919 + i * 104729) % 997) / 997 + 0.0005);
      taken.add((imputeMatching({ ...model, random: replay(numbers) }, 1) as readonly number[])[0]!);
    }
    expect([1, 2, 3, 4].every((value) => taken.has(value))).toBe(true);
  });
});

describe("imputeMissing(columns)", () => {
  it("equals chains written out in R, from the seed on", () => {
    for (const item of casesOf("imputation", "imputeMissing")) {
      const names = ["age", "x", "score", "y"];
      const columns = Object.fromEntries(
        names.map((name) => [name, item.input[name] as readonly (number | undefined)[]]),
      );
      const methods = Object.fromEntries(
        names.flatMap((name, j) => (column(item, "linear")[j] ? [[name, "linear" as const]] : [])),
      );
      const { completed } = found(
        imputeMissing(columns, {
          methods,
          seed: scalar(item, "seed"),
          imputations: scalar(item, "imputations"),
          iterations: scalar(item, "iterations"),
        }),
      );
      const drawn = completed.flatMap((filled) =>
        names.flatMap((name) => filled[name]!.filter((_, i) => columns[name]![i] === undefined)),
      );
      expect([item.name, worst(drawn, item.output.imputed!)]).toEqual([item.name, expect.closeTo(0, 8)]);
    }
  });

  const holes = fc.array(
    fc.record({
      x: fc.integer({ min: 0, max: 20 }),
      y: fc.option(fc.integer({ min: 0, max: 50 }), { nil: undefined }),
      z: fc.option(fc.integer({ min: 0, max: 1 }), { nil: undefined }),
    }),
    { minLength: 15, maxLength: 40 },
  );

  it("keeps what is known, fills what is not with known values, and repeats itself by the seed", () => {
    let estimable = 0;
    fc.assert(
      fc.property(holes, fc.integer({ min: 0, max: 1000 }), (people, seed) => {
        const columns = {
          x: people.map((one) => one.x),
          y: people.map((one) => one.y),
          z: people.map((one) => one.z),
        };
        const options = { seed, imputations: 2, iterations: 2 };
        const result = imputeMissing(columns, options);
        expect(imputeMissing(columns, options)).toEqual(result);
        if (result.kind === "not estimable") return;
        estimable++;
        for (const filled of result.completed) {
          for (const [name, values] of Object.entries(columns)) {
            for (const [i, value] of values.entries()) {
              if (value === undefined) expect(values).toContain(filled[name]![i]);
              else expect(filled[name]![i]).toBe(value);
            }
          }
        }
      }),
      { ...FIXED, numRuns: 60 },
    );
    expect(estimable).toBeGreaterThan(40);
  });

  it("and poolImputations give the slope of those whose outcome is known, where only outcomes are missing, and no surer", () => {
    const x = Array.from({ length: 90 }, (_, i) => (i * 37) % 90);
    const y = x.map((value, i) => 3 + 0.5 * value + ((i * 61) % 17) - 8);
    const gaps = y.map((value, i) => (i % 3 === 0 ? undefined : value));
    const { completed, missing } = found(imputeMissing({ x, y: gaps }, { methods: { y: "linear" } }));
    expect(missing).toEqual({ x: 0, y: 30 });
    const slopes = completed.map((filled) => {
      const model = found(linearRegression({ outcome: filled.y!, covariates: { x: filled.x! } }));
      return {
        value: model.coefficients[1]!.coefficient,
        variance: model.coefficients[1]!.standardError ** 2,
      };
    });
    const pooled = found(poolImputations(slopes, { completeDf: 88 }));
    const isKnown = (_: number, i: number) => i % 3 !== 0;
    const known = found(
      linearRegression({ outcome: y.filter(isKnown), covariates: { x: x.filter(isKnown) } }),
    ).coefficients[1]!;
    expect(Math.abs(pooled.value - known.coefficient)).toBeLessThan(known.standardError / 2);
    expect(pooled.standardError / known.standardError).toBeGreaterThan(0.85);
    expect(pooled.between).toBeGreaterThan(0);
    expect(pooled.missingInformation).toBeGreaterThan(0.1);
    expect(pooled.missingInformation).toBeLessThan(0.7);
  });

  it("without holes gives the columns as they are", () => {
    const columns = { x: [1, 2, 3], y: [0, 1, 1] };
    expect(imputeMissing(columns, { imputations: 2 })).toEqual({
      kind: "imputations",
      completed: [columns, columns],
      missing: { x: 0, y: 0 },
    });
  });

  it("refuses settings that are none, and logistic draws of other values than 0 and 1", () => {
    const columns = { x: [1, 2, 3], y: [0, 3, undefined] };
    expectRefusal(() => imputeMissing(columns, { methods: { y: "logistic" } }), /other values than 0 and 1/);
    expectRefusal(() => imputeMissing(columns, { imputations: 0 }), /imputations/);
    expectRefusal(() => imputeMissing(columns, { donors: 1.5 }), /donors/);
    expectRefusal(() => imputeMissing(columns, { seed: -1 }), /seed/);
    expectRefusal(() => imputeMissing({ x: [1], y: [1, 2] }), /length/);
  });
});

describe("the fixture", () => {
  it("holds missing values in the columns of its chains", () => {
    const chains = fixture("imputation").filter((item) => item.estimator === "imputeMissing");
    for (const { input } of chains)
      expect(Object.values(input).some((values) => values.includes(undefined as never))).toBe(true);
  });
});
