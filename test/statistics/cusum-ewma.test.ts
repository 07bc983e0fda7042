import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  cusumChart,
  cusumRunLength,
  ewmaChart,
  ewmaRunLength,
  normalCdf,
  riskAdjustedCusum,
} from "../../src/statistics/index.ts";
import { solveDense } from "../../src/statistics/linear/solve-dense.ts";
import { FIXED } from "./arbitrary.ts";
import { found } from "./found.ts";
import { casesOf, column, type FixtureCase, scalar, worst } from "./reference/fixtures.ts";
import { expectRefusal } from "./refusals.ts";

/** Montgomery 2019, table 9.1: 20 values about 10, then 10 about 11, sigma 1. */
const SHIFTED = [
  9.45, 7.99, 9.29, 11.66, 12.16, 10.18, 8.04, 11.46, 9.2, 10.34, 9.03, 11.47, 10.51, 9.4, 10.08, 9.37, 10.62,
  10.31, 8.52, 10.84, 10.9, 9.33, 12.29, 11.5, 10.6, 11.08, 10.38, 11.62, 11.31, 10.52,
];

const levelOf = (item: FixtureCase) => (scalar(item, "given") ? { target: 21, sigma: 2.5 } : {});
const series = fc.array(fc.integer({ min: -99, max: 99 }), { minLength: 1, maxLength: 30 });

describe("ewmaChart(values)", () => {
  it("equals R's recursion and limits", () => {
    for (const item of casesOf("cusum-ewma", "ewmaChart")) {
      const options = { lambda: scalar(item, "lambda"), width: 2.7, ...levelOf(item) };
      const { points } = found(ewmaChart(column(item, "values"), options));
      const of = (name: "value" | "lowerLimit" | "upperLimit") => points.map((point) => point[name]);
      expect(worst(of("value"), item.output.value!)).toBeLessThan(1e-12);
      expect(worst(of("lowerLimit"), item.output.lower!)).toBeLessThan(1e-12);
      expect(worst(of("upperLimit"), item.output.upper!)).toBeLessThan(1e-12);
    }
  });

  it("with lambda 0.1 and width 2.7 finds the shift at value 29, limits 9.38 to 10.62 (Montgomery 2019, example 9.2)", () => {
    const { points } = found(ewmaChart(SHIFTED, { lambda: 0.1, width: 2.7, target: 10, sigma: 1 }));
    expect(points.slice(0, 2).map((point) => point.value.toFixed(4))).toEqual(["9.9450", "9.7495"]);
    expect([points[0]!.lowerLimit, points[0]!.upperLimit].map((x) => x.toFixed(2))).toEqual([
      "9.73",
      "10.27",
    ]);
    expect([points[29]!.lowerLimit, points[29]!.upperLimit].map((x) => x.toFixed(2))).toEqual([
      "9.38",
      "10.62",
    ]);
    expect(points.findIndex((point) => point.isBeyondLimits) + 1).toBe(29);
  });

  it("with lambda 1 is the values between Shewhart's limits", () => {
    fc.assert(
      fc.property(series, (values) => {
        const { points } = found(ewmaChart(values, { lambda: 1, target: 0, sigma: 20 }));
        expect(points.map((point) => point.value)).toEqual(values.map((value) => expect.closeTo(value, 10)));
        expect(points.map((point) => point.isBeyondLimits)).toEqual(
          values.map((value) => Math.abs(value) > 60),
        );
      }),
      FIXED,
    );
  });

  it("begins anew where it is rebased", () => {
    const { points } = found(ewmaChart(SHIFTED, { rebaseAt: [20] }));
    expect(points.slice(20)).toEqual(found(ewmaChart(SHIFTED.slice(20))).points);
    expect(points.map((point) => point.trialLimits)).toEqual(SHIFTED.map((_, i) => i >= 20));
    expectRefusal(() => ewmaChart(SHIFTED, { rebaseAt: [30] }), /rebaseAt/);
    expectRefusal(() => ewmaChart(SHIFTED, { lambda: 0 }), /lambda/);
    expectRefusal(() => ewmaChart(SHIFTED, { lambda: 1.1 }), /lambda/);
  });
});

