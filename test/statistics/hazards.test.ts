import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  chiSquaredUpper,
  grayTest,
  kaplanMeier,
  mcNemar,
  nelsonAalen,
  personTimeRate,
  rateRatio,
} from "../../src/statistics/index.ts";
import { columnsOf, FIXED, followUp, onePersonARow } from "./arbitrary.ts";
import { found } from "./found.ts";
import { casesOf, column, type FixtureCase, scalar, worst } from "./reference/fixtures.ts";
import { expectRefusal } from "./refusals.ts";

const not = (reason: string) => ({ kind: "not estimable", reason });

describe("grayTest(data, { cause })", () => {
  it("equals cmprsk's cuminc: two to four groups, ties, weights, strata, either cause", () => {
    for (const item of casesOf("hazards", "grayTest")) {
      const data = { ...item.input, time: column(item, "time"), cause: column(item, "cause") };
      const options = { cause: scalar(item, "which"), rho: scalar(item, "rho") };
      const test = found(grayTest({ ...data, group: column(item, "group") }, options));
      expect([item.name, worst([test.chiSquared], item.output.chiSquared!)]).toEqual([
        item.name,
        expect.closeTo(0, 9),
      ]);
      expect(worst([test.p], item.output.p!)).toBeLessThan(1e-8);
      expect([test.df]).toEqual(item.output.df);
    }
  });

  it("is worked by hand for two who have the event and two who do not", () => {
    // Nobody is censored and nothing competes before both events at time 1: score 2 - 2 * 2/4 = 1, and the
    // variance is the hypergeometric one, 2 * 2 * 2 * 2 / (4 * 4 * 3) = 1/3.
    const data = { time: [1, 1, 2, 2], cause: [1, 1, 2, 2], group: [0, 0, 1, 1] };
    expect(found(grayTest(data)).chiSquared).toBeCloseTo(1 / (1 / 3), 12);
    expect(found(grayTest(data)).p).toBeCloseTo(chiSquaredUpper(3, 1), 12);
  });

  it("does not change with the order of rows, the numbers of groups, or counts for rows", () => {
    const numbers = fc.array(fc.nat(2), { minLength: 40, maxLength: 40 });
    fc.assert(
      fc.property(followUp(2), numbers, (rows, drawn) => {
        const group = rows.map((_, i) => drawn[i]!);
        const test = grayTest({ ...columnsOf(rows), group });
        const turned = grayTest({
          ...columnsOf(rows.toReversed()),
          group: group.map((g) => 7 - g).reverse(),
        });
        const each = rows.flatMap((row, i) => new Array<number>(row.count).fill(group[i]!));
        const people = grayTest({ ...onePersonARow(rows), group: each });
        expect(turned.kind).toBe(test.kind);
        expect(people.kind).toBe(test.kind);
        if (test.kind === "not estimable") return;
        expect(test.p >= 0 && test.p <= 1).toBe(true);
        expect(found(people).chiSquared).toBeCloseTo(test.chiSquared, 8);
        const close = Math.abs(found(turned).chiSquared - test.chiSquared) <= 1e-7 * (1 + test.chiSquared);
        expect(close).toBe(true);
      }),
      FIXED,
    );
  });

  it("says why there is no test, and refuses late entry", () => {
    expect(grayTest({ time: [], cause: [], group: [] })).toEqual(not("no observations"));
    expect(grayTest({ time: [1], cause: [1], group: [1] })).toEqual(not("one group only"));
    expect(grayTest({ time: [1, 2], cause: [2, 0], group: [0, 1] })).toEqual(not("no events"));
    const data = { time: [1, 2], cause: [1, 1], group: [0, 1] };
    expectRefusal(() => grayTest({ ...data, entry: [0, 0] }), /late entries/, /logRank/);
    expectRefusal(() => grayTest(data, { cause: 0 }), /cause/);
    expectRefusal(() => grayTest(data, { rho: Number.NaN }), /rho/);
    expectRefusal(() => grayTest({ ...data, group: [0, 0.5] }), /group\[1\]/);
    expectRefusal(() => grayTest({ ...data, time: [-1, 2] }), /negative/);
  });
});

