import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calibratedEffect, systematicError } from "../../src/statistics/index.ts";
import { FIXED } from "./arbitrary.ts";
import { found } from "./found.ts";
import { casesOf, column, scalar, worst } from "./reference/fixtures.ts";
import { expectRefusal } from "./refusals.ts";

const controls = fc
  .array(fc.record({ estimate: fc.integer({ min: -30, max: 30 }), error: fc.integer({ min: 1, max: 20 }) }), {
    minLength: 2,
    maxLength: 25,
  })
  .map((rows) => ({
    estimate: rows.map(({ estimate }) => estimate / 10),
    standardError: rows.map(({ error }) => error / 10),
  }));

const likelihood = (data: { estimate: number[]; standardError: number[] }, mean: number, variance: number) =>
  data.estimate.reduce((sum, y, i) => {
    const total = data.standardError[i]! ** 2 + variance;
    return sum - (Math.log(2 * Math.PI * total) + (y - mean) ** 2 / total) / 2;
  }, 0);

const sccs = () => casesOf("comparison-design", "systematicError").find(({ name }) => name === "sccs")!;

describe("systematicError({ estimate, standardError })", () => {
  it("equals metafor's maximum likelihood", () => {
    for (const item of casesOf("comparison-design", "systematicError")) {
      const data = { estimate: column(item, "estimate"), standardError: column(item, "standardError") };
      const { mean, sd, logLikelihood } = found(systematicError(data));
      expect(worst([mean, sd, logLikelihood], item.output.all!), item.name).toBeLessThan(1e-8);
    }
  });

  it("gives the 0.79 and 0.28 published for 45 drugs that do not cause bleeding, of which a search is off by 1e-3", () => {
    // EmpiricalCalibration's vignette: 0.7922 and 0.2834, by a search that stops early.
    const data = { estimate: column(sccs(), "estimate"), standardError: column(sccs(), "standardError") };
    const { mean, sd, n, warnings } = found(systematicError(data));
    expect(n).toBe(45);
    expect(Math.abs(mean - 0.7922)).toBeLessThan(1e-3);
    expect(Math.abs(sd - 0.2834)).toBeLessThan(1e-3);
    expect(warnings).toEqual([]);
  });

  it("is the mean, and the spread beyond the error, where all errors are alike, worked by hand", () => {
    const { mean, sd, warnings } = found(
      systematicError({ estimate: [1, 3, 5, 7], standardError: [1, 1, 1, 1] }),
    );
    expect([mean, sd]).toEqual([expect.closeTo(4, 12), expect.closeTo(Math.sqrt(5 - 1), 12)]);
    expect(warnings).toEqual(["few controls"]);
    const chance = found(systematicError({ estimate: [1, 3, 5, 7], standardError: [3, 3, 3, 3] }));
    expect([chance.mean, chance.sd]).toEqual([4, 0]);
  });

  it("is nowhere less likely than at other means and spreads, and moves with the estimates", () => {
    const anywhere = fc.tuple(
      fc.double({ min: -4, max: 4, noNaN: true }),
      fc.double({ min: 0, max: 9, noNaN: true }),
    );
    fc.assert(
      fc.property(controls, anywhere, (data, [mean, variance]) => {
        const ours = found(systematicError(data));
        expect(ours.logLikelihood).toBeCloseTo(likelihood(data, ours.mean, ours.sd ** 2), 8);
        expect(likelihood(data, mean, variance)).toBeLessThan(ours.logLikelihood + 1e-9);
        const moved = { ...data, estimate: data.estimate.map((y) => 2 - y) };
        const there = found(systematicError(moved));
        expect(there.mean).toBeCloseTo(2 - ours.mean, 7);
        expect(there.sd).toBeCloseTo(ours.sd, 6);
      }),
      FIXED,
    );
  });

  it("finds the higher of two tops", () => {
    // Two exact controls that agree but for 0.01, and others far away: one top at chance, one at a wide error.
    const data = { estimate: [0, 0.01, 5, -5, 6], standardError: [0.01, 0.01, 3, 3, 3] };
    const ours = found(systematicError(data));
    for (let k = -60; k <= 20; k++) {
      const variance = 10 ** (k / 10);
      const w = data.standardError.map((s) => 1 / (s ** 2 + variance));
      const mean =
        w.reduce((sum, weight, i) => sum + weight * data.estimate[i]!, 0) / w.reduce((a, b) => a + b);
      expect(likelihood(data, mean, variance)).toBeLessThan(ours.logLikelihood + 1e-9);
    }
  });
});

describe("systematicError of values beyond numbers", () => {
  it("refuses them", () => {
    const of = (estimate: number[], standardError: number[]) => systematicError({ estimate, standardError });
    expectRefusal(() => of([1, 2], [1e-200, 1]), /range of numbers/, /like size/);
    expectRefusal(() => of([1e200, 2], [1, 1]), /range of numbers/);
  });
});

describe("calibratedEffect({ estimate, standardError }, { mean, sd })", () => {
  it("equals the definition in R", () => {
    for (const item of casesOf("comparison-design", "calibratedEffect")) {
      const ours = calibratedEffect(
        { estimate: scalar(item, "estimate"), standardError: scalar(item, "standardError") },
        { mean: scalar(item, "mean"), sd: scalar(item, "sd") },
      );
      const all = [ours.value, ours.lower, ours.upper, ours.standardError, ours.p, ours.uncalibratedP];
      expect(worst(all, item.output.all!), item.name).toBeLessThan(1e-11);
    }
  });

  it("gives the published 0.84 for sertraline and bleeding, whose p was 0 before (Schuemie 2014, vignette)", () => {
    const sertraline = { estimate: 0.7326235, standardError: 0.07371708 };
    const published = calibratedEffect(sertraline, { mean: 0.7922, sd: 0.2834 });
    expect(published.p.toFixed(3)).toBe("0.839");
    const error = systematicError({
      estimate: column(sccs(), "estimate"),
      standardError: column(sccs(), "standardError"),
    });
    const ours = calibratedEffect(sertraline, found(error));
    expect(ours.p.toFixed(2)).toBe("0.84");
    expect(ours.uncalibratedP).toBeLessThan(1e-20);
  });

  it("changes nothing where there is no systematic error, and is less sure the more there is", () => {
    const number = fc.double({ min: -5, max: 5, noNaN: true });
    const positive = fc.double({ min: 0.01, max: 5, noNaN: true });
    fc.assert(
      fc.property(number, positive, positive, (estimate, standardError, sd) => {
        const effect = { estimate, standardError };
        const none = calibratedEffect(effect, { mean: 0, sd: 0 });
        expect(none.p).toBe(none.uncalibratedP);
        expect(none.value).toBe(estimate);
        const some = calibratedEffect(effect, { mean: 0, sd });
        expect(some.p).toBeGreaterThanOrEqual(none.p);
        expect(some.upper - some.lower).toBeGreaterThan(none.upper - none.lower);
        // The interval holds no effect just where p is above 0.05.
        expect(some.lower <= 0 && some.upper >= 0).toBe(some.p >= 0.05 - 1e-12);
      }),
      FIXED,
    );
  });

  it("refuses an error that is none", () => {
    const effect = { estimate: 1, standardError: 1 };
    expectRefusal(() => calibratedEffect(effect, { mean: 0, sd: -1 }), /sd/, /systematicError/);
    expectRefusal(() => calibratedEffect(effect, { mean: Number.NaN, sd: 1 }), /mean/);
  });
});
