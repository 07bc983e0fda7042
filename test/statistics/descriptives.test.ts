import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  brierScore,
  calibration,
  classificationTable,
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
const TERMS = ["value", "standardError", "lower", "upper"] as const;

describe("quantiles(values, probabilities)", () => {
  it("equals R's quantile, type 7", () => {
    for (const item of casesOf("descriptives", "quantiles")) {
      const ours = found(quantiles(column(item, "values"), column(item, "probabilities")));
      expect(worst(ours.values, item.output.values!)).toBeLessThan(1e-12);
    }
  });

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

describe("correlation({ x, y })", () => {
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

const predictions = fc
  .array(fc.record({ predicted: fc.integer({ min: 1, max: 9 }), outcome: fc.nat(1), count: fc.nat(3) }), {
    minLength: 1,
    maxLength: 30,
  })
  .map((rows) => ({
    predicted: rows.map((row) => row.predicted / 10),
    outcome: rows.map((row) => row.outcome),
    count: rows.map((row) => row.count),
  }));

/** The same people, a row each. */
const onePersonARow = ({
  predicted,
  outcome,
  count,
}: Record<"predicted" | "outcome" | "count", number[]>) => {
  const rows = count.flatMap((number, i) => new Array<number>(number).fill(i));
  return { predicted: rows.map((i) => predicted[i]!), outcome: rows.map((i) => outcome[i]!) };
};

describe("brierScore({ predicted, outcome })", () => {
  it("equals R, part by part", () => {
    for (const item of casesOf("descriptives", "brierScore")) {
      const { predicted, outcome, ...count } = item.input;
      const ours = found(brierScore({ predicted: predicted!, outcome: outcome!, ...count }));
      expect(worst([ours.value], item.output.value!)).toBeLessThan(1e-12);
      expect(worst([ours.reliability, ours.resolution, ours.uncertainty], item.output.parts!)).toBeLessThan(
        1e-10,
      );
    }
  });

  it("is the mean of squares, worked by hand", () => {
    const ours = found(brierScore({ predicted: [0.8, 0.8, 0.2, 0.2], outcome: [1, 0, 0, 0] }));
    expect(ours.value).toBeCloseTo((0.04 + 0.64 + 0.04 + 0.04) / 4, 12);
    expect(ours.reliability).toBeCloseTo((0.3 ** 2 + 0.2 ** 2) / 2, 12);
    expect(ours.resolution).toBeCloseTo(0.0625, 12);
    expect(ours.uncertainty).toBeCloseTo(0.1875, 12);
    expect(ours.skill).toBeCloseTo(1 - 0.19 / 0.1875, 12);
  });

  it("is the sum of its parts; counts are rows; the truth scores 0", () => {
    fc.assert(
      fc.property(predictions, (data) => {
        const ours = brierScore(data);
        expect(brierScore(onePersonARow(data)).kind).toBe(ours.kind);
        if (ours.kind === "not estimable") return;
        expect(ours.reliability - ours.resolution + ours.uncertainty).toBeCloseTo(ours.value, 12);
        expect(found(brierScore(onePersonARow(data))).value).toBeCloseTo(ours.value, 12);
        expect(found(brierScore({ predicted: data.outcome, outcome: data.outcome })).value).toBe(0);
      }),
      FIXED,
    );
  });

  it("says when there is nothing, has no skill where nothing varies, and refuses what cannot be", () => {
    expect(brierScore({ predicted: [], outcome: [] })).toEqual(not("no observations"));
    expect(brierScore({ predicted: [0.5], outcome: [1], count: [0] })).toEqual(not("no observations"));
    expect(found(brierScore({ predicted: [0.5, 0.6], outcome: [0, 0] }))).not.toHaveProperty("skill");
    expectRefusal(() => brierScore({ predicted: [80], outcome: [1] }), /predicted\[0\]/, /probabilities/);
    expectRefusal(() => brierScore({ predicted: [Number.NaN], outcome: [1] }), /predicted\[0\]/);
    expectRefusal(() => brierScore({ predicted: [0.5], outcome: [2] }), /outcome\[0\]/);
    expectRefusal(() => brierScore({ predicted: [0.5], outcome: [1], count: [-1] }), /count\[0\]/);
    expectRefusal(() => brierScore({ predicted: [0.5], outcome: [] }), /length/);
  });
});

describe("calibration({ predicted, outcome })", () => {
  it("equals R's glm on the log odds, iterated to the end", () => {
    for (const item of casesOf("descriptives", "calibration")) {
      const { predicted, outcome, ...count } = item.input;
      const ours = found(calibration({ predicted: predicted!, outcome: outcome!, ...count }));
      for (const name of TERMS) {
        expect(worst([ours.intercept[name], ours.slope[name]], item.output[name]!)).toBeLessThan(1e-8);
      }
    }
  });

  it("is 0 and 1 where shares are as predicted, and a slope of a half where predictions are twice too far", () => {
    const right = { predicted: [0.2, 0.2, 0.8, 0.8], outcome: [1, 0, 1, 0], count: [1, 4, 4, 1] };
    const calibrated = found(calibration(right));
    expect([calibrated.intercept.value, calibrated.slope.value]).toEqual([
      expect.closeTo(0, 10),
      expect.closeTo(1, 10),
    ]);
    // Odds of 16 said, odds of 4 come.
    const extreme = { ...right, predicted: [1 / 17, 1 / 17, 16 / 17, 16 / 17] };
    expect(found(calibration(extreme)).slope.value).toBeCloseTo(0.5, 10);
  });

  it("turns its intercept, and holds its slope, where the event and its absence change names", () => {
    fc.assert(
      fc.property(predictions, ({ predicted, outcome, count }) => {
        const there = calibration({ predicted, outcome, count });
        if (there.kind === "not estimable") return;
        const back = found(
          calibration({ predicted: predicted.map((p) => 1 - p), outcome: outcome.map((o) => 1 - o), count }),
        );
        expect(back.intercept.value).toBeCloseTo(-there.intercept.value, 5);
        expect(back.slope.value).toBeCloseTo(there.slope.value, 5);
      }),
      FIXED,
    );
  });

  it("says why there is none, and refuses what cannot be", () => {
    const of = (predicted: number[], outcome: number[]) => calibration({ predicted, outcome });
    expect(of([], [])).toEqual(not("no observations"));
    expect(of([0.1, 0.2], [0, 0])).toEqual(not("no events"));
    expect(of([0.1, 0.2], [1, 1])).toEqual(not("only events"));
    expect(of([0.2, 0.2], [0, 1])).toEqual(not("no variation"));
    expect(of([0.1, 0.2, 0.8, 0.9], [0, 0, 1, 1])).toEqual(not("perfect separation"));
    expectRefusal(() => of([0, 0.5], [0, 1]), /predicted\[0\] is 0 or 1/, /[Cc]lip/);
    expectRefusal(() => of([0.5, 1.5], [0, 1]), /predicted\[1\]/);
    expectRefusal(() => of([0.5, 0.6], [0, 3]), /outcome\[1\]/);
    expectRefusal(() => calibration({ predicted: [0.5], outcome: [1] }, { level: 0 }), /level/);
  });
});

describe("classificationTable({ truePositive, … })", () => {
  const SHARES = [
    "sensitivity",
    "specificity",
    "positivePredictiveValue",
    "negativePredictiveValue",
    "falsePositiveRate",
    "falseNegativeRate",
    "prevalence",
    "flagged",
  ] as const;
  const tableOf = ([tp, fp, fn, tn]: readonly number[], level = 0.95) =>
    classificationTable(
      { truePositive: tp!, falsePositive: fp!, falseNegative: fn!, trueNegative: tn! },
      { level },
    );

  it("equals R's prop.test, cell by cell", () => {
    for (const item of casesOf("descriptives", "classificationTable")) {
      const table = found(tableOf(column(item, "cells"), scalar(item, "level")));
      for (const name of SHARES) {
        const share = table[name];
        const expected = item.output[name]!;
        if (share.kind === "not estimable") expect(expected).toEqual([undefined, undefined, undefined]);
        else expect(worst([share.value, share.lower, share.upper], expected, 1e-15)).toBeLessThan(1e-10);
      }
    }
  });

  it("gives sensitivity 0.90, specificity 0.63 for Altman and Bland's liver scans", () => {
    // Drum and Christacopoulos 1972: of 258 abnormal livers 231 were called so, of 86 normal ones 54.
    const { sensitivity, specificity, positivePredictiveValue } = found(tableOf([231, 32, 27, 54]));
    expect(found(sensitivity).value.toFixed(2)).toBe("0.90");
    expect(found(specificity).value.toFixed(2)).toBe("0.63");
    expect(found(positivePredictiveValue).value.toFixed(2)).toBe("0.88");
  });

  it("changes sensitivity and specificity where the event and its absence change names; complements add up", () => {
    const cells = fc.array(fc.nat(40), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(cells, ([tp, fp, fn, tn]) => {
        const there = tableOf([tp!, fp!, fn!, tn!]);
        const back = tableOf([tn!, fn!, fp!, tp!]);
        if (there.kind === "not estimable" || back.kind === "not estimable") return;
        expect(back.sensitivity).toEqual(there.specificity);
        expect(back.positivePredictiveValue).toEqual(there.negativePredictiveValue);
        if (there.sensitivity.kind === "not estimable") return;
        expect(there.sensitivity.value + found(there.falseNegativeRate).value).toBeCloseTo(1, 12);
      }),
      FIXED,
    );
  });

  it("says when nobody was classified, and refuses cells that are no counts", () => {
    expect(tableOf([0, 0, 0, 0])).toEqual(not("no observations"));
    expect(found(tableOf([0, 1, 0, 1])).sensitivity).toEqual(not("no observations"));
    expectRefusal(() => tableOf([1, -1, 0, 0]), /falsePositive/);
    expectRefusal(() => tableOf([1, 0, 0.5, 0]), /falseNegative/);
    expectRefusal(() => tableOf([1, 0, 0, Number.NaN]), /trueNegative/);
    expectRefusal(() => tableOf([1, 0, 0, 1], 1.5), /level/);
  });
});
