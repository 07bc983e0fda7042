import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  correlation,
  description,
  linearRegression,
  moments,
  quantiles,
  welch,
} from "../../src/statistics/index.ts";
import { FIXED } from "./arbitrary.ts";
import { found } from "./found.ts";
import { casesOf, column, scalar, worst } from "./reference/fixtures.ts";
import { expectRefusal } from "./refusals.ts";

const not = (reason: string) => ({ kind: "not estimable", reason });
const whole = fc.integer({ min: -50, max: 50 });

describe("quantiles(values, probabilities)", () => {
  it("equals R's quantile, type 7", () => {
    for (const item of casesOf("descriptives", "quantiles")) {
      const ours = found(quantiles(column(item, "values"), column(item, "probabilities")));
      expect(worst(ours.values, item.output.values!)).toBeLessThan(1e-12);
    }
  });

  it("gives 1.600, 2.163, 4.000, 4.454, 5.100 for the eruptions of Old Faithful (An introduction to R, section 8.2)", () => {
    // https://cran.r-project.org/doc/manuals/r-release/R-intro.html; R rounds halves of a thousandth to even.
    const [faithful] = casesOf("published", "faithful");
    const { values } = found(quantiles(column(faithful!, "eruptions"), [0, 0.25, 0.5, 0.75, 1]));
    for (const [i, printed] of [1.6, 2.163, 4, 4.454, 5.1].entries()) {
      expect(Math.abs(values[i]! - printed)).toBeLessThan(0.000501);
    }
  });

  // Definition 7 of Hyndman and Fan (1996), which prints no numbers.
  it("lies between the order statistics, worked by hand", () => {
    expect(found(quantiles([4, 1, 3, 2])).values).toEqual([1.75, 2.5, 3.25]);
    expect(found(quantiles([7], [0, 0.3, 1])).values).toEqual([7, 7, 7]);
    const values = Float64Array.of(3, 1, 2);
    expect(found(quantiles(values, [0.5])).values).toEqual([2]);
    expect([...values]).toEqual([3, 1, 2]);
  });

  it("rises with the probability, turns with the sign, and never leaves the values", () => {
    const shares = fc
      .tuple(fc.nat(100), fc.nat(100))
      .map((two) => two.map((p) => p / 100).sort((a, b) => a - b));
    fc.assert(
      fc.property(fc.array(whole, { minLength: 1, maxLength: 30 }), shares, (values, [p, q]) => {
        const [low, high] = found(quantiles(values, [p!, q!])).values as [number, number];
        expect(low).toBeLessThanOrEqual(high);
        expect(Math.min(...values) <= low && high <= Math.max(...values)).toBe(true);
        const turned = found(
          quantiles(
            values.map((value) => -value),
            [1 - p!],
          ),
        ).values[0]!;
        expect(turned).toBeCloseTo(-low, 9);
      }),
      FIXED,
    );
  });

  it("says when there is nothing, and refuses what cannot be", () => {
    expect(quantiles([])).toEqual(not("no observations"));
    expectRefusal(() => quantiles([1, Number.NaN]), /values\[1\]/);
    expectRefusal(() => quantiles([1], [0.5, 50]), /probabilities\[1\]/, /0\.95/);
    expectRefusal(() => quantiles([1], [Number.NaN]), /probabilities\[0\]/);
  });
});

describe("description(values)", () => {
  it("equals R's summary and sd", () => {
    for (const item of casesOf("descriptives", "description")) {
      const { n, mean, sd, min, q1, median, q3, max } = found(description(column(item, "values")));
      expect(worst([n, mean, min, q1, median, q3, max], item.output.figures!)).toBeLessThan(1e-12);
      const expected = item.output.sd?.[0];
      if (expected === undefined) expect(sd).toBeUndefined();
      else expect(worst([sd!], [expected])).toBeLessThan(1e-12);
    }
  });

  it("is worked by hand for 2, 4, 4, 6, and moves with a constant", () => {
    expect(found(description([4, 2, 6, 4]))).toEqual({
      kind: "description",
      n: 4,
      mean: 4,
      sd: expect.closeTo(Math.sqrt(8 / 3), 12),
      min: 2,
      q1: 3.5,
      median: 4,
      q3: 4.5,
      max: 6,
    });
    fc.assert(
      fc.property(fc.array(whole, { minLength: 2, maxLength: 30 }), whole, (values, by) => {
        const there = found(description(values));
        const moved = found(description(values.map((value) => value + by)));
        expect(moved.median).toBeCloseTo(there.median + by, 9);
        expect(moved.sd).toBeCloseTo(there.sd!, 9);
      }),
      FIXED,
    );
  });

  it("says when there is nothing, has no spread of one, and refuses NaN", () => {
    expect(description([])).toEqual(not("no observations"));
    expect(found(description([3]))).not.toHaveProperty("sd");
    expectRefusal(() => description([Number.POSITIVE_INFINITY]), /values\[0\]/);
  });
});

