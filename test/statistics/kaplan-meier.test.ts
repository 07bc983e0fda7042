import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  kaplanMeier,
  type ReachedTime,
  restrictedMean,
  restrictedMeanDifference,
  restrictedMeanRatio,
  riskTable,
  type SurvivalCurve,
  stepAt,
  survivalQuantile,
} from "../../src/statistics/index.ts";
import { columnsOf, FIXED, followUp, onePersonARow } from "./arbitrary.ts";
import { found } from "./found.ts";
import {
  casesOf,
  column,
  columnsFrom,
  errorsOf,
  type FixtureCase,
  INTERVAL_TYPES,
  scalar,
  worst,
} from "./reference/fixtures.ts";
import { expectRefusal } from "./refusals.ts";

/** Remission of leukaemia under 6-MP: Freireich et al. 1963, as in Kaplan-Meier textbooks ever since. */
const REMISSION = {
  time: [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35],
  cause: [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0],
};

function curveOf(item: FixtureCase): SurvivalCurve {
  const interval = INTERVAL_TYPES[item.name.split(" ").at(-2) ?? ""] ?? "log";
  const level = item.input.level?.[0] ?? 0.95;
  const time = column(item, "time");
  const data = { time, cause: column(item, "cause"), ...item.input };
  return found(kaplanMeier(data, { interval, level }));
}

describe("kaplanMeier(data)", () => {
  it("equals R's survfit: estimate, standard error, four intervals, late entry, counts", () => {
    for (const item of casesOf("survival", "kaplanMeier")) {
      const { steps } = curveOf(item);
      const names = [
        "time",
        "atRisk",
        "events",
        "censored",
        "survival",
        "standardError",
        "lower",
        "upper",
      ] as const;
      // R's interval is NA, and its standard error too, where survival is 0; sums of variances round there.
      expect(errorsOf(item, columnsFrom(steps, names), { most: 5e-11, floor: 1e-15 })).toEqual([]);
    }
  });

  it("gives the remission curve of the textbooks (Kalbfleisch and Prentice 2002, table 1.1)", () => {
    const curve = found(kaplanMeier(REMISSION));
    const survival = [6, 7, 10, 13, 16, 22, 23].map((time) => stepAt(curve, time)!.survival.toFixed(4));
    expect(survival).toEqual(["0.8571", "0.8067", "0.7529", "0.6902", "0.6275", "0.5378", "0.4482"]);
    expect(stepAt(curve, 6)!.standardError.toFixed(4)).toBe("0.0764");
    expect(stepAt(curve, 5.9)).toBeUndefined();
    expect(stepAt(curve, 100)!.time).toBe(35);
  });

  it("falls, stays in 0 to 1, and lies within its interval", () => {
    fc.assert(
      fc.property(followUp(1), fc.constantFrom(...Object.values(INTERVAL_TYPES)), (rows, interval) => {
        const { steps } = found(kaplanMeier(columnsOf(rows), { interval }));
        let before = 1;
        for (const { survival, lower, upper, standardError } of steps) {
          expect(survival).toBeLessThanOrEqual(before);
          expect(lower).toBeLessThanOrEqual(survival + 1e-12);
          expect(upper).toBeGreaterThanOrEqual(survival - 1e-12);
          expect(lower >= 0 && upper <= 1 && standardError >= 0).toBe(true);
          before = survival;
        }
      }),
      FIXED,
    );
  });

  it("counts a row with count 3 as three rows, in any order", () => {
    fc.assert(
      fc.property(followUp(1), (rows) => {
        const counted = kaplanMeier(columnsOf(rows));
        expect(kaplanMeier(onePersonARow(rows))).toEqual(counted);
        expect(kaplanMeier(columnsOf(rows.toReversed()))).toEqual(counted);
        const typed = { time: Float64Array.from(rows, (row) => row.time), ...rest(rows) };
        expect(kaplanMeier(typed)).toEqual(counted);
      }),
      FIXED,
    );
  });

  it("is the share still free of the event where nobody is censored before", () => {
    const curve = found(kaplanMeier({ time: [1, 2, 2, 3], cause: [1, 1, 1, 0] }));
    expect(curve.steps.map((step) => step.survival)).toEqual([0.75, 0.25, 0.25]);
  });

  it("has a stated interval where R has none", () => {
    const last = found(kaplanMeier({ time: [1, 2, 3], cause: [1, 1, 1] })).steps;
    expect(last.at(-1)).toMatchObject({ survival: 0, standardError: 0, lower: 0, upper: last.at(-2)!.upper });
    const none = found(kaplanMeier({ time: [1, 2], cause: [0, 0] }, { interval: "log-log" })).steps;
    expect(none[0]).toMatchObject({ survival: 1, lower: expect.closeTo(0.025 ** (1 / 2), 12), upper: 1 });
  });

  it("says that nobody was observed", () => {
    expect(kaplanMeier({ time: [], cause: [] })).toEqual({
      kind: "not estimable",
      reason: "no observations",
    });
    const nobody = { time: [4], cause: [1], count: [0] };
    expect(kaplanMeier(nobody)).toEqual({ kind: "not estimable", reason: "no observations" });
  });

  it("refuses what cannot be follow-up", () => {
    expectRefusal(
      () => kaplanMeier({ time: [Number.NaN], cause: [1] }),
      /time\[0\] is not a finite/,
      /missing/,
    );
    expectRefusal(() => kaplanMeier({ time: [Infinity], cause: [1] }), /not a finite/);
    expectRefusal(() => kaplanMeier({ time: [-1], cause: [1] }), /negative/);
    expectRefusal(() => kaplanMeier({ time: [1, 2], cause: [1] }), /differ in length/);
    expectRefusal(() => kaplanMeier({ time: [1], cause: [0.5] }), /whole number/, /0 = censored/);
    expectRefusal(() => kaplanMeier({ time: [1], cause: [2] }), /competing/, /aalenJohansen/);
    expectRefusal(() => kaplanMeier({ time: [1], cause: [1], entry: [1] }), /not before/);
    expectRefusal(() => kaplanMeier({ time: [1], cause: [1], count: [-1] }), /negative/);
    expectRefusal(() => kaplanMeier({ time: [1], cause: [1] }, { level: 95 }), /level/, /0\.95/);
  });
});

