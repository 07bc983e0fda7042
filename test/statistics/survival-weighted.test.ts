import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  aalenJohansen,
  type IntervalType,
  kaplanMeier,
  restrictedMean,
  stepAt,
} from "../../src/statistics/index.ts";
import { columnsOf, FIXED, followUp } from "./arbitrary.ts";
import { found } from "./found.ts";
import {
  casesOf,
  column,
  columnsFrom,
  errorsOf,
  type FixtureCase,
  INTERVAL_TYPES,
  worst,
} from "./reference/fixtures.ts";
import { expectRefusal } from "./refusals.ts";

const dataOf = (item: FixtureCase) => ({
  ...item.input,
  time: column(item, "time"),
  cause: column(item, "cause"),
});
const typeOf = (item: FixtureCase): IntervalType => INTERVAL_TYPES[item.name.split(" ").at(-1)!]!;

describe("kaplanMeier({ time, cause, weight, cluster })", () => {
  it("equals R's survfit(weights, cluster, robust = TRUE): ties, late entry, rows of one person, gaps", () => {
    for (const item of casesOf("survival-weighted", "kaplanMeier")) {
      const { steps } = found(kaplanMeier(dataOf(item), { interval: typeOf(item) }));
      const names = ["time", "atRisk", "events", "survival", "standardError", "lower", "upper"] as const;
      expect(errorsOf(item, columnsFrom(steps, names), { most: 5e-11, floor: 1e-14 })).toEqual([]);
    }
  });

  it("is Greenwood's standard error where weights are equal and people apart", () => {
    fc.assert(
      fc.property(followUp(1), (rows) => {
        const { time, cause, count } = columnsOf(rows);
        const plain = found(kaplanMeier({ time, cause, count })).steps;
        const weighted = found(kaplanMeier({ time, cause, count, weight: time.map(() => 3) }));
        expect(weighted.variance).toBe("robust");
        for (const [k, step] of weighted.steps.entries()) {
          expect(step.survival).toBeCloseTo(plain[k]!.survival, 12);
          expect(step.standardError).toBeCloseTo(plain[k]!.standardError, 12);
          expect(step.atRisk).toBeCloseTo(3 * plain[k]!.atRisk, 9);
        }
      }),
      FIXED,
    );
  });

  it("does not change when follow-up is cut into rows of one person", () => {
    fc.assert(
      fc.property(followUp(1), (rows) => {
        const whole = rows.map((row, i) => ({ ...row, id: i, entry: -1 }));
        const cut = whole.flatMap((row) =>
          row.time > 1
            ? [
                { ...row, time: 1, cause: 0 },
                { ...row, entry: 1 },
              ]
            : [row],
        );
        const curve = (people: typeof cut) =>
          found(
            kaplanMeier({
              time: people.map((row) => row.time),
              cause: people.map((row) => row.cause),
              entry: people.map((row) => row.entry),
              weight: people.map((row) => row.count),
              cluster: people.map((row) => row.id),
            }),
          );
        for (const { time, survival, standardError } of curve(whole).steps) {
          const same = stepAt(curve(cut), time)!;
          expect(same.survival).toBeCloseTo(survival, 12);
          expect(same.standardError).toBeCloseTo(standardError, 12);
        }
      }),
      FIXED,
    );
  });

  it("is worked by hand for two people, one of them twice as heavy", () => {
    const [first] = found(kaplanMeier({ time: [1, 2], cause: [1, 0], weight: [2, 1] })).steps;
    expect(first!.survival).toBeCloseTo(1 / 3, 14);
    // A weight w moves S = (W - w1) / W by (1 - S) / W for who stays, by -S / W for who had the event.
    expect(first!.standardError).toBeCloseTo(Math.hypot((2 * 1) / 9, (1 * 2) / 9), 14);
    // The last event leaves nobody: no row is lighter than another then.
    const last = found(kaplanMeier({ time: [1, 2], cause: [1, 1], weight: [0.1, 0.7] })).steps[1];
    expect(last).toMatchObject({ survival: 0, standardError: 0, lower: 0 });
  });

  it("bounds what was not seen by the effective number of people", () => {
    const data = { time: [1, 2, 3], cause: [0, 0, 1], weight: [3, 1, 1] };
    const [first] = found(kaplanMeier(data, { interval: "log-log" })).steps;
    expect(first!.lower).toBeCloseTo(0.025 ** (11 / 25), 12);
    const [incidence] = found(aalenJohansen(data)).steps;
    expect(incidence!.causes[0]!.upper).toBeCloseTo(1 - 0.025 ** (11 / 25), 12);
  });

  it("refuses weights that are none, and clusters of counted rows", () => {
    const data = { time: [1, 2], cause: [1, 0] };
    expectRefusal(() => kaplanMeier({ ...data, weight: [-1, 1] }), /weight\[0\] is not a finite/);
    expectRefusal(() => kaplanMeier({ ...data, weight: [Number.NaN, 1] }), /weight\[0\]/);
    expectRefusal(() => kaplanMeier({ ...data, weight: [1] }), /differ in length/);
    expectRefusal(() => kaplanMeier({ ...data, cluster: [1, Number.NaN] }), /cluster\[1\]/);
    expectRefusal(() => kaplanMeier({ ...data, cluster: [1, 1], count: [2, 1] }), /counts and clusters/);
    expect(kaplanMeier({ ...data, weight: [0, 0] })).toMatchObject({ reason: "no observations" });
    const curve = found(kaplanMeier({ ...data, weight: [0.5, 2] }));
    expectRefusal(() => restrictedMean(curve, { horizon: 1.5 }), /robust/, /bootstrap/);
  });
});

describe("aalenJohansen({ time, cause, weight, cluster })", () => {
  it("equals R's survfit of a factor with weights and id: ties, late entry, rows of one person", () => {
    for (const item of casesOf("survival-weighted", "aalenJohansen")) {
      const { steps } = found(aalenJohansen(dataOf(item), { interval: typeOf(item) }));
      const check = (name: string, ours: number[], floor = 0) =>
        expect([item.name, name, worst(ours, item.output[name]!, floor)]).toEqual([
          item.name,
          name,
          expect.closeTo(0, 9),
        ]);
      for (const name of ["time", "survival"] as const)
        check(
          name,
          steps.map((step) => step[name]),
          1e-14,
        );
      for (let c = 1; c <= steps[0]!.causes.length; c++) {
        for (const name of ["incidence", "standardError", "lower", "upper"] as const) {
          if (item.output[`${name}${c}`] === undefined) continue;
          check(
            `${name}${c}`,
            steps.map((step) => step.causes[c - 1]![name]),
            1e-14,
          );
        }
      }
    }
  });
});