/** Anscombe 1973 (Am Stat 27:17-21): four sets with the same figures; the first three have the same x. */
const ANSCOMBE = {
  x: [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5],
  y: [
    [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68],
    [9.14, 8.14, 8.74, 8.77, 9.26, 8.1, 6.13, 3.1, 9.13, 7.26, 4.74],
    [7.46, 6.77, 12.74, 7.11, 7.81, 8.84, 6.08, 5.39, 8.15, 6.42, 5.73],
  ],
};

describe("moments(values), description(values)", () => {
  it("gives 9.0 and 7.5 for Anscombe's sets (1973), sums of squares 110 and 41.2", () => {
    for (const y of ANSCOMBE.y) {
      const [a, b] = [moments(ANSCOMBE.x), moments(y)];
      expect([a.mean, b.mean.toFixed(1), description(y)]).toMatchObject([9, "7.5", { n: 11 }]);
      expect(a.sd ** 2 * 10).toBeCloseTo(110, 10);
      expect(b.sd ** 2 * 10).toBeCloseTo(41.25, 1);
    }
  });

  it("refuses a spread beyond the range of numbers, rather than give infinity", () => {
    expectRefusal(() => moments([1e308, -1e308, 1e308]), /range of numbers/, /unit/);
  });
});

describe("correlation({ x, y })", () => {
  it("gives 0.82 for each of Anscombe's sets, however different (1973)", () => {
    const r = ANSCOMBE.y.map((y) => found(correlation({ x: ANSCOMBE.x, y })).value.toFixed(2));
    expect(r).toEqual(["0.82", "0.82", "0.82"]);
  });

  it("equals R's cor.test", () => {
    for (const item of casesOf("descriptives", "correlation")) {
      const options = { level: scalar(item, "level") };
      const ours = found(correlation({ x: column(item, "x"), y: column(item, "y") }, options));
      for (const name of ["value", "lower", "upper", "t", "df", "p"] as const) {
        expect(worst([ours[name]], item.output[name]!)).toBeLessThan(1e-9);
      }
    }
  });

  it("is 0.8 for five people, worked by hand", () => {
    // Distances -2 … 2 and -1, -2, 1, 0, 2: products 2 + 2 + 0 + 0 + 4 = 8 of 10.
    const { value, t, df } = found(correlation({ x: [1, 2, 3, 4, 5], y: [2, 1, 4, 3, 5] }));
    expect([value, t, df]).toEqual([
      expect.closeTo(0.8, 12),
      expect.closeTo(0.8 * Math.sqrt(3 / 0.36), 12),
      3,
    ]);
  });

  it("knows no unit and no side, turns with the sign, and is the root of R² of the regression", () => {
    const pairs = fc.array(fc.tuple(whole, whole), { minLength: 4, maxLength: 30 });
    fc.assert(
      fc.property(pairs, (rows) => {
        const x = rows.map(([a]) => a);
        const y = rows.map(([, b]) => b);
        const there = correlation({ x, y });
        if (there.kind === "not estimable") return;
        expect(found(correlation({ x: y, y: x })).value).toBeCloseTo(there.value, 10);
        const turned = found(correlation({ x: x.map((value) => 5 - 1e5 * value), y }));
        expect(turned.value).toBeCloseTo(-there.value, 8);
        const { rSquared, coefficients } = found(linearRegression({ outcome: y, covariates: { x } }));
        expect(rSquared).toBeCloseTo(there.value ** 2, 9);
        expect(coefficients[1]!.p).toBeCloseTo(there.p, 8);
      }),
      FIXED,
    );
  });

  it("says why there is none, and refuses what cannot be", () => {
    const of = (x: number[], y: number[]) => correlation({ x, y });
    expect(of([], [])).toEqual(not("no observations"));
    expect(of([1], [2])).toEqual(not("one observation"));
    expect(of([1, 2, 3], [1, 3, 2])).toEqual(not("too few observations"));
    expect(of([1, 1, 1, 1], [1, 2, 3, 4])).toEqual(not("no variation"));
    expect(of([0.1, 0.1, 0.1, 0.1], [1, 2, 3, 4])).toEqual(not("no variation"));
    expect(of([1, 2, 3, 4], [2, 4, 6, 8])).toEqual(not("no variation"));
    expectRefusal(() => of([1, 2], [1]), /length/);
    expectRefusal(() => of([1, Number.NaN], [1, 2]), /x\[1\]/);
    expectRefusal(() => of([1, 2], [Number.NEGATIVE_INFINITY, 2]), /y\[0\]/);
  });
});