const rest = (rows: Parameters<typeof columnsOf>[0]) => ({
  cause: Uint8Array.from(rows, (row) => row.cause),
  count: Int32Array.from(rows, (row) => row.count),
});

describe("riskTable(data, times)", () => {
  it("accounts for everybody: at risk and gone before are all", () => {
    fc.assert(
      fc.property(followUp(3), fc.integer({ min: 0, max: 22 }), (rows, time) => {
        const data = columnsOf(rows);
        const [row] = riskTable(data, [time]);
        const gone = rows.filter((person) => person.time < time);
        const all = rows.reduce((sum, person) => sum + person.count, 0);
        expect(row!.atRisk).toBe(all - gone.reduce((sum, person) => sum + person.count, 0));
        const left = gone.filter((person) => person.cause === 0);
        expect(row!.censored).toBe(left.reduce((sum, person) => sum + person.count, 0));
      }),
      FIXED,
    );
  });

  it("counts those under observation only", () => {
    const data = { time: [5, 9, 9], cause: [1, 2, 0], entry: [0, 4, 6] };
    expect(riskTable(data, [4, 5, 9])).toEqual([
      { time: 4, atRisk: 1, events: [0, 0], censored: 0 },
      { time: 5, atRisk: 2, events: [1, 0], censored: 0 },
      { time: 9, atRisk: 2, events: [1, 1], censored: 0 },
    ]);
  });

  it("refuses times that are none", () => {
    expectRefusal(() => riskTable(REMISSION, [Number.NaN]), /times\[0\]/);
  });
});