describe("cusumChart(values)", () => {
  it("equals R's recursion, and its beginning of a rise", () => {
    for (const item of casesOf("cusum-ewma", "cusumChart")) {
      const options = {
        allowance: scalar(item, "allowance"),
        headStart: scalar(item, "head"),
        ...levelOf(item),
      };
      const { points } = found(cusumChart(column(item, "values"), options));
      const of = (name: "upper" | "lower" | "upperSince" | "lowerSince") =>
        points.map((point) => point[name]);
      expect(worst(of("upper"), item.output.upper!, 1e-13)).toBeLessThan(1e-11);
      expect(worst(of("lower"), item.output.lower!, 1e-13)).toBeLessThan(1e-11);
      expect([of("upperSince"), of("lowerSince")]).toEqual([item.output.upperSince, item.output.lowerSince]);
    }
  });

  it("signals at value 29 with 5.28, the shift begun with value 23 (Montgomery 2019, example 9.1)", () => {
    const { points, decisionInterval } = found(cusumChart(SHIFTED, { target: 10, sigma: 1 }));
    expect(decisionInterval).toBe(5);
    const first = points.findIndex((point) => point.signal !== "none");
    expect(first + 1).toBe(29);
    expect(points[first]!.signal).toBe("up");
    expect(points[first]!.upper.toFixed(2)).toBe("5.28");
    expect(points[first]!.upperSince + 1).toBe(23);
  });

  it("of mirrored values swaps its sums", () => {
    fc.assert(
      fc.property(series, (values) => {
        const at = { target: 0, sigma: 20 };
        const one = found(cusumChart(values, at)).points;
        const two = found(
          cusumChart(
            values.map((value) => -value),
            at,
          ),
        ).points;
        expect(two.map(({ upper, lower }) => [lower, upper])).toEqual(
          one.map(({ upper, lower }) => [upper, lower]),
        );
      }),
      FIXED,
    );
  });

  it("refuses a head start at or above the decision", () => {
    expectRefusal(() => cusumChart(SHIFTED, { headStart: 5 }), /headStart/);
    expectRefusal(() => cusumChart(SHIFTED, { allowance: -1 }), /allowance/);
  });
});

describe("riskAdjustedCusum(outcomes)", () => {
  it("equals R's recursion", () => {
    for (const item of casesOf("cusum-ewma", "riskAdjustedCusum")) {
      const data = { outcome: column(item, "outcome"), expected: column(item, "expected") };
      const { points } = found(riskAdjustedCusum(data, { oddsRatio: scalar(item, "ratio") }));
      expect(
        worst(
          points.map((point) => point.sum),
          item.output.sum!,
          1e-15,
        ),
      ).toBeLessThan(1e-12);
    }
  });

  it("weighs a death at risk 0.86 with 0.07, one at 0.025 with 0.67 (weights as in Steiner et al. 2000, section 2)", () => {
    const [first, second] = found(
      riskAdjustedCusum({ outcome: [1, 1], expected: [0.86, 0.025] }, { decision: 0.7 }),
    ).points;
    expect(first!.sum.toFixed(2)).toBe("0.07");
    expect((second!.sum - first!.sum).toFixed(2)).toBe("0.67");
    expect([first!.isSignal, second!.isSignal]).toEqual([false, true]);
  });

  it("never rises without events when looking for a rise, nor with events when looking for a fall", () => {
    const people = fc.array(fc.double({ min: 0.01, max: 0.99, noNaN: true }), {
      minLength: 1,
      maxLength: 40,
    });
    fc.assert(
      fc.property(people, (expected) => {
        const nobody = { outcome: expected.map(() => 0), expected };
        const everybody = { outcome: expected.map(() => 1), expected };
        const sums = [
          ...found(riskAdjustedCusum(nobody)).points,
          ...found(riskAdjustedCusum(everybody, { oddsRatio: 0.5 })).points,
        ];
        expect(sums.every((point) => point.sum === 0)).toBe(true);
        expect(found(riskAdjustedCusum(everybody)).points[0]!.sum).toBeGreaterThan(0);
      }),
      FIXED,
    );
    expectRefusal(() => riskAdjustedCusum({ outcome: [1], expected: [0.1] }, { oddsRatio: 1 }), /oddsRatio/);
  });
});