describe("nelsonAalen(data)", () => {
  it("equals R's survfit(ctype = 1): ties, counts, late entry", () => {
    for (const item of casesOf("hazards", "nelsonAalen")) {
      const data = { ...item.input, time: column(item, "time"), cause: column(item, "cause") };
      const { steps } = found(nelsonAalen(data));
      for (const name of ["time", "cumulativeHazard", "standardError"] as const) {
        const ours = steps.map((step) => step[name]);
        expect(worst(ours, item.output[name]!)).toBeLessThan(1e-12);
      }
    }
  });

  it("is worked by hand, and bounds what has not been seen", () => {
    const { steps } = found(nelsonAalen({ time: [1, 2, 3], cause: [0, 1, 1] }));
    expect(steps.map((step) => step.cumulativeHazard)).toEqual([0, 0.5, 1.5]);
    expect(steps[0]).toMatchObject({ lower: 0, upper: expect.closeTo(-Math.log(0.025) / 3, 12) });
    expect(steps[2]!.standardError).toBeCloseTo(Math.sqrt(1 / 4 + 1), 14);
  });

  it("rises, lies within its interval, and is at most -log of Kaplan-Meier", () => {
    fc.assert(
      fc.property(followUp(1), (rows) => {
        const survival = found(kaplanMeier(columnsOf(rows))).steps;
        let before = 0;
        for (const [k, step] of found(nelsonAalen(columnsOf(rows))).steps.entries()) {
          expect(step.cumulativeHazard).toBeGreaterThanOrEqual(before);
          expect(step.cumulativeHazard).toBeLessThanOrEqual(-Math.log(survival[k]!.survival) + 1e-12);
          expect(step.lower <= step.cumulativeHazard && step.cumulativeHazard <= step.upper).toBe(true);
          before = step.cumulativeHazard;
        }
      }),
      FIXED,
    );
  });

  it("says that nobody was observed, and refuses competing events", () => {
    expect(nelsonAalen({ time: [], cause: [] })).toEqual(not("no observations"));
    expectRefusal(() => nelsonAalen({ time: [1], cause: [2] }), /competing/, /0/);
    expectRefusal(() => nelsonAalen({ time: [Number.NaN], cause: [1] }), /finite/);
  });
});

describe("personTimeRate({ events, personTime })", () => {
  it("equals R's poisson.test", () => {
    for (const item of casesOf("hazards", "personTimeRate")) {
      const rate = { events: scalar(item, "events"), personTime: scalar(item, "personTime") };
      const ours = found(personTimeRate(rate, { level: scalar(item, "level") }));
      for (const name of ["value", "lower", "upper"] as const) {
        expect(worst([ours[name]], item.output[name]!)).toBeLessThan(1e-11);
      }
    }
  });

  it("gives 4.80 to 18.39 for 10 events, as in Garwood's table", () => {
    const { lower, upper } = found(personTimeRate({ events: 10, personTime: 1 }));
    expect([lower.toFixed(2), upper.toFixed(2)]).toEqual(["4.80", "18.39"]);
  });

  it("scales with the unit of time, and covers at least as often as it says", () => {
    const cases = fc.tuple(fc.nat(200), fc.integer({ min: 1, max: 999 }));
    fc.assert(
      fc.property(cases, ([events, time]) => {
        const days = found(personTimeRate({ events, personTime: 365 * time }));
        const years = found(personTimeRate({ events, personTime: time }));
        expect(days.upper * 365).toBeCloseTo(years.upper, 9);
        expect(years.lower <= years.value && years.value <= years.upper).toBe(true);
      }),
      FIXED,
    );
    for (const mean of [0.5, 3.2, 11]) {
      let [covered, probability] = [0, Math.exp(-mean)];
      for (let events = 0; events < 80; events++) {
        const { lower, upper } = found(personTimeRate({ events, personTime: 1 }));
        if (lower <= mean && mean <= upper) covered += probability;
        probability *= mean / (events + 1);
      }
      expect(covered).toBeGreaterThanOrEqual(0.95);
    }
  });

  it("says that there was no time, and refuses what cannot be", () => {
    expect(personTimeRate({ events: 0, personTime: 0 })).toEqual(not("no observations"));
    expectRefusal(() => personTimeRate({ events: 1, personTime: 0 }), /personTime/);
    expectRefusal(() => personTimeRate({ events: 1, personTime: -2 }), /personTime/);
    expectRefusal(() => personTimeRate({ events: 0.5, personTime: 2 }), /events/);
    expectRefusal(() => personTimeRate({ events: 1, personTime: Number.NaN }), /personTime/);
    expectRefusal(() => personTimeRate({ events: 5, personTime: Number.MIN_VALUE }), /too small/);
  });
});