describe("survivalQuantile(curve, p)", () => {
  it("equals R's quantile.survfit, in the middle of flat stretches too", () => {
    for (const item of casesOf("survival", "survivalQuantile")) {
      const interval = INTERVAL_TYPES[item.name.split(" ").at(-1)!]!;
      const data = { time: column(item, "time"), cause: column(item, "cause") };
      const curve = found(kaplanMeier(data, { interval }));
      for (const [i, p] of column(item, "p").entries()) {
        const ours = survivalQuantile(curve, p);
        for (const name of ["time", "lower", "upper"] as const) {
          const theirs = item.output[name]![i];
          // Where R's interval is NA (at survival 0; log-log at 1) ours is stated, and may be reached.
          const stated =
            name !== "time" && curve.steps.some((step) => step.survival === 0 || step.survival === 1);
          if (theirs === undefined && stated) continue;
          expect([item.name, p, name, ours[name]]).toEqual([item.name, p, name, theirs ?? "not reached"]);
        }
      }
    }
  });

  it("gives the median remission of 23 weeks (Kalbfleisch and Prentice 2002)", () => {
    const curve = found(kaplanMeier(REMISSION));
    expect(survivalQuantile(curve, 0.5)).toEqual({
      kind: "quantile",
      time: 23,
      lower: 16,
      upper: "not reached",
    });
  });

  it("comes later for a larger share, when so many have had the event and no event sooner, in any unit of time", () => {
    const inOrder = (times: readonly ReachedTime[]) => {
      const numbers = times.map((time) => (time === "not reached" ? Number.POSITIVE_INFINITY : time));
      return numbers.every((time, i) => i === 0 || numbers[i - 1]! <= time);
    };
    const share = fc.integer({ min: 1, max: 99 }).map((percent) => percent / 100);
    fc.assert(
      fc.property(followUp(1), share, share, (rows, one, other) => {
        const { time, cause, count } = columnsOf(rows);
        const curve = found(kaplanMeier({ time, cause, count }, { interval: "plain" }));
        const of = (p: number) => survivalQuantile(curve, p);
        const [sooner, later] = [of(Math.min(one, other)), of(Math.max(one, other))];
        expect(inOrder([sooner.time, later.time])).toBe(true);
        if (sooner.time === "not reached") {
          expect(1 - curve.steps.at(-1)!.survival).toBeLessThan(Math.min(one, other));
        } else {
          expect(1 - (stepAt(curve, sooner.time)?.survival ?? 1)).toBeGreaterThan(
            Math.min(one, other) - 1e-7,
          );
          const before = curve.steps.filter((step) => step.time < (sooner.time as number) && step.events > 0);
          // In the middle of a flat stretch, the event before began it.
          const earlier = before.at(-2)?.survival ?? 1;
          expect(1 - earlier).toBeLessThan(Math.min(one, other) + 1e-7);
        }
        const inDays = found(
          kaplanMeier({ time: time.map((weeks) => 7 * weeks), cause, count }, { interval: "plain" }),
        );
        const days = survivalQuantile(inDays, one).time;
        const weeks = of(one).time;
        expect(days).toBe(weeks === "not reached" ? weeks : 7 * weeks);
      }),
      FIXED,
    );
  });

  it("refuses a share outside 0 to 1", () => {
    const curve = found(kaplanMeier(REMISSION));
    expectRefusal(() => survivalQuantile(curve, 50), /p is not between 0 and 1/);
  });
});

describe("restrictedMean(curve, { horizon })", () => {
  it("equals R's print(survfit, rmean)", () => {
    for (const item of casesOf("survival", "restrictedMean")) {
      const data = { time: column(item, "time"), cause: column(item, "cause") };
      const mean = restrictedMean(found(kaplanMeier(data)), { horizon: scalar(item, "horizon") });
      const { value, standardError } = found(mean);
      expect(worst([value], item.output.value!)).toBeLessThan(1e-12);
      expect(worst([standardError], item.output.standardError!)).toBeLessThan(1e-10);
    }
  });

  it("is the mean of the times up to the horizon where nobody is censored before it", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 30 }), (time) => {
        const curve = found(kaplanMeier({ time: [...time, 12], cause: [...time.map(() => 1), 0] }));
        const horizon = 10;
        const { value, lower, upper } = found(restrictedMean(curve, { horizon }));
        const sum = time.reduce((total, t) => total + Math.min(t, horizon), horizon);
        expect(value).toBeCloseTo(sum / (time.length + 1), 10);
        expect(lower <= value && value <= upper).toBe(true);
      }),
      FIXED,
    );
  });

  it("says why there is no mean", () => {
    const curve = found(kaplanMeier(REMISSION));
    expect(restrictedMean(curve, { horizon: 36 })).toEqual({ kind: "not estimable", reason: "not reached" });
    expect(restrictedMean(curve, { horizon: 6 })).toEqual({ kind: "not estimable", reason: "no events" });
    const early = found(kaplanMeier({ time: [1, 1], cause: [1, 1] }));
    expect(restrictedMeanDifference(curve, curve, { horizon: 36 }).kind).toBe("not estimable");
    expect(restrictedMeanDifference(early, early, { horizon: 3 })).toEqual({
      kind: "not estimable",
      reason: "no variation",
    });
    expectRefusal(() => restrictedMean(curve, { horizon: 0 }), /horizon/);
  });
});