describe("ewmaRunLength(scheme)", () => {
  it("equals spc's", () => {
    for (const item of casesOf("cusum-ewma", "ewmaRunLength")) {
      const scheme = { lambda: scalar(item, "lambda"), width: scalar(item, "width") };
      const { mean } = ewmaRunLength(scheme, { shift: scalar(item, "shift") });
      expect([item.name, worst([mean], item.output.mean!)]).toEqual([item.name, expect.closeTo(0, 10)]);
    }
  });

  it("is 500 for lambda 0.1 and width 2.814, and 10.3 after a shift of 1 (Lucas and Saccucci 1990)", () => {
    const scheme = { lambda: 0.1, width: 2.814 };
    expect(ewmaRunLength(scheme).mean.toFixed(0)).toBe("500");
    expect(ewmaRunLength(scheme, { shift: 1 }).mean.toFixed(1)).toBe("10.3");
  });

  it("with lambda 1 is Shewhart's 370.4, which lambdas near 1 approach", () => {
    expect(ewmaRunLength({ lambda: 1, width: 3 }).mean).toBeCloseTo(1 / (2 * normalCdf(-3)), 9);
    expect(ewmaRunLength({ lambda: 0.99999, width: 3 }).mean).toBeCloseTo(370.4, 1);
  });

  it("falls with the shift and rises with the width, the same on both sides", () => {
    const scheme = fc.record({
      lambda: fc.double({ min: 0.03, max: 0.95, noNaN: true }),
      width: fc.double({ min: 1, max: 3.5, noNaN: true }),
    });
    fc.assert(
      fc.property(scheme, fc.double({ min: 0.05, max: 2, noNaN: true }), (given, shift) => {
        const there = ewmaRunLength(given, { shift }).mean;
        expect(ewmaRunLength(given, { shift: -shift }).mean / there).toBeCloseTo(1, 9);
        expect(ewmaRunLength(given).mean).toBeGreaterThan(there);
        expect(ewmaRunLength({ ...given, width: given.width + 0.1 }, { shift }).mean).toBeGreaterThan(there);
      }),
      { ...FIXED, numRuns: 20 },
    );
  });

  it("refuses limits too far away for its nodes", () => {
    expectRefusal(() => ewmaRunLength({ lambda: 1e-5, width: 3 }), /too far/);
  });
});

/** Brook and Evans 1972: the sum as a Markov chain of states of equal width; its error falls with their square. */
function markovRunLength(allowance: number, decision: number, states: number): number {
  const width = (2 * decision) / (2 * states - 1);
  const step = (from: number, to: number) =>
    normalCdf((to - from) * width + width / 2 + allowance) -
    (to === 0 ? 0 : normalCdf((to - from) * width - width / 2 + allowance));
  const matrix = Array.from({ length: states }, (_, i) =>
    Array.from({ length: states }, (_, j) => (i === j ? 1 : 0) - step(i, j)),
  );
  return solveDense(matrix, new Array<number>(states).fill(1))![0]!;
}

describe("cusumRunLength(scheme)", () => {
  it("equals spc's, with one side, two sides and a head start", () => {
    for (const item of casesOf("cusum-ewma", "cusumRunLength")) {
      const scheme = { allowance: scalar(item, "allowance"), decision: scalar(item, "decision") };
      const shift = scalar(item, "shift");
      const headStart = scheme.decision / 2;
      const ours = [
        cusumRunLength(scheme, { shift }),
        cusumRunLength(scheme, { shift, sides: "one" }),
        cusumRunLength({ ...scheme, headStart }, { shift, sides: "one" }),
      ].map(({ mean }) => mean);
      const theirs = [item.output.two![0], item.output.one![0], item.output.head![0]];
      expect([item.name, worst(ours, theirs)]).toEqual([item.name, expect.closeTo(0, 10)]);
    }
  });

  it("is 168 and 8.38 with decision 4, 465 and 10.4 with 5 (Montgomery 2019, table 9.3)", () => {
    const scheme = (decision: number) => ({ allowance: 0.5, decision });
    const printed = [4, 5].map((decision) => [
      cusumRunLength(scheme(decision)).mean.toPrecision(3),
      cusumRunLength(scheme(decision), { shift: 1 }).mean.toPrecision(3),
    ]);
    expect(printed).toEqual([
      ["168", "8.38"],
      ["465", "10.4"],
    ]);
  });

  it("is what a Markov chain of many states comes to (Brook and Evans 1972)", () => {
    const [coarse, fine] = [100, 200].map((states) => markovRunLength(0.5, 4, states));
    const exact = cusumRunLength({ allowance: 0.5, decision: 4 }, { sides: "one" }).mean;
    expect(Math.abs(fine! - exact) / exact).toBeLessThan(1e-4);
    expect(Math.abs(fine! - exact)).toBeLessThan(Math.abs(coarse! - exact) / 3);
  });

  it("rises with the decision and is shorter with a head start", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 1, noNaN: true }),
        fc.double({ min: 1, max: 5, noNaN: true }),
        (allowance, decision) => {
          const of = (scheme: { decision: number; headStart?: number }) =>
            cusumRunLength({ allowance, ...scheme }, { sides: "one" }).mean;
          expect(of({ decision: decision + 0.2 })).toBeGreaterThan(of({ decision }));
          expect(of({ decision, headStart: decision / 2 })).toBeLessThan(of({ decision }));
        },
      ),
      { ...FIXED, numRuns: 20 },
    );
    expectRefusal(() => cusumRunLength({ allowance: 0.5, decision: 5, headStart: 2 }), /head start/);
  });
});
