import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type FunnelOptions, funnelLimits } from "../../src/statistics/index.ts";
import { FIXED } from "./arbitrary.ts";
import { found } from "./found.ts";
import { casesOf, column, type FixtureCase, scalar, worst } from "./reference/fixtures.ts";
import { expectRefusal } from "./refusals.ts";

const unitsOf = (item: FixtureCase) =>
  column(item, "events").map((events, i) => ({ events, size: column(item, "size")[i]! }));

describe("funnelLimits(units)", () => {
  it("equals Spiegelhalter's definitions written out in R", () => {
    for (const item of casesOf("control-charts", "funnelLimits")) {
      const options = {
        of: scalar(item, "share") ? "share" : "rate",
        levels: [scalar(item, "level")],
      } as const;
      const draw = (more: FunnelOptions = {}) => found(funnelLimits(unitsOf(item), { ...options, ...more }));
      const { target, dispersion, points } = draw();
      expect(worst([target, dispersion.phi], [item.output.target![0], item.output.phi![0]])).toBeLessThan(
        1e-12,
      );
      expect(worst([dispersion.tau2], item.output.tau2!, 1e-15)).toBeLessThan(1e-10);
      const codes = points.map(({ position }) => ({ above: 1, within: 0, below: -1 })[position]);
      expect(codes).toEqual(item.output.position);
      for (const [overDispersion, suffix] of [
        ["none", ""],
        ["multiplicative", "Multiplicative"],
        ["additive", "Additive"],
      ] as const) {
        const limits = draw({ overDispersion }).points.map((point) => point.limits[0]!);
        const lower = limits.map((limit) => limit.lower);
        const upper = limits.map((limit) => limit.upper);
        expect(worst(lower, item.output[`lower${suffix}`]!, 1e-14)).toBeLessThan(1e-10);
        expect(worst(upper, item.output[`upper${suffix}`]!)).toBeLessThan(1e-10);
      }
    }
  });

  it("finds smokers among lung patients to vary 3.15 times as much as by chance: chi-squared 12.60 over four (Fleiss 1981)", () => {
    // The example of R's prop.test; Statistical methods for rates and proportions, ISBN 978-0-471-06428-2, page 139.
    const patients = [86, 93, 136, 82];
    const units = [83, 90, 129, 70].map((events, i) => ({ events, size: patients[i]! }));
    const { dispersion, points, target } = found(
      funnelLimits(units, { winsorised: 0, overDispersion: "multiplicative", levels: [0.95] }),
    );
    expect((4 * dispersion.phi).toFixed(2)).toBe("12.60");
    const chance = Math.sqrt((target * (1 - target)) / 82);
    expect(points[3]!.limits[0]!.lower).toBeCloseTo(target - 1.959964 * chance * Math.sqrt(12.6004 / 4), 5);
  });

  // No exact limits were found with their data.
  it("interpolates as Spiegelhalter 2005 (appendix A.1.1): 10 people at a half, worked by hand", () => {
    // P(R <= 1) = 11/1024, P(R <= 2) = 56/1024: the 2.5 % point lies (56/1024 - 0.025) / (45/1024) before 2.
    const expected = (2 - (56 / 1024 - 0.025) / (45 / 1024)) / 10;
    const [point] = found(funnelLimits([{ events: 5, size: 10 }], { target: 0.5, levels: [0.95] })).points;
    expect(point!.limits[0]!.lower).toBeCloseTo(expected, 13);
  });

  it("does not flag what exact probability finds no surprise, though the line be crossed", () => {
    const [point] = found(funnelLimits([{ events: 1, size: 1 }], { target: 0.3 })).points;
    expect(point!.value).toBeGreaterThan(point!.limits[1]!.upper);
    expect(point!.position).toBe("within");
  });

  it("mirrors for those without the event, narrows with size, widens with the level", () => {
    const size = fc.integer({ min: 1, max: 300 });
    fc.assert(
      fc.property(size, fc.double({ min: 0.02, max: 0.98, noNaN: true }), (n, target) => {
        const of = (theta: number, at: number) =>
          found(funnelLimits([{ events: 0, size: 1 }], { target: theta, at: [at] })).curve[0]!.limits;
        const [inner, outer] = of(target, n);
        expect(outer!.lower <= inner!.lower && inner!.upper <= outer!.upper).toBe(true);
        expect(outer!.lower <= target && target <= outer!.upper).toBe(true);
        const wide = of(target, n)[1]!;
        const narrow = of(target, 16 * n)[1]!;
        expect(narrow.upper - narrow.lower).toBeLessThanOrEqual(wide.upper - wide.lower);
      }),
      FIXED,
    );
  });

  it("finds the outlier among alike units, whose scores do not widen the limits once winsorised", () => {
    const units = [
      ...Array.from({ length: 20 }, (_, i) => ({ events: 9 + (i % 3), size: 100 })),
      { events: 40, size: 100 },
    ];
    const tight = found(funnelLimits(units, { overDispersion: "additive" }));
    expect(tight.points.at(-1)!.position).toBe("above");
    const loose = found(funnelLimits(units, { overDispersion: "additive", winsorised: 0 }));
    expect(loose.dispersion.tau2).toBeGreaterThan(tight.dispersion.tau2);
  });

  it("refuses what is no unit, level or share", () => {
    const units = [{ events: 1, size: 4 }];
    expectRefusal(() => funnelLimits([{ events: 5, size: 4 }]), /more events/);
    expectRefusal(() => funnelLimits(units, { levels: [] }), /no levels/);
    expectRefusal(() => funnelLimits(units, { levels: [1] }), /level/);
    expectRefusal(() => funnelLimits(units, { winsorised: 0.5 }), /winsorised/);
    expectRefusal(() => funnelLimits(units, { target: 1 }), /target/);
    expectRefusal(() => funnelLimits(units, { at: [0] }), /at/);
  });
});
