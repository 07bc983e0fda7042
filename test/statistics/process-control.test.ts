import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type ChartPoint,
  type ControlChart,
  type NotEstimable,
  pChart,
  pPrimeChart,
  signals,
  xmrChart,
} from "../../src/statistics/index.ts";
import { FIXED } from "./arbitrary.ts";
import { found } from "./found.ts";
import { casesOf, column, type FixtureCase, worst } from "./reference/fixtures.ts";
import { expectRefusal } from "./refusals.ts";

const pointsOf = (chart: ControlChart | NotEstimable): ChartPoint[] =>
  found(chart).points.map((point) => found(point));

const periodsOf = (item: FixtureCase) =>
  column(item, "numerator").map((numerator, i) => ({
    numerator,
    denominator: column(item, "denominator")[i]!,
  }));

/** Montgomery 2019, example 7.1: cans of orange juice not conforming, of 50. */
const CANS = [
  12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6,
].map((numerator) => ({ numerator, denominator: 50 }));

describe("limits", () => {
  it.each([
    ["pChart", (item: FixtureCase) => pChart(periodsOf(item))],
    ["pPrimeChart", (item: FixtureCase) => pPrimeChart(periodsOf(item))],
    ["xmrChart", (item: FixtureCase) => xmrChart([...column(item, "values")])],
  ] as const)("of %s equal those that R computes from its definition", (name, draw) => {
    for (const item of casesOf("process-control", name)) {
      const points = pointsOf(draw(item));
      const lower = points.map((point) => point.lowerLimit);
      const upper = points.map((point) => point.upperLimit);
      expect(worst([points[0]!.centre], item.output.centre!)).toBeLessThan(1e-12);
      expect(worst(lower, item.output.lower!, 1e-15)).toBeLessThan(1e-12);
      expect(worst(upper, item.output.upper!)).toBeLessThan(1e-12);
    }
  });
});

describe("pChart(periods)", () => {
  it("gives 0.2313, 0.0524 to 0.4102 for the cans, and finds points 15 and 23 (Montgomery, figure 7.1)", () => {
    const points = pointsOf(pChart(CANS));
    const [first] = points;
    expect([first!.centre, first!.lowerLimit, first!.upperLimit].map((x) => x.toFixed(4))).toEqual([
      "0.2313",
      "0.0524",
      "0.4102",
    ]);
    const beyond = points.flatMap((point, i) => (point.signals.includes("beyond limits") ? [i + 1] : []));
    expect(beyond).toEqual([15, 23]);
    expect(first!.trialLimits).toBe(false);
  });

  it("keeps its place over a period without anybody, and says that it is empty", () => {
    const periods = [...CANS.slice(0, 3), { numerator: 0, denominator: 0 }, ...CANS.slice(3, 6)];
    const { points } = found(pChart(periods));
    expect(points).toHaveLength(7);
    expect(points[3]).toEqual({ kind: "not estimable", reason: "no observations" });
    const without = found(pChart(CANS.slice(0, 6))).points;
    expect(points.filter((point) => point.kind === "point")).toEqual(without);
  });

  it("computes limits apart after a rebase, on trial under 12 points", () => {
    const points = pointsOf(pChart(CANS, { rebaseAt: [24] }));
    expect(points[24]!.centre).not.toBe(points[23]!.centre);
    expect(points.map((point) => point.trialLimits)).toEqual(CANS.map((_, i) => i >= 24));
    expect(points.slice(24)).toEqual(pointsOf(pChart(CANS.slice(24))));
  });

  it("has limits in 0 to 1 about its centre, whatever the numbers", () => {
    const period = fc
      .integer({ min: 1, max: 60 })
      .chain((n) => fc.record({ numerator: fc.nat(n), denominator: fc.constant(n) }));
    fc.assert(
      fc.property(fc.array(period, { minLength: 2, maxLength: 30 }), (periods) => {
        for (const draw of [pChart, pPrimeChart]) {
          const chart = draw(periods);
          if (chart.kind === "not estimable") continue;
          for (const { lowerLimit, centre, upperLimit } of pointsOf(chart)) {
            expect(0 <= lowerLimit && lowerLimit <= centre && centre <= upperLimit && upperLimit <= 1).toBe(
              true,
            );
          }
        }
      }),
      FIXED,
    );
  });

  it("says why there are no limits, and refuses numbers that are no counts", () => {
    const not = (reason: string) => ({ kind: "not estimable", reason });
    expect(pChart([])).toEqual(not("no observations"));
    expect(pChart([{ numerator: 0, denominator: 0 }])).toEqual(not("no observations"));
    expect(pChart([{ numerator: 0, denominator: 4 }])).toEqual(not("no events"));
    expect(pChart([{ numerator: 4, denominator: 4 }])).toEqual(not("only events"));
    expect(pPrimeChart([{ numerator: 1, denominator: 4 }])).toEqual(not("one observation"));
    const alike = { numerator: 1, denominator: 4 };
    expect(pPrimeChart([alike, alike])).toEqual(not("no variation"));
    expectRefusal(() => pChart([{ numerator: 5, denominator: 4 }]), /more events/);
    expectRefusal(() => pPrimeChart([{ numerator: -1, denominator: 4 }]), /whole number/);
    expectRefusal(() => pChart(CANS, { rebaseAt: [0] }), /rebaseAt/);
    expectRefusal(() => pChart(CANS, { rebaseAt: [9, 5] }), /ascending/);
  });
});

