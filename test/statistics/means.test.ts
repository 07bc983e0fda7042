import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  auc,
  hedgesG,
  meanInterval,
  moments,
  normalQuantile,
  pairedChange,
  welch,
} from "../../src/statistics/index.ts";
import { FIXED } from "./arbitrary.ts";
import { found } from "./found.ts";
import { casesOf, column, scalar, worst } from "./reference/fixtures.ts";
import { expectRefusal } from "./refusals.ts";

/** Student 1908: additional hours of sleep under two drugs. */
const SLEEP = {
  before: [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2],
  after: [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4],
};

const values = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 40 });
const OUTPUTS = ["value", "lower", "upper", "t", "df", "p", "standardError"] as const;

describe("pairedChange({ before, after })", () => {
  it("equals R's paired t.test", () => {
    for (const item of casesOf("means", "pairedChange")) {
      const pairs = { before: column(item, "before"), after: column(item, "after") };
      const ours = found(pairedChange(pairs, { level: scalar(item, "level") }));
      for (const name of OUTPUTS) expect(worst([ours[name]], item.output[name]!)).toBeLessThan(1e-9);
    }
  });

  it("gives 1.58 hours, 0.70 to 2.46, t = 4.06 for Student's sleep data", () => {
    const { value, lower, upper, t } = found(pairedChange(SLEEP));
    expect([value, lower, upper, t].map((x) => x.toFixed(2))).toEqual(["1.58", "0.70", "2.46", "4.06"]);
  });

  it("turns with time, moves with a constant, holds the change", () => {
    fc.assert(
      fc.property(values, (before) => {
        const after = before.map((value, i) => value + (i % 3));
        const there = pairedChange({ before, after });
        if (there.kind === "not estimable") return;
        const back = found(pairedChange({ before: after, after: before }));
        expect(back.value).toBeCloseTo(-there.value, 10);
        expect(back.upper).toBeCloseTo(-there.lower, 10);
        expect(there.lower <= there.value && there.value <= there.upper).toBe(true);
      }),
      FIXED,
    );
  });

  it("says why there is no interval, and refuses pairs that are none", () => {
    const not = (reason: string) => ({ kind: "not estimable", reason });
    expect(pairedChange({ before: [], after: [] })).toEqual(not("no observations"));
    expect(pairedChange({ before: [1], after: [2] })).toEqual(not("one observation"));
    expect(pairedChange({ before: [1, 2], after: [2, 3] })).toEqual(not("no variation"));
    expectRefusal(() => pairedChange({ before: [1], after: [1, 2] }), /length/);
    expectRefusal(() => pairedChange({ before: [Number.NaN], after: [1] }), /before\[0\]/, /missing/);
    expectRefusal(() => pairedChange({ before: [1], after: [Number.POSITIVE_INFINITY] }), /after\[0\]/);
    expectRefusal(() => meanInterval({ n: 3, mean: 1, sd: -1 }), /sd is negative/);
    expectRefusal(() => meanInterval({ n: 3, mean: Number.NaN, sd: 1 }), /mean/);
    expectRefusal(() => meanInterval({ n: 2.5, mean: 1, sd: 1 }), /n is not/);
    expectRefusal(() => moments([1, Number.NaN]), /values\[1\]/);
  });
});

describe("meanInterval(moments)", () => {
  it("gives 0.75, 2.33 and 1.58 hours of sleep, 1.58 from 0.70 to 2.46 (Student 1908, section IX)", () => {
    const change = SLEEP.after.map((hours, i) => hours - SLEEP.before[i]!);
    const means = [SLEEP.before, SLEEP.after, change].map((hours) => found(meanInterval(moments(hours))));
    expect(means.map(({ value }) => value.toFixed(2))).toEqual(["0.75", "2.33", "1.58"]);
    // Student divides by n, and so prints 1.70, 1.90 and 1.17.
    const spreads = means.map(({ standardError, n }) => standardError * Math.sqrt(n - 1));
    expect(spreads.map((spread) => spread.toFixed(2))).toEqual(["1.70", "1.90", "1.17"]);
    expect([means[2]!.lower, means[2]!.upper].map((x) => x.toFixed(2))).toEqual(["0.70", "2.46"]);
  });

  it("moves with a constant, scales with the unit, widens with the level, and holds 0 where p is above 5 %", () => {
    const unit = fc.constantFrom(-7, -0.5, 0.01, 3);
    fc.assert(
      fc.property(values, fc.integer({ min: -100, max: 100 }), unit, (drawn, shift, scale) => {
        const there = meanInterval(moments(drawn));
        if (there.kind === "not estimable") return;
        const moved = found(meanInterval(moments(drawn.map((value) => shift + scale * value))));
        expect(moved.value).toBeCloseTo(shift + scale * there.value, 8);
        expect(moved.standardError).toBeCloseTo(Math.abs(scale) * there.standardError, 8);
        const limits = [there.lower, there.upper].map((limit) => shift + scale * limit);
        expect(moved.lower).toBeCloseTo(Math.min(...limits), 8);
        expect(moved.upper).toBeCloseTo(Math.max(...limits), 8);
        const wide = found(meanInterval(moments(drawn), { level: 0.99 }));
        expect(wide.lower < there.lower && there.upper < wide.upper).toBe(true);
        expect(there.lower <= 0 && 0 <= there.upper).toBe(there.p >= 0.05);
      }),
      FIXED,
    );
  });
});

