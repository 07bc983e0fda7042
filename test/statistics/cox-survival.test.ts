import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { coxSurvival, stepAt } from "../../src/statistics/index.ts";
import { FIXED } from "./arbitrary.ts";
import { found } from "./found.ts";
import { casesOf, column, columnsFrom, errorsOf, type FixtureCase, scalar } from "./reference/fixtures.ts";
import { expectRefusal } from "./refusals.ts";

const not = (reason: string) => ({ kind: "not estimable", reason });

function dataOf(item: FixtureCase) {
  const { stratum, entry } = item.input;
  return {
    time: column(item, "time"),
    cause: column(item, "cause"),
    covariates: { x: column(item, "x"), y: column(item, "y") },
    ...(stratum && entry ? { stratum, entry } : {}),
  };
}

describe("coxSurvival(data, profile)", () => {
  it("equals R's survfit of a coxph: ties, three intervals, strata with start-stop rows", () => {
    for (const item of casesOf("cox-survival", "coxSurvival")) {
      const of = item.input.of?.[0];
      const { steps } = found(
        coxSurvival(
          dataOf(item),
          { x: scalar(item, "atx"), y: scalar(item, "aty") },
          {
            ties: scalar(item, "breslow") === 1 ? "breslow" : "efron",
            interval: (["log-log", "plain"] as const).find((name) => item.name.endsWith(name)) ?? "log",
            ...(of === undefined ? {} : { stratum: of }),
          },
        ),
      );
      const names = ["time", "events", "hazard", "survival", "standardError", "lower", "upper"] as const;
      expect(errorsOf(item, columnsFrom(steps, names), { most: 5e-8, floor: 1e-14 })).toEqual([]);
    }
  });

  it("gives 70, 67, 51 and 15 % alive after five years at 60, by stage of cancer (Klein and Moeschberger 2003, section 8.8)", () => {
    // 90 men with cancer of the larynx; doi:10.1007/b97377, with Breslow's ties.
    const [larynx] = casesOf("published", "larynx");
    const stage = column(larynx!, "stage");
    const is = (number: number) => Array.from(stage, (one) => (one === number ? 1 : 0));
    const covariates = { ii: is(2), iii: is(3), iv: is(4), age: column(larynx!, "age") };
    const data = { time: column(larynx!, "time"), cause: column(larynx!, "cause"), covariates };
    const stages = [{}, { ii: 1 }, { iii: 1 }, { iv: 1 }];
    const after = stages.map((one) => {
      const profile = { ii: 0, iii: 0, iv: 0, age: 60, ...one };
      const { steps } = found(coxSurvival(data, profile, { ties: "breslow" }));
      return steps
        .filter((step) => step.time <= 5)
        .at(-1)!
        .survival.toFixed(2);
    });
    expect(after).toEqual(["0.70", "0.67", "0.51", "0.15"]);
  });

  it("is worked by hand where the covariate makes no difference", () => {
    // In each of two pairs of one with x = 1 and one with x = 0 one has the event, once of each: b = 0, so the hazard
    // of the first stratum is 1/2 at time 1, with variance 1/4 from the event and (x - 1/2)² (1/2)² / (1/2) from b.
    const data = {
      time: [1, 2, 1, 2],
      cause: [1, 0, 1, 0],
      covariates: { x: [1, 0, 0, 1] },
      stratum: [1, 1, 2, 2],
    };
    const { steps } = found(coxSurvival(data, { x: 1 }, { stratum: 1 }));
    expect(steps).toHaveLength(1);
    expect(steps[0]!.hazard).toBeCloseTo(0.5, 10);
    expect(steps[0]!.survival).toBeCloseTo(Math.exp(-0.5), 10);
    expect(steps[0]!.standardError).toBeCloseTo(Math.exp(-0.5) * Math.sqrt(1 / 4 + 1 / 8), 10);
  });

  it("falls, and has hazards in the ratio of the model, whatever the unit of a covariate", () => {
    const data = dataOf(casesOf("cox-survival", "coxSurvival")[0]!);
    const moved = { ...data, covariates: { ...data.covariates, x: data.covariates.x.map((v) => 3 - v / 7) } };
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 70 }), fc.nat(1), (x, y) => {
        const curve = found(coxSurvival(data, { x, y }));
        const base = found(coxSurvival(data, { x: 0, y: 0 }));
        const same = found(coxSurvival(moved, { x: 3 - x / 7, y }));
        const first = curve.steps[0]!.hazard / base.steps[0]!.hazard;
        let before = 1;
        for (const [k, step] of curve.steps.entries()) {
          expect(step.survival).toBeLessThan(before);
          expect(step.lower).toBeLessThanOrEqual(step.survival);
          expect(step.upper).toBeGreaterThanOrEqual(step.survival);
          expect(step.hazard / base.steps[k]!.hazard / first).toBeCloseTo(1, 9);
          expect(same.steps[k]!.standardError).toBeCloseTo(step.standardError, 9);
          before = step.survival;
        }
        expect(stepAt(curve, -1)).toBeUndefined();
      }),
      { ...FIXED, numRuns: 15 },
    );
  });

  it("says why there is no curve, and refuses what cannot be", () => {
    const data = { time: [1, 2, 3, 4], cause: [1, 1, 0, 0], covariates: { x: [1, 3, 2, 4] } };
    expect(coxSurvival({ ...data, cause: [0, 0, 0, 0] }, { x: 1 })).toEqual(not("no events"));
    expect(coxSurvival({ ...data, covariates: { x: [1, 1, 0, 0] } }, { x: 1 })).toEqual(
      not("perfect separation"),
    );
    expectRefusal(() => coxSurvival(data, {}), /lacks x/);
    expectRefusal(() => coxSurvival(data, { x: 1, z: 2 }), /no covariate z/);
    expectRefusal(() => coxSurvival(data, { x: Number.NaN }), /x is not a finite/);
    expectRefusal(() => coxSurvival(data, { x: 1 }, { stratum: 1 }), /no strata/);
    const sound = { ...data, cause: [1, 1, 1, 1] };
    expectRefusal(() => coxSurvival({ ...sound, stratum: [1, 1, 1, 1] }, { x: 1 }), /stratum/, /Name/);
    expectRefusal(() => coxSurvival({ ...data, weight: [1, 1, 1, 1] }, { x: 1 }), /weights/);
    expectRefusal(() => coxSurvival(data, { x: 1 }, { level: 95 }), /level/);
  });
});