/** Remission under placebo in the trial of Freireich et al. 1963. */
const PLACEBO = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23];

describe("restrictedMeanDifference, restrictedMeanRatio(first, second, { horizon })", () => {
  it("equal R's restricted means of two groups: difference and ratio with interval and p", () => {
    for (const item of casesOf("multi-state", "restrictedMeans")) {
      const group = column(item, "group");
      const curveOfGroup = (number: number) => {
        const own = (name: string) => column(item, name).filter((_, i) => group[i] === number);
        return found(kaplanMeier({ time: own("time"), cause: own("cause") }));
      };
      const [first, second] = [curveOfGroup(1), curveOfGroup(2)];
      const options = { horizon: scalar(item, "horizon") };
      for (const [name, estimate] of [
        ["ratio", found(restrictedMeanRatio(first, second, options))],
        ["difference", found(restrictedMeanDifference(first, second, options))],
      ] as const) {
        const { value, lower, upper, standardError, p } = estimate;
        expect([name, worst([value, lower, upper, standardError, p], item.output[name]!)]).toEqual([
          name,
          expect.closeTo(0, 9),
        ]);
      }
    }
  });

  it("give 5.1 weeks more, 1.6 times as many, of 15 weeks under 6-MP (Freireich et al. 1963)", () => {
    const treated = found(kaplanMeier(REMISSION));
    const placebo = found(kaplanMeier({ time: PLACEBO, cause: PLACEBO.map(() => 1) }));
    const mean = PLACEBO.reduce((sum, time) => sum + Math.min(time, 15), 0) / 21;
    const treatedMean = found(restrictedMean(treated, { horizon: 15 })).value;
    const difference = found(restrictedMeanDifference(treated, placebo, { horizon: 15 }));
    const ratio = found(restrictedMeanRatio(treated, placebo, { horizon: 15 }));
    expect(difference.value).toBeCloseTo(treatedMean - mean, 12);
    expect(ratio.value).toBeCloseTo(treatedMean / mean, 12);
    expect([difference.value.toFixed(1), ratio.value.toFixed(1)]).toEqual(["5.1", "1.6"]);
  });

  it("turn over with their groups", () => {
    fc.assert(
      fc.property(followUp(1), followUp(1), (some, others) => {
        const curves = [some, others].map((rows) => found(kaplanMeier(columnsOf(rows))));
        const [there, back] = [
          restrictedMeanRatio(curves[0]!, curves[1]!, { horizon: 6 }),
          restrictedMeanRatio(curves[1]!, curves[0]!, { horizon: 6 }),
        ];
        const difference = restrictedMeanDifference(curves[0]!, curves[1]!, { horizon: 6 });
        if (there.kind === "not estimable") {
          expect(back.kind).toBe("not estimable");
          return;
        }
        expect(found(back).lower * there.upper).toBeCloseTo(1, 9);
        expect(found(back).p).toBeCloseTo(there.p, 10);
        expect(Math.sign(found(difference).value)).toBe(Math.sign(Math.log(there.value)));
      }),
      FIXED,
    );
  });

  it("say why there is no ratio", () => {
    const none = found(kaplanMeier({ time: [0, 0], cause: [1, 1] }));
    const some = found(kaplanMeier(REMISSION));
    expect(restrictedMeanRatio(none, some, { horizon: 9 })).toMatchObject({ reason: "no variation" });
    expect(restrictedMeanRatio(some, some, { horizon: 36 })).toMatchObject({ reason: "not reached" });
    expectRefusal(() => restrictedMeanRatio(some, some, { horizon: -1 }), /horizon/);
  });
});
