import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type LogRankWeights, logRank, logRankTrend } from "../../src/statistics/index.ts";
import { columnsOf, FIXED, followUp } from "./arbitrary.ts";
import { found } from "./found.ts";
import { casesOf, column, type FixtureCase, scalar, worst } from "./reference/fixtures.ts";
import { expectRefusal } from "./refusals.ts";

const WEIGHTS: readonly LogRankWeights[] = ["survival", "gehan", "tarone-ware", "peto-peto"];

/** Months to an infection of the exit site, catheters placed by surgery (1) or percutaneously (2): Klein and Moeschberger (2003), table 1.2. */
const INFECTED = [
  [1.5, 3.5, 4.5, 4.5, 5.5, 8.5, 8.5, 9.5, 10.5, 11.5, 15.5, 16.5, 18.5, 23.5, 26.5],
  [0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 2.5, 2.5, 3.5, 6.5, 15.5],
];
const FREE = [
  [
    2.5, 2.5, 3.5, 3.5, 3.5, 4.5, 5.5, 6.5, 6.5, 7.5, 7.5, 7.5, 7.5, 8.5, 9.5, 10.5, 11.5, 12.5, 12.5, 13.5,
    14.5, 14.5, 21.5, 21.5, 22.5, 22.5, 25.5, 27.5,
  ],
  [
    0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 1.5, 1.5, 1.5, 1.5, 2.5, 2.5, 2.5, 2.5, 2.5, 3.5, 3.5,
    3.5, 3.5, 3.5, 4.5, 4.5, 4.5, 5.5, 5.5, 5.5, 5.5, 5.5, 6.5, 7.5, 7.5, 7.5, 8.5, 8.5, 8.5, 9.5, 9.5, 10.5,
    10.5, 10.5, 11.5, 11.5, 12.5, 12.5, 12.5, 12.5, 14.5, 14.5, 16.5, 16.5, 18.5, 19.5, 19.5, 19.5, 20.5,
    22.5, 24.5, 25.5, 26.5, 26.5, 28.5,
  ],
];
const CATHETERS = {
  time: [INFECTED, FREE].flat(2),
  cause: [INFECTED, FREE].flatMap((groups, i) => groups.flat().map(() => 1 - i)),
  group: [INFECTED, FREE].flatMap((groups) => groups.flatMap((times, g) => times.map(() => g + 1))),
};

/** Years from diagnosis to death of men with cancer of the larynx, by stage: Klein and Moeschberger (2003), section 1.8. */
const DIED = [
  [0.6, 1.3, 2.4, 3.2, 3.3, 3.5, 3.5, 4, 4, 4.3, 5.3, 6, 6.4, 6.5, 7.4],
  [0.2, 1.8, 2, 3.6, 4, 6.2, 7],
  [0.3, 0.3, 0.5, 0.7, 0.8, 1, 1.3, 1.6, 1.8, 1.9, 1.9, 3.2, 3.5, 5, 6.3, 6.4, 7.8],
  [0.1, 0.3, 0.4, 0.8, 0.8, 1, 1.5, 2, 2.3, 3.6, 3.8],
];
const ALIVE = [
  [2.5, 3.2, 3.3, 4.5, 4.5, 5.5, 5.9, 5.9, 6.1, 6.2, 6.5, 6.7, 7, 7.4, 8.1, 8.1, 9.6, 10.7],
  [2.2, 2.6, 3.3, 3.6, 4.3, 4.3, 5, 7.5, 7.6, 9.3],
  [3.7, 4.5, 4.8, 4.8, 5, 5.1, 6.5, 8, 9.3, 10.1],
  [2.9, 4.3],
];
const LARYNX = {
  time: [DIED, ALIVE].flat(2),
  cause: [DIED, ALIVE].flatMap((groups, i) => groups.flat().map(() => 1 - i)),
  group: [DIED, ALIVE].flatMap((groups) => groups.flatMap((times, g) => times.map(() => g + 1))),
};

const dataOf = (item: FixtureCase) => ({
  ...(item.input.entry && { entry: column(item, "entry") }),
  ...(item.input.stratum && { stratum: column(item, "stratum") }),
  ...(item.input.count && { count: column(item, "count") }),
  time: column(item, "time"),
  cause: column(item, "cause"),
  group: column(item, "group"),
});
const optionsOf = (item: FixtureCase) => ({
  weights: WEIGHTS[scalar(item, "weights") - 1]!,
  rho: scalar(item, "rho"),
});

