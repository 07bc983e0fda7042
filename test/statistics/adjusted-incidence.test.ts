import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  aalenJohansen,
  adjustedIncidenceDifference,
  coxRegression,
  kaplanMeier,
  propensityScore,
  propensityWeights,
  stepAt,
} from "../../src/statistics/index.ts";
import { FIXED } from "./arbitrary.ts";
import { found } from "./found.ts";
import { casesOf, column, scalar, worst } from "./reference/fixtures.ts";
import { expectRefusal } from "./refusals.ts";

const not = (reason: string) => ({ kind: "not estimable", reason });

const people = fc
  .array(
    fc.record({
      time: fc.integer({ min: 1, max: 12 }),
      cause: fc.nat(2),
      treated: fc.nat(1),
      weight: fc.integer({ min: 1, max: 4 }),
    }),
    { minLength: 4, maxLength: 40 },
  )
  .map((rows) => ({
    time: rows.map((row) => row.time),
    cause: rows.map((row) => row.cause),
    treated: rows.map((row) => row.treated),
    weight: rows.map((row) => row.weight),
  }));

describe("adjustedIncidenceDifference({ time, cause, treated, weight }, { horizon, cause })", () => {
  it("equals R's survfit with weights and the robust error, with ties, late entry, competing events and clusters", () => {
    for (const item of casesOf("comparison-effects", "adjustedIncidenceDifference")) {
      const { entry, cluster } = item.input;
      const ours = found(
        adjustedIncidenceDifference(
          {
            time: column(item, "time"),
            cause: column(item, "cause"),
            treated: column(item, "treated"),
            weight: column(item, "weight"),
            ...(entry && { entry }),
            ...(cluster && { cluster }),
          },
          { horizon: scalar(item, "horizon"), cause: scalar(item, "of") },
        ),
      );
      const { treated, control } = ours;
      const groups = [treated.incidence, treated.standardError, control.incidence, control.standardError];
      expect(worst(groups, item.output.groups!), item.name).toBeLessThan(1e-10);
      if (!item.output.all) continue;
      const all = [ours.value, ours.lower, ours.upper, ours.standardError];
      expect(worst(all, item.output.all), item.name).toBeLessThan(1e-9);
    }
  });

  it("is the difference of aalenJohansen's weighted curves, with their robust errors, which its own rule adds up", () => {
    fc.assert(
      fc.property(people, fc.integer({ min: 1, max: 12 }), fc.constantFrom(1, 2), (data, horizon, cause) => {
        const ours = adjustedIncidenceDifference(data, { horizon, cause });
        if (ours.kind === "not estimable") return;
        for (const [group, name] of [
          [1, "treated"],
          [0, "control"],
        ] as const) {
          const own = (values: readonly number[]) => values.filter((_, i) => data.treated[i] === group);
          const rows = { time: own(data.time), cause: own(data.cause), weight: own(data.weight) };
          const curve = found(aalenJohansen(rows, { causes: 2 }));
          const there = stepAt(curve, horizon)?.causes[cause - 1];
          expect(ours[name].incidence).toBeCloseTo(there?.incidence ?? 0, 9);
          expect(ours[name].standardError).toBeCloseTo(there?.standardError ?? 0, 7);
        }
      }),
      FIXED,
    );
  });

  it("knows that pairs across the groups vary together: alike in both, they leave no error", () => {
    const half = { time: [1, 2, 4, 6], cause: [1, 0, 1, 0], weight: [1, 2, 1, 1] };
    const twice = (values: readonly number[]) => [...values, ...values];
    const data = {
      time: twice(half.time),
      cause: twice(half.cause),
      weight: twice(half.weight),
      treated: [1, 1, 1, 1, 0, 0, 0, 0],
    };
    expect(found(adjustedIncidenceDifference(data, { horizon: 5 })).standardError).toBeGreaterThan(0.2);
    const paired = { ...data, cluster: twice([1, 2, 3, 4]) };
    expect(adjustedIncidenceDifference(paired, { horizon: 5 })).toEqual(not("no variation"));
  });

  it("takes two rows of one person as one with twice the weight, and adds up over causes", () => {
    fc.assert(
      fc.property(people, fc.integer({ min: 1, max: 12 }), (data, horizon) => {
        const there = adjustedIncidenceDifference(data, { horizon });
        if (there.kind === "not estimable") return;
        const split = (values: readonly number[]) => values.flatMap((value) => [value, value]);
        const halves = {
          time: split(data.time),
          cause: split(data.cause),
          treated: split(data.treated),
          weight: split(data.weight.map((w) => w / 2)),
          cluster: split(data.time.map((_, i) => i)),
        };
        const again = found(adjustedIncidenceDifference(halves, { horizon }));
        expect(again.value).toBeCloseTo(there.value, 9);
        expect(again.standardError).toBeCloseTo(there.standardError, 9);
        const any = { ...data, cause: data.cause.map((code) => Math.min(code, 1)) };
        const other = adjustedIncidenceDifference(data, { horizon, cause: 2 });
        const all = adjustedIncidenceDifference(any, { horizon });
        if (other.kind === "not estimable" || all.kind === "not estimable") return;
        expect(all.value).toBeCloseTo(there.value + other.value, 9);
      }),
      FIXED,
    );
  });

  it("is 1 less Kaplan and Meier's curve of remission after Freireich: 0.25 on 6-MP, 0.81 on placebo at 12 weeks", () => {
    const mp = [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35];
    const mpCause = [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0];
    const placebo = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23];
    const time = [...mp, ...placebo];
    const data = {
      time,
      cause: [...mpCause, ...placebo.map(() => 1)],
      treated: time.map((_, i) => (i < 21 ? 1 : 0)),
      weight: time.map(() => 1),
    };
    const ours = found(adjustedIncidenceDifference(data, { horizon: 12 }));
    const curve = found(kaplanMeier({ time: mp, cause: mpCause }));
    expect(ours.treated.incidence).toBeCloseTo(1 - stepAt(curve, 12)!.survival, 12);
    expect(ours.treated.incidence.toFixed(3)).toBe("0.247");
    expect(ours.control.incidence.toFixed(3)).toBe("0.810");
  });

  it("says where the curve does not reach, and refuses what cannot be", () => {
    const data = { time: [1, 2, 3, 4], cause: [1, 0, 1, 0], treated: [1, 1, 0, 0], weight: [1, 1, 1, 1] };
    expect(adjustedIncidenceDifference(data, { horizon: 3 })).toEqual(not("not reached"));
    expect(adjustedIncidenceDifference(data, { horizon: 0.5 })).toEqual(not("no variation"));
    expect(found(adjustedIncidenceDifference(data, { horizon: 2 })).value).toBe(0.5);
    expectRefusal(() => adjustedIncidenceDifference(data, { horizon: 0 }), /horizon/, /unit/);
    expectRefusal(() => adjustedIncidenceDifference(data, { horizon: 2, cause: 0 }), /cause/);
    expectRefusal(
      () => adjustedIncidenceDifference({ ...data, cluster: [1, 1.5, 2, 2] }, { horizon: 2 }),
      /cluster\[1\]/,
    );
    expectRefusal(
      () => adjustedIncidenceDifference({ ...data, weight: [1, -1, 1, 1] }, { horizon: 2 }),
      /weight\[1\]/,
    );
  });
});

describe("coxRegression({ …, weights }) with weights of propensityWeights", () => {
  it("equals R from the covariates to the ratio: glm, stabilized weights, coxph with robust errors", () => {
    const [item] = casesOf("comparison-effects", "weightedCox");
    const treated = column(item!, "treated");
    const { scores } = found(propensityScore({ treated, covariates: { x: column(item!, "x") } }));
    const { weights } = found(propensityWeights({ score: scores, treated }, { stabilized: true }));
    const model = found(
      coxRegression({
        time: column(item!, "time"),
        cause: column(item!, "cause"),
        covariates: { treated },
        weight: weights,
      }),
    );
    const { coefficient, standardError } = model.coefficients[0]!;
    expect(worst([coefficient, standardError], item!.output.all!)).toBeLessThan(1e-8);
  });
});
