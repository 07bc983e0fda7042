import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aalenJohansen, kaplanMeier, stepAt } from "../../src/statistics/index.ts";
import { columnsOf, FIXED, followUp, onePersonARow } from "./arbitrary.ts";
import { found } from "./found.ts";
import { casesOf, column, INTERVAL_TYPES, worst } from "./reference/fixtures.ts";
import { expectRefusal } from "./refusals.ts";

describe("aalenJohansen(data)", () => {
  it("equals R's survfit of a factor: estimates, standard errors, four intervals, late entry", () => {
    for (const item of casesOf("survival", "aalenJohansen")) {
      const interval = INTERVAL_TYPES[item.name.split(" ").at(-1)!]!;
      const data = { time: column(item, "time"), cause: column(item, "cause"), ...item.input };
      const { steps } = found(aalenJohansen(data, { interval }));
      const check = (name: string, ours: number[], floor = 0) =>
        expect([item.name, name, worst(ours, item.output[name]!, floor)]).toEqual([
          item.name,
          name,
          expect.closeTo(0, 9),
        ]);
      check(
        "time",
        steps.map((step) => step.time),
      );
      check(
        "atRisk",
        steps.map((step) => step.atRisk),
      );
      check(
        "survival",
        steps.map((step) => step.survival),
        1e-15,
      );
      for (let c = 1; c <= steps[0]!.causes.length; c++) {
        const of = (name: "incidence" | "standardError" | "lower" | "upper") =>
          steps.map((step) => step.causes[c - 1]![name]);
        check(`incidence${c}`, of("incidence"));
        // Where everybody has had an event R's jackknife leaves a rounding error instead of 0.
        check(`standardError${c}`, of("standardError"), 1e-14);
        check(`lower${c}`, of("lower"));
        check(`upper${c}`, of("upper"));
      }
    }
  });

  it("is worked by hand for five people", () => {
    // 1: event of cause 1 among 5; 2: cause 2 among 4; 3: one leaves; 4: cause 1 among 2; 5: one leaves.
    const curve = found(aalenJohansen({ time: [1, 2, 3, 4, 5], cause: [1, 2, 0, 1, 0] }));
    const [last] = [stepAt(curve, 4)!];
    expect(last.causes[0]!.incidence).toBeCloseTo(1 / 5 + (4 / 5) * (3 / 4) * (1 / 2), 14);
    expect(last.causes[1]!.incidence).toBeCloseTo((4 / 5) * (1 / 4), 14);
    expect(last.survival).toBeCloseTo((4 / 5) * (3 / 4) * (1 / 2), 14);
    expect(stepAt(curve, 1)!.causes[0]!.standardError).toBeCloseTo(Math.sqrt((0.2 * 0.8) / 5), 14);
  });

  it("adds up to 1 with survival; incidences rise; each lies within its interval", () => {
    fc.assert(
      fc.property(followUp(3), fc.constantFrom(...Object.values(INTERVAL_TYPES)), (rows, interval) => {
        const { steps } = found(aalenJohansen(columnsOf(rows), { interval, causes: 3 }));
        const before = [0, 0, 0];
        for (const step of steps) {
          const sum = step.causes.reduce((total, cause) => total + cause.incidence, step.survival);
          expect(sum).toBeCloseTo(1, 12);
          for (const [i, { incidence, lower, upper }] of step.causes.entries()) {
            expect(incidence).toBeGreaterThanOrEqual(before[i]!);
            expect(lower >= 0 && lower <= incidence + 1e-12).toBe(true);
            expect(upper <= 1 && upper >= incidence - 1e-12).toBe(true);
            before[i] = incidence;
          }
        }
      }),
      FIXED,
    );
  });

  it("is 1 - Kaplan-Meier without competing events, with the same standard error", () => {
    fc.assert(
      fc.property(followUp(1), (rows) => {
        const incidence = found(aalenJohansen(columnsOf(rows))).steps;
        const survival = found(kaplanMeier(columnsOf(rows))).steps;
        for (const [k, step] of incidence.entries()) {
          expect(step.survival).toBeCloseTo(survival[k]!.survival, 12);
          expect(step.causes[0]!.standardError).toBeCloseTo(survival[k]!.standardError, 12);
        }
      }),
      FIXED,
    );
  });

  it("is never above 1 - Kaplan-Meier that takes competing events for censoring", () => {
    fc.assert(
      fc.property(followUp(2), (rows) => {
        const incidence = found(aalenJohansen(columnsOf(rows))).steps;
        const naive = rows.map((row) => ({ ...row, cause: row.cause === 1 ? 1 : 0 }));
        const survival = found(kaplanMeier(columnsOf(naive))).steps;
        for (const [k, step] of incidence.entries()) {
          expect(step.causes[0]!.incidence).toBeLessThanOrEqual(1 - survival[k]!.survival + 1e-12);
        }
      }),
      FIXED,
    );
  });

  it("counts a row with count 3 as three rows, in any order", () => {
    fc.assert(
      fc.property(followUp(2), (rows) => {
        const counted = aalenJohansen(columnsOf(rows), { causes: 2 });
        expect(aalenJohansen(onePersonARow(rows), { causes: 2 })).toEqual(counted);
        expect(aalenJohansen(columnsOf(rows.toReversed()), { causes: 2 })).toEqual(counted);
      }),
      FIXED,
    );
  });

  it("bounds what has not been seen yet by those at risk", () => {
    const [first] = found(aalenJohansen({ time: [1, 2, 3], cause: [2, 1, 0] }, { causes: 3 })).steps;
    expect(first!.causes[0]).toMatchObject({
      incidence: 0,
      lower: 0,
      upper: expect.closeTo(1 - 0.025 ** (1 / 3), 12),
    });
    expect(first!.causes).toHaveLength(3);
  });

  it("says that nobody was observed, and refuses what cannot be follow-up", () => {
    expect(aalenJohansen({ time: [], cause: [] })).toEqual({
      kind: "not estimable",
      reason: "no observations",
    });
    expectRefusal(() => aalenJohansen({ time: [Number.NaN], cause: [1] }), /finite/);
    expectRefusal(() => aalenJohansen({ time: [1], cause: [-1] }), /whole number/);
    expectRefusal(() => aalenJohansen({ time: [1], cause: [1], entry: [2] }), /not before/);
    expectRefusal(() => aalenJohansen({ time: [1], cause: [1, 2] }), /length/);
    expectRefusal(() => aalenJohansen({ time: [1], cause: [1] }, { level: 1 }), /level/);
  });
});