describe("xmrChart(values)", () => {
  it("gives 50.81, 45.8 to 55.8 for NIST's flow rates (e-Handbook 6.3.2.2)", () => {
    const [first] = pointsOf(xmrChart([49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]));
    expect([first!.centre.toFixed(2), first!.lowerLimit.toFixed(1), first!.upperLimit.toFixed(1)]).toEqual([
      "50.81",
      "45.8",
      "55.8",
    ]);
    expect(first!.trialLimits).toBe(true);
  });

  it("moves with a constant", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -99, max: 99 }), { minLength: 2, maxLength: 30 }), (values) => {
        const one = xmrChart(values);
        if (one.kind === "not estimable") return;
        const moved = pointsOf(xmrChart(values.map((value) => value + 1000)));
        for (const [i, point] of pointsOf(one).entries()) {
          expect(moved[i]!.upperLimit).toBeCloseTo(point.upperLimit + 1000, 8);
        }
      }),
      FIXED,
    );
  });

  it("says why there are no limits", () => {
    expect(xmrChart([])).toMatchObject({ reason: "no observations" });
    expect(xmrChart([3])).toMatchObject({ reason: "one observation" });
    expect(xmrChart([3, 3, 3])).toMatchObject({ reason: "no variation" });
    expectRefusal(() => xmrChart([1, Number.NaN]), /values\[1\]/);
  });
});

describe("signals(points)", () => {
  const found3 = (z: readonly number[]) => signals(z.map((value) => ({ z: value, value })));
  const last = (z: readonly number[]) => found3(z).at(-1);

  it("beyond limits: more than 3, on either side", () => {
    expect(last([0.5, -3.1])).toEqual(["beyond limits"]);
    expect(last([0.5, 3])).toEqual([]);
  });

  it("run of eight: the eighth on one side; a point on the centre breaks it", () => {
    expect(last([1, 0.5, 1, 0.5, 1, 0.5, 1, 0.5])).toEqual(["run of eight"]);
    expect(last([1, 0.5, 1, 0.5, 1, 0.5, 1])).toEqual([]);
    expect(last([1, 0.5, 1, 0, 1, 0.5, 1, 0.5])).toEqual([]);
  });

  it("trend of six: the sixth that only rises or only falls; equal values break it", () => {
    expect(last([-1, -0.5, 0, 0.5, 1, 1.5])).toEqual(["trend of six"]);
    expect(last([1.5, 1, 0.5, 0.1, -0.5, -1])).toEqual(["trend of six"]);
    expect(last([-1, -0.5, -0.5, 0.5, 1, 1.5])).toEqual([]);
    expect(last([-0.5, 0, 0.5, 1, 1.5])).toEqual([]);
  });

  it("two of three: the second beyond 2 on the same side", () => {
    expect(last([2.1, 0.5, 2.2])).toEqual(["two of three"]);
    expect(last([2.1, 2.2])).toEqual(["two of three"]);
    expect(last([2.1, 0.5, -2.2])).toEqual([]);
    expect(last([2.1, 2.2, 0.5])).toEqual([]);
    expect(last([2.1, 0.5, 0.5, 2.2])).toEqual([]);
  });

  it("of a mirrored series are the same", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -4, max: 4, noNaN: true }), { maxLength: 30 }), (z) => {
        expect(found3(z.map((value) => -value))).toEqual(found3(z));
      }),
      FIXED,
    );
  });
});