describe("welch(first, second)", () => {
  it("equals R's t.test", () => {
    for (const item of casesOf("means", "welch")) {
      const ours = welch(moments(column(item, "x")), moments(column(item, "y")), {
        level: scalar(item, "level"),
      });
      for (const name of OUTPUTS) expect(worst([found(ours)[name]], item.output[name]!)).toBeLessThan(1e-9);
    }
  });

  it("gives t = -1.8608 on 17.776 degrees of freedom for the sleep data taken as two groups", () => {
    const { t, df, p } = found(welch(moments(SLEEP.before), moments(SLEEP.after)));
    expect([t.toFixed(4), df.toFixed(3), p.toFixed(5)]).toEqual(["-1.8608", "17.776", "0.07939"]);
  });

  it("refuses moments that leave the range of numbers, as meanInterval and hedgesG do", () => {
    const huge = { n: 3, mean: 1e308, sd: 1e200 };
    const opposite = { n: 3, mean: -1e308, sd: 1e200 };
    expectRefusal(() => welch(huge, opposite), /range of numbers/);
    expectRefusal(() => meanInterval({ n: 2, mean: 1, sd: 1e308 }), /range of numbers/);
    expectRefusal(() => hedgesG({ change: huge, sdBefore: 1e-300 }), /range of numbers/);
  });

  it("turns with its groups, and says why there is no interval", () => {
    fc.assert(
      fc.property(values, values, (x, y) => {
        const there = welch(moments(x), moments(y));
        if (there.kind === "not estimable") return;
        const back = found(welch(moments(y), moments(x)));
        expect(back.lower).toBeCloseTo(-there.upper, 9);
        expect(back.p).toBeCloseTo(there.p, 12);
      }),
      FIXED,
    );
    const two = moments([1, 2]);
    expect(welch(moments([]), two)).toMatchObject({ reason: "no observations" });
    expect(welch(two, moments([1]))).toMatchObject({ reason: "one observation" });
    expect(welch(moments([1, 1]), moments([2, 2]))).toMatchObject({ reason: "no variation" });
    expectRefusal(() => welch({ n: -1, mean: 0, sd: 0 }, two), /n is not/);
  });
});

describe("hedgesG({ change, sdBefore })", () => {
  it("equals metafor's escalc(measure = SMCRH)", () => {
    for (const item of casesOf("means", "hedgesG")) {
      const [before, after] = [column(item, "before"), column(item, "after")];
      const change = moments(after.map((value, i) => value - before[i]!));
      const level = scalar(item, "level");
      const ours = found(hedgesG({ change, sdBefore: moments(before).sd }, { level }));
      expect(worst([ours.value], item.output.value!)).toBeLessThan(1e-9);
      expect(worst([ours.standardError ** 2], item.output.variance!)).toBeLessThan(1e-9);
      const half = normalQuantile(1 - (1 - level) / 2) * ours.standardError;
      expect(ours.upper - ours.value).toBeCloseTo(half, 12);
    }
  });

  it("gives 0.51 for the first study of Morris (2008, table 1): 30.6 to 38.5, 15.0 before, 20 people", () => {
    // J with 19 degrees of freedom is 0.9601, and 0.9601 * 7.9 / 15.0 = 0.5056. Organ Res Methods 11:364-386.
    const { value } = found(hedgesG({ change: { n: 20, mean: 7.9, sd: 15 }, sdBefore: 15 }));
    expect(value).toBeCloseTo(0.5056, 3);
  });

  it("does not change with the unit, and turns with the sign", () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 9 }), (before, unit) => {
        const pair = (factor: number) => ({
          change: moments(before.map((_, i) => factor * (i % 4))),
          sdBefore: moments(before.map((value) => factor * value)).sd,
        });
        const one = hedgesG(pair(1));
        if (one.kind === "not estimable") return;
        expect(found(hedgesG(pair(unit))).value).toBeCloseTo(one.value, 9);
        expect(found(hedgesG({ ...pair(-1), sdBefore: pair(1).sdBefore })).value).toBeCloseTo(-one.value, 9);
      }),
      FIXED,
    );
  });

  it("says why there is no effect", () => {
    const change = moments([1, 2, 4]);
    expect(hedgesG({ change: moments([]), sdBefore: 1 })).toMatchObject({ reason: "no observations" });
    expect(hedgesG({ change: moments([1]), sdBefore: 1 })).toMatchObject({ reason: "one observation" });
    expect(hedgesG({ change: moments([1, 2]), sdBefore: 1 })).toMatchObject({
      reason: "too few observations",
    });
    expect(hedgesG({ change, sdBefore: 0 })).toMatchObject({ reason: "no variation" });
    expectRefusal(() => hedgesG({ change, sdBefore: -1 }), /negative/);
    expectRefusal(() => hedgesG({ change, sdBefore: Number.NaN }), /sdBefore/);
  });
});