describe("linearRegression({ outcome, covariates })", () => {
  it("equals R's lm", () => {
    for (const item of casesOf("descriptives", "linearRegression")) {
      const covariates = { x: column(item, "x"), z: column(item, "z") };
      const data = { outcome: column(item, "outcome"), covariates };
      const model = found(linearRegression(data, { level: scalar(item, "level") }));
      for (const name of ["coefficient", "standardError", "t", "p", "lower", "upper"] as const) {
        const ours = model.coefficients.map((coefficient) => coefficient[name]);
        expect(worst(ours, item.output[name]!)).toBeLessThan(1e-8);
      }
      expect(worst([model.df, model.residualSd, model.rSquared], item.output.fits!)).toBeLessThan(1e-8);
    }
  });

  it("is the line through three points, worked by hand", () => {
    const { coefficients, residualSd } = found(
      linearRegression({ outcome: [1, 2, 4], covariates: { x: [0, 1, 2] } }),
    );
    expect(coefficients.map(({ coefficient }) => coefficient)).toEqual([
      expect.closeTo(5 / 6, 12),
      expect.closeTo(1.5, 12),
    ]);
    expect(residualSd).toBeCloseTo(Math.sqrt(1 / 6), 12);
  });

  it("gives the difference of means for a group, and knows no order and no unit", () => {
    const row = fc.record({ y: whole, group: fc.nat(1) });
    fc.assert(
      fc.property(fc.array(row, { minLength: 6, maxLength: 30 }), (rows) => {
        const of = (list: typeof rows, unit = 1) =>
          linearRegression({
            outcome: list.map(({ y }) => y),
            covariates: { group: list.map(({ group }) => unit * group) },
          });
        const model = of(rows);
        const group = (code: number) => moments(rows.filter((one) => one.group === code).map(({ y }) => y));
        const difference = welch(group(1), group(0));
        if (model.kind === "not estimable" || difference.kind === "not estimable") return;
        expect(model.coefficients[1]!.coefficient).toBeCloseTo(difference.value, 8);
        const other = found(of([...rows].reverse(), 1000)).coefficients[1]!;
        expect(1000 * other.coefficient).toBeCloseTo(difference.value, 8);
        expect(other.t).toBeCloseTo(model.coefficients[1]!.t, 8);
      }),
      FIXED,
    );
  });

  it("says why there is no model, and refuses what cannot be", () => {
    const of = (outcome: number[], covariates: Record<string, number[]>) =>
      linearRegression({ outcome, covariates });
    expect(of([], { x: [] })).toEqual(not("no observations"));
    expect(of([1, 2], { x: [1, 2] })).toEqual(not("too few observations"));
    expect(of([1, 2, 4], { x: [1, 1, 1] })).toEqual(not("no variation"));
    expect(of([1, 1, 1], { x: [1, 2, 3] })).toEqual(not("no variation"));
    expect(of([1, 2, 4, 9], { x: [1, 2, 3, 5], z: [2, 4, 6, 10] })).toEqual(not("no variation"));
    expect(of([2, 4, 6, 8], { x: [1, 2, 3, 4] })).toEqual(not("no variation"));
    expectRefusal(() => of([1, 2, Number.NaN], { x: [1, 2, 3] }), /outcome\[2\]/);
    expectRefusal(() => of([1, 2], { age: [1, Number.POSITIVE_INFINITY] }), /age\[1\]/);
    expectRefusal(() => of([1, 2], { x: [1] }), /length/);
    expectRefusal(() => linearRegression({ outcome: [1], covariates: {} }, { level: 2 }), /level/);
  });
});
