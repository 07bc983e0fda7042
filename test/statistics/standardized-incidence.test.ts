import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  aalenJohansen,
  coxSurvival,
  kaplanMeier,
  type StandardizedFollowUp,
  type StandardizedPoint,
  standardizedIncidence,
  stepAt,
} from "../../src/statistics/index.ts";
import { FIXED } from "./arbitrary.ts";
import { found } from "./found.ts";
import { casesOf, column, type FixtureCase, scalar, worst } from "./reference/fixtures.ts";
import { expectRefusal } from "./refusals.ts";

const not = (reason: string) => ({ kind: "not estimable", reason });

function dataOf(item: FixtureCase): StandardizedFollowUp {
  const { entry, count } = item.input;
  return {
    time: column(item, "time"),
    cause: column(item, "cause"),
    treated: column(item, "treated"),
    covariates: { x: column(item, "x"), z: column(item, "z") },
    ...(entry && { entry }),
    ...(count && { count }),
  };
}

const optionsOf = (item: FixtureCase) =>
  ({
    times: column(item, "times"),
    cause: scalar(item, "of"),
    step: scalar(item, "linear") === 1 ? "linear" : "exponential",
    ties: scalar(item, "breslow") === 1 ? "breslow" : "efron",
  }) as const;

function pointsOf(...input: Parameters<typeof standardizedIncidence>): StandardizedPoint[] {
  return found(standardizedIncidence(...input)).points.map(found);
}

const columnsOf = (points: readonly StandardizedPoint[]) => ({
  treated: points.map(({ treated }) => treated.value),
  control: points.map(({ control }) => control.value),
  difference: points.map(({ difference }) => difference.value),
  ratio: points.map(({ ratio }) => ratio.value),
  treatedError: points.map(({ treated }) => treated.standardError),
  controlError: points.map(({ control }) => control.standardError),
  differenceError: points.map(({ difference }) => difference.standardError),
  logError: points.map(({ ratio }) => ratio.logStandardError),
});

function expectR(item: FixtureCase, within: number) {
  const ours = columnsOf(pointsOf(dataOf(item), optionsOf(item)));
  for (const [name, values] of Object.entries(ours)) {
    expect(worst(values, item.output[name]!), `${item.name} ${name}`).toBeLessThan(within);
  }
}

const people = fc
  .array(
    fc.record({
      time: fc.integer({ min: 1, max: 30 }),
      cause: fc.nat(2),
      treated: fc.nat(1),
      x: fc.integer({ min: 0, max: 6 }),
    }),
    { minLength: 25, maxLength: 50 },
  )
  .map((rows) => ({
    time: rows.map((row) => row.time),
    cause: rows.map((row) => row.cause),
    treated: rows.map((row) => row.treated),
    covariates: { x: rows.map((row) => row.x) },
  }));

/** Four pairs in which either half has its events at the same times. */
const ALIKE = {
  time: [1, 1, 2, 2, 3, 3, 4, 4],
  cause: [1, 1, 2, 2, 1, 1, 0, 0],
  treated: [0, 1, 0, 1, 0, 1, 0, 1],
  covariates: {},
};