describe("logRank(data, { weights })", () => {
  it("equals its definition written out in R: four kinds of weights, ties, strata, late entry", () => {
    for (const item of casesOf("multi-state", "logRankWeights")) {
      const test = found(logRank(dataOf(item), optionsOf(item)));
      const ours = {
        chiSquared: [test.chiSquared],
        observed: test.groups.map((group) => group.observed),
        expected: test.groups.map((group) => group.expected),
        df: [test.df],
      };
      for (const [name, values] of Object.entries(ours)) {
        expect([item.name, name, worst(values, item.output[name]!)]).toEqual([
          item.name,
          name,
          expect.closeTo(0, 9),
        ]);
      }
    }
  });

  it("gives 2.53, 0.002, 0.40 and 1.39 for the catheters (Klein and Moeschberger 2003, table 7.3)", () => {
    const chiSquared = (weights: LogRankWeights) => found(logRank(CATHETERS, { weights })).chiSquared;
    expect(WEIGHTS.map(chiSquared).map((value) => value.toFixed(3))).toEqual([
      "2.530",
      "0.002",
      "0.403",
      "1.399",
    ]);
  });

  it("does not change with the unit of time or the numbers of groups", () => {
    const numbers = fc.array(fc.nat(2), { minLength: 40, maxLength: 40 });
    fc.assert(
      fc.property(followUp(1), numbers, fc.constantFrom(...WEIGHTS), (rows, drawn, weights) => {
        const group = rows.map((_, i) => drawn[i]!);
        const data = columnsOf(rows);
        const test = logRank({ ...data, group }, { weights });
        const other = logRank(
          { ...data, time: data.time.map((time) => 0.1 * time), group: group.map((g) => 5 - g) },
          { weights },
        );
        expect(other.kind).toBe(test.kind);
        if (test.kind === "not estimable") return;
        expect(found(other).chiSquared).toBeCloseTo(test.chiSquared, 7);
      }),
      FIXED,
    );
  });

  it("refuses rho with other weights than survival", () => {
    expectRefusal(() => logRank(CATHETERS, { weights: "gehan", rho: 1 }), /rho goes with/);
  });
});

describe("logRankTrend(data, { scores })", () => {
  it("equals its definition written out in R, and survdiff's sums: weights, ties, strata, late entry", () => {
    for (const item of casesOf("multi-state", "logRankWeights")) {
      const { z, p } = found(logRankTrend(dataOf(item), optionsOf(item)));
      expect(worst([z], item.output.z!)).toBeLessThan(1e-9);
      expect(worst([p], item.output.trendP!)).toBeLessThan(1e-9);
    }
    const [survdiff] = casesOf("multi-state", "logRankTrend");
    expect(worst([found(logRankTrend(dataOf(survdiff!))).z], survdiff!.output.z!)).toBeLessThan(1e-10);
  });

  it("gives z = 3.72 for stages of cancer of the larynx (Klein and Moeschberger 2003, example 7.6)", () => {
    expect(found(logRankTrend(LARYNX)).z.toFixed(2)).toBe("3.72");
    expect(found(logRank(LARYNX)).chiSquared.toFixed(2)).toBe("22.76");
  });

  it("is logRank with two groups, and does not change when scores are moved or stretched", () => {
    const numbers = fc.array(fc.nat(2), { minLength: 40, maxLength: 40 });
    fc.assert(
      fc.property(followUp(1), numbers, fc.boolean(), (rows, drawn, two) => {
        const group = rows.map((_, i) => (two ? drawn[i]! % 2 : drawn[i]!));
        const data = { ...columnsOf(rows), group };
        const scores = [...new Set(group)].toSorted((a, b) => a - b);
        const trend = logRankTrend(data, { scores });
        const moved = logRankTrend(data, { scores: scores.map((score) => 7 - 3 * score) });
        expect(moved.kind).toBe(trend.kind);
        if (trend.kind === "not estimable") return;
        expect(found(moved).z).toBeCloseTo(-trend.z, 7);
        if (scores.length === 2) expect(trend.chiSquared).toBeCloseTo(found(logRank(data)).chiSquared, 8);
      }),
      FIXED,
    );
  });

  it("says why there is no test, and refuses scores that are none", () => {
    const not = (reason: string) => ({ kind: "not estimable", reason });
    expect(logRankTrend({ time: [], cause: [], group: [] })).toEqual(not("no observations"));
    expect(logRankTrend({ ...LARYNX, group: LARYNX.group.map(() => 1) })).toEqual(not("one group only"));
    expect(logRankTrend({ ...LARYNX, cause: LARYNX.cause.map(() => 0) })).toEqual(not("no events"));
    expect(logRankTrend(LARYNX, { scores: [2, 2, 2, 2] })).toEqual(not("no variation"));
    expectRefusal(() => logRankTrend(LARYNX, { scores: [1, 2, 3] }), /one a group/, /ascending/);
    expectRefusal(() => logRankTrend(LARYNX, { scores: [1, 2, 3, Number.NaN] }), /scores\[3\]/);
    expectRefusal(() => logRankTrend({ ...LARYNX, cause: LARYNX.cause.map(() => 2) }), /competing/);
  });
});
