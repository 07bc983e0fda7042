import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { logRank } from "../../src/statistics/index.ts";
import { columnsOf, FIXED, followUp } from "./arbitrary.ts";
import { found } from "./found.ts";
import { casesOf, column, scalar, worst } from "./reference/fixtures.ts";
import { expectRefusal } from "./refusals.ts";

/** Freireich et al. 1963: weeks of remission under 6-MP (group 1) and placebo (group 0). */
const TRIAL = {
  time: [
    6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35, 1, 1, 2, 2, 3, 4, 4, 5, 5,
    8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23,
  ],
  cause: [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, ...new Array<number>(21).fill(1)],
  group: [...new Array<number>(21).fill(1), ...new Array<number>(21).fill(0)],
};

describe("logRank(data, { rho })", () => {
  it("equals R's survdiff: two to four groups, weights, strata, late entry", () => {
    for (const item of casesOf("survival", "logRank")) {
      const data = { ...item.input, time: column(item, "time"), cause: column(item, "cause") };
      const test = found(logRank({ ...data, group: column(item, "group") }, { rho: scalar(item, "rho") }));
      expect([item.name, worst([test.chiSquared], item.output.chiSquared!)]).toEqual([
        item.name,
        expect.closeTo(0, 8),
      ]);
      expect(worst([test.p], item.output.p!)).toBeLessThan(1e-8);
      expect([test.df]).toEqual(item.output.df);
      if (item.output.observed === undefined) continue;
      const observed = test.groups.map((group) => group.observed);
      const expected = test.groups.map((group) => group.expected);
      expect(worst(observed, item.output.observed)).toBeLessThan(1e-10);
      expect(worst(expected, item.output.expected!)).toBeLessThan(1e-10);
    }
  });

  it("gives 16.79 for the 6-MP trial (Kleinbaum and Klein 2012, chapter 2)", () => {
    const test = found(logRank(TRIAL));
    expect(test.chiSquared.toFixed(2)).toBe("16.79");
    expect(test.groups.map((group) => group.expected.toFixed(2))).toEqual(["10.75", "19.25"]);
  });

  it("observes as many as it expects, whatever the order and the numbers of groups", () => {
    fc.assert(
      fc.property(followUp(1), fc.array(fc.nat(2), { minLength: 40, maxLength: 40 }), (rows, numbers) => {
        const group = rows.map((_, i) => numbers[i]!);
        const test = logRank({ ...columnsOf(rows), group });
        if (test.kind === "not estimable") return;
        const sum = (name: "observed" | "expected") =>
          test.groups.reduce((total, item) => total + item[name], 0);
        expect(sum("observed")).toBeCloseTo(sum("expected"), 9);
        expect(test.p >= 0 && test.p <= 1).toBe(true);
        const turned = logRank({ ...columnsOf(rows.toReversed()), group: group.map((g) => 7 - g).reverse() });
        expect(found(turned).chiSquared).toBeCloseTo(test.chiSquared, 8);
      }),
      FIXED,
    );
  });

  it("says why there is no test", () => {
    const reason = (data: Parameters<typeof logRank>[0]) => logRank(data);
    const not = (why: string) => ({ kind: "not estimable", reason: why });
    expect(reason({ time: [], cause: [], group: [] })).toEqual(not("no observations"));
    expect(reason({ time: [1, 2], cause: [1, 1], group: [3, 3] })).toEqual(not("one group only"));
    expect(reason({ time: [1, 2], cause: [0, 0], group: [0, 1] })).toEqual(not("no events"));
    expect(reason({ time: [1, 2], cause: [0, 1], group: [0, 1] })).toEqual(not("no variation"));
    expect(reason({ time: [1, 2], cause: [1, 1], group: [0, 1], count: [0, 0] })).toEqual(
      not("no observations"),
    );
  });

  it("refuses what cannot be", () => {
    const data = { time: [1, 2], cause: [1, 1], group: [0, 1] };
    expectRefusal(() => logRank({ ...data, group: [0.5, 1] }), /group\[0\] is not a whole number/);
    expectRefusal(() => logRank({ ...data, group: [0] }), /length/);
    expectRefusal(() => logRank({ ...data, cause: [1, 2] }), /competing/);
    expectRefusal(() => logRank({ ...data, time: [Number.NaN, 1] }), /finite/);
    expectRefusal(() => logRank(data, { rho: -1 }), /rho/);
  });
});