describe("rateRatio(first, second)", () => {
  it("equals R's poisson.test of two samples", () => {
    for (const item of casesOf("hazards", "rateRatio")) {
      const [x, t] = [column(item, "x"), column(item, "t")];
      const groups = [0, 1].map((i) => ({ events: x[i]!, personTime: t[i]! }));
      const ours = found(rateRatio(groups[0]!, groups[1]!, { level: scalar(item, "level") }));
      for (const name of ["value", "lower", "upper", "p"] as const) {
        const value = ours[name] === "infinite" ? Number.POSITIVE_INFINITY : ours[name];
        expect([item.name, name, worst([value], item.output[name]!)]).toEqual([
          item.name,
          name,
          expect.closeTo(0, 9),
        ]);
      }
    }
  });

  it("equals, with mid-P, the equation solved in R, and epitools' rateratio.midp to its four digits", () => {
    const ratioOf = (item: FixtureCase, level: number) => {
      const [x, t] = [column(item, "x"), column(item, "t")];
      const [first, second] = [0, 1].map((i) => ({ events: x[i]!, personTime: t[i]! }));
      return found(rateRatio(first!, second!, { level, method: "mid-p" }));
    };
    for (const item of casesOf("multi-state", "rateRatioMidP")) {
      const ours = ratioOf(item, scalar(item, "level"));
      for (const name of ["lower", "upper", "p"] as const) {
        const value = ours[name] === "infinite" ? Number.POSITIVE_INFINITY : ours[name];
        expect([item.name, name, worst([value], item.output[name]!)]).toEqual([
          item.name,
          name,
          expect.closeTo(0, 9),
        ]);
      }
    }
    const [item] = casesOf("multi-state", "rateRatioEpitools");
    const { lower, upper, p } = ratioOf(item!, 0.95);
    expect(worst([lower, Number(upper)], item!.output.limits!)).toBeLessThan(2e-4);
    expect(worst([p], item!.output.p!)).toBeLessThan(1e-4);
  });

  it("gives 1.86 times the breast cancer after fluoroscopy: 41 in 28,010 years, 15 in 19,017 (Rothman and Greenland 1998)", () => {
    const ratio = found(rateRatio({ events: 41, personTime: 28_010 }, { events: 15, personTime: 19_017 }));
    expect(Number(ratio.value).toFixed(2)).toBe("1.86");
    expect([ratio.lower.toFixed(2), Number(ratio.upper).toFixed(2)]).toEqual(["1.01", "3.61"]);
  });

  it("turns over with its groups, holds the ratio", () => {
    const group = fc.record({
      events: fc.integer({ min: 1, max: 90 }),
      personTime: fc.integer({ min: 1, max: 9999 }),
    });
    fc.assert(
      fc.property(group, group, (first, second) => {
        const there = found(rateRatio(first, second));
        const back = found(rateRatio(second, first));
        expect(back.lower * Number(there.upper)).toBeCloseTo(1, 9);
        expect(back.p).toBeCloseTo(there.p, 10);
        expect(there.lower <= Number(there.value) && Number(there.value) <= Number(there.upper)).toBe(true);
      }),
      FIXED,
    );
  });

  it("says why there is no ratio", () => {
    const some = { events: 1, personTime: 10 };
    expect(rateRatio({ events: 0, personTime: 0 }, some)).toEqual(not("no observations"));
    expect(rateRatio({ events: 0, personTime: 9 }, { events: 0, personTime: 9 })).toEqual(not("no events"));
    expect(found(rateRatio(some, { events: 0, personTime: 9 }))).toMatchObject({ value: "infinite" });
    expectRefusal(() => rateRatio({ events: -1, personTime: 1 }, some), /events/);
  });
});

describe("mcNemar(counts)", () => {
  it("equals R's mcnemar.test and binom.test", () => {
    for (const item of casesOf("hazards", "mcNemar")) {
      const [both, onlyFirst, onlySecond, neither] = column(item, "counts") as [
        number,
        number,
        number,
        number,
      ];
      const test = found(mcNemar({ both, onlyFirst, onlySecond, neither }));
      for (const name of ["chiSquared", "p", "exactP"] as const) {
        expect(worst([test[name]], item.output[name]!)).toBeLessThan(1e-9);
      }
      expect(worst([test.changedToYes.lower], item.output.lower!)).toBeLessThan(1e-9);
      expect(worst([test.changedToYes.upper], item.output.upper!)).toBeLessThan(1e-9);
    }
  });

  it("gives 17.36 for approval of the prime minister (Agresti 1990, table 10.1)", () => {
    const counts = { both: 794, onlyFirst: 150, onlySecond: 86, neither: 570 };
    // Agresti's z0² = (86 - 150)² / (86 + 150)
    expect(found(mcNemar(counts)).chiSquared).toBeCloseTo(17.356, 3);
  });

  it("looks only at those who changed, and turns with time", () => {
    fc.assert(
      fc.property(fc.nat(40), fc.nat(40), fc.nat(99), (onlyFirst, onlySecond, both) => {
        fc.pre(onlyFirst + onlySecond > 0);
        const test = found(mcNemar({ both, onlyFirst, onlySecond, neither: 3 }));
        expect(mcNemar({ both: 0, onlyFirst, onlySecond, neither: 0 })).toEqual(test);
        const back = found(mcNemar({ both, onlyFirst: onlySecond, onlySecond: onlyFirst, neither: 3 }));
        expect(back.exactP).toBe(test.exactP);
        expect(test.exactP >= 0 && test.exactP <= 1).toBe(true);
      }),
      FIXED,
    );
  });

  it("says why there is no test", () => {
    expect(mcNemar({ both: 0, onlyFirst: 0, onlySecond: 0, neither: 0 })).toEqual(not("no observations"));
    expect(mcNemar({ both: 4, onlyFirst: 0, onlySecond: 0, neither: 2 })).toEqual(not("no variation"));
    expectRefusal(() => mcNemar({ both: 4, onlyFirst: -1, onlySecond: 0, neither: 2 }), /onlyFirst/);
  });
});