describe("auc({ score, outcome })", () => {
  it("equals pROC's ci.auc(method = delong), scores and ordinal levels", () => {
    for (const item of casesOf("means", "auc")) {
      const data = { score: column(item, "score"), outcome: column(item, "outcome") };
      const ours = found(auc(data, { level: scalar(item, "level") }));
      for (const name of ["value", "standardError", "lower", "upper"] as const) {
        expect([item.name, name, worst([ours[name]], item.output[name]!)]).toEqual([
          item.name,
          name,
          expect.closeTo(0, 9),
        ]);
      }
    }
  });

  it("is worked by hand: 5 of 6 pairs ranked rightly, a tie half", () => {
    const { value } = found(auc({ score: [1, 2, 2, 3, 4], outcome: [0, 0, 1, 0, 1] }));
    expect(value).toBeCloseTo((1 + 0.5 + 0 + 1 + 1 + 1) / 6, 14);
  });

  it("counts a level x outcome table as its people; only the order of scores matters", () => {
    const people = fc.array(fc.tuple(fc.nat(4), fc.nat(1), fc.integer({ min: 1, max: 4 })), { minLength: 3 });
    fc.assert(
      fc.property(people, (rows) => {
        const score = rows.map(([s]) => s);
        const table = { score, outcome: rows.map(([, o]) => o), count: rows.map(([, , c]) => c) };
        const each = rows.flatMap(([s, o, c]) => new Array<[number, number]>(c).fill([s, o]));
        const one = auc(table);
        expect(auc({ score: each.map(([s]) => s), outcome: each.map(([, o]) => o) })).toEqual(one);
        expect(auc({ ...table, score: score.map((s) => s ** 3 - 7) })).toEqual(one);
        if (one.kind === "not estimable") return;
        const turned = found(auc({ ...table, score: score.map((s) => -s) }));
        expect(turned.value).toBeCloseTo(1 - one.value, 12);
        expect(one.lower <= one.value && one.value <= one.upper).toBe(true);
      }),
      FIXED,
    );
  });

  it("bounds a perfect ranking by its independent pairs", () => {
    const perfect = found(auc({ score: [1, 2, 3, 4], outcome: [0, 0, 1, 1] }));
    expect(perfect).toMatchObject({ value: 1, upper: 1, lower: expect.closeTo(0.025 ** 0.5, 12) });
    const wrong = found(auc({ score: [4, 3, 2, 1], outcome: [0, 0, 1, 1] }));
    expect(wrong).toMatchObject({ value: 0, lower: 0, upper: expect.closeTo(1 - 0.025 ** 0.5, 12) });
  });

  it("says why there is no area, and refuses what is no outcome", () => {
    const not = (reason: string) => ({ kind: "not estimable", reason });
    expect(auc({ score: [], outcome: [] })).toEqual(not("no observations"));
    expect(auc({ score: [1, 2], outcome: [0, 0] })).toEqual(not("no events"));
    expect(auc({ score: [1, 2], outcome: [1, 1] })).toEqual(not("only events"));
    expect(auc({ score: [1, 2, 3], outcome: [1, 0, 0] })).toEqual(not("one observation"));
    expect(found(auc({ score: [1, 1, 1, 1], outcome: [0, 1, 0, 1] }))).toMatchObject({ value: 0.5 });
    expectRefusal(() => auc({ score: [Number.NaN], outcome: [1] }), /score\[0\]/);
    expectRefusal(() => auc({ score: [1], outcome: [2] }), /neither 0 nor 1/);
    expectRefusal(() => auc({ score: [1], outcome: [1], count: [-1] }), /count\[0\]/);
    expectRefusal(() => auc({ score: [1, 2], outcome: [1] }), /length/);
  });
});