describe("standardizedIncidence({ time, cause, treated, covariates }, { times, cause })", () => {
  it("equals riskRegression::ate and its errors: Cox without, cause-specific Cox with competing events", () => {
    for (const item of casesOf("standardized-incidence", "ate")) expectR(item, 1e-8);
  });

  it("equals its definition in R, its errors by weights moved: both rules of ties and steps, late entry, counts", () => {
    for (const item of casesOf("standardized-incidence", "written")) expectR(item, 1e-8);
  });

  // No published figure found with its data: worked by hand.
  it("is worked by hand where treatment makes no difference", () => {
    // Breslow: hazards 2/8 of cause 1, 2/6 of cause 2, 2/4 of cause 1; what leaves of what is there is 1 - exp(-hazard).
    const [point] = pointsOf(ALIKE, { times: [3], ties: "breslow" });
    const incidence = 1 - Math.exp(-1 / 4) + Math.exp(-1 / 4 - 1 / 3) * (1 - Math.exp(-1 / 2));
    expect(point!.treated.value).toBeCloseTo(incidence, 10);
    expect(point!.control.value).toBeCloseTo(incidence, 10);
    expect(point!.difference.value).toBeCloseTo(0, 10);
    expect(point!.ratio.value).toBeCloseTo(1, 10);
    const [linear] = pointsOf(ALIKE, { times: [3], ties: "breslow", step: "linear" });
    expect(linear!.treated.value).toBeCloseTo(1 / 4 + Math.exp(-1 / 4 - 1 / 3) / 2, 10);
  });

  it("is the mean of everybody's coxSurvival where no other event competes", () => {
    const [item] = casesOf("standardized-incidence", "ate");
    const data = dataOf(item!);
    const at = optionsOf(item!).times[1]!;
    const [point] = pointsOf(data, { times: [at] });
    const { time, cause, treated, covariates } = data;
    for (const group of [0, 1]) {
      const survival = Array.from(covariates.x!, (x, i) => {
        const profile = { treated: group, x, z: covariates.z![i]! };
        const curve = found(coxSurvival({ time, cause, covariates: { treated, ...covariates } }, profile));
        return stepAt(curve, at)!.survival;
      });
      const mean = survival.reduce((sum, value) => sum + value, 0) / survival.length;
      expect((group === 1 ? point!.treated : point!.control).value).toBeCloseTo(1 - mean, 12);
    }
  });

  it("adds up over causes to all events; its values are shares; groups turn with their name", () => {
    fc.assert(
      fc.property(people, fc.integer({ min: 3, max: 30 }), (data, at) => {
        const one = standardizedIncidence(data, { times: [at] });
        const two = standardizedIncidence(data, { times: [at], cause: 2 });
        if (one.kind === "not estimable" || two.kind === "not estimable") return;
        const [first, second] = [one.points[0]!, two.points[0]!];
        if (first.kind === "not estimable" || second.kind === "not estimable") return;
        for (const group of ["treated", "control"] as const) {
          const { value, lower, upper } = first[group];
          expect(0 < lower && lower <= value && value <= upper && upper < 1).toBe(true);
          expect(value + second[group].value).toBeLessThan(1);
        }
        const turned = { ...data, treated: data.treated.map((is) => 1 - is) };
        const [back] = pointsOf(turned, { times: [at] });
        expect(back!.difference.value).toBeCloseTo(-first.difference.value, 7);
        expect(back!.difference.standardError).toBeCloseTo(first.difference.standardError, 7);
        expect(back!.ratio.value * first.ratio.value).toBeCloseTo(1, 7);
      }),
      { ...FIXED, numRuns: 60 },
    );
  });

  it("takes rows in any order, rows of a count as so many people, and covariates in any unit", () => {
    fc.assert(
      fc.property(people, (data) => {
        const there = standardizedIncidence(data, { times: [20] });
        if (there.kind === "not estimable" || there.points[0]!.kind === "not estimable") return;
        const order = data.time.map((_, i) => i).reverse();
        const twice = (values: readonly number[]) => order.flatMap((i) => [values[i]!, values[i]!]);
        const rows = {
          time: twice(data.time),
          cause: twice(data.cause),
          treated: twice(data.treated),
          covariates: { x: twice(data.covariates.x.map((x) => 7 - x / 3)) },
        };
        const count = data.time.map(() => 2);
        const [apart] = pointsOf(rows, { times: [20] });
        const [together] = pointsOf({ ...data, count }, { times: [20] });
        expect(apart!.treated.value).toBeCloseTo(together!.treated.value, 7);
        expect(apart!.difference.standardError).toBeCloseTo(together!.difference.standardError, 7);
      }),
      { ...FIXED, numRuns: 40 },
    );
  });

  it("lies near the curves of the groups themselves where nothing else is in the model", () => {
    const [item] = casesOf("standardized-incidence", "ate").filter(({ name }) =>
      name.startsWith("competing 90"),
    );
    const data = { ...dataOf(item!), covariates: {} };
    const at = optionsOf(item!).times[1]!;
    const [point] = pointsOf(data, { times: [at], cause: 1 });
    const own = (values: ArrayLike<number>) => Array.from(values).filter((_, i) => data.treated[i] === 1);
    const curve = found(aalenJohansen({ time: own(data.time), cause: own(data.cause) }, { causes: 2 }));
    expect(Math.abs(point!.treated.value - stepAt(curve, at)!.causes[0]!.incidence)).toBeLessThan(0.05);
  });

  it("gives 0.27 on 6-MP and 0.78 on placebo at 12 weeks after Freireich, where Kaplan and Meier have 0.25 and 0.81", () => {
    const mp = [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35];
    const mpCause = [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0];
    const placebo = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23];
    const time = [...mp, ...placebo];
    const cause = [...mpCause, ...placebo.map(() => 1)];
    const [point] = pointsOf(
      { time, cause, treated: time.map((_, i) => (i < 21 ? 1 : 0)), covariates: {} },
      { times: [12] },
    );
    const crude = stepAt(found(kaplanMeier({ time: mp, cause: mpCause })), 12)!;
    expect(Math.abs(point!.treated.value - (1 - crude.survival))).toBeLessThan(0.05);
    expect([point!.treated.value.toFixed(2), point!.control.value.toFixed(2)]).toEqual(["0.27", "0.78"]);
    expect(point!.difference.upper).toBeLessThan(0);
  });

  it("says at which times nothing is known, and why there is nothing at all", () => {
    const times = [0.5, 3, 9];
    const { points } = found(standardizedIncidence(ALIKE, { times }));
    expect(points.map(({ time, ...point }) => [time, point.kind === "estimate" || point])).toEqual([
      [0.5, not("no events")],
      [3, true],
      [9, not("not reached")],
    ]);
    const nobody = { time: [], cause: [], treated: [], covariates: {} };
    expect(standardizedIncidence(nobody, { times })).toEqual(not("no observations"));
    const all = { ...ALIKE, treated: ALIKE.treated.map(() => 1) };
    expect(standardizedIncidence(all, { times })).toEqual(not("one group only"));
    expect(standardizedIncidence(ALIKE, { times, cause: 3 })).toEqual(not("no events"));
    const apart = { ...ALIKE, cause: [1, 1, 0, 2, 1, 1, 0, 2] };
    expect(standardizedIncidence(apart, { times })).toEqual(not("perfect separation"));
  });

  it("refuses what cannot be", () => {
    const times = [3];
    expectRefusal(() => standardizedIncidence(ALIKE, { times: [] }), /no times/);
    expectRefusal(() => standardizedIncidence(ALIKE, { times: [0] }), /a time/);
    expectRefusal(() => standardizedIncidence(ALIKE, { times, cause: 0 }), /cause/);
    expectRefusal(() => standardizedIncidence(ALIKE, { times, cause: 1.5 }), /cause/);
    expectRefusal(
      () => standardizedIncidence({ ...ALIKE, covariates: { treated: ALIKE.treated } }, { times }),
      /treated/,
    );
    expectRefusal(
      () => standardizedIncidence({ ...ALIKE, covariates: { x: [1] } }, { times }),
      /differ in length/,
    );
  });
});
