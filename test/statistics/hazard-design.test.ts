import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type EValueOptions,
  eValue,
  eventsNeeded,
  powerHazardRatio,
  powerLogRank,
  smallestDetectableHazardRatio,
} from "../../src/statistics/index.ts";
import { FIXED } from "./arbitrary.ts";
import { found } from "./found.ts";
import { casesOf, column, scalar, worst } from "./reference/fixtures.ts";
import { expectRefusal } from "./refusals.ts";

const MEASURES = ["risk ratio", "odds ratio", "hazard ratio", "standardized difference"] as const;

describe("eValue({ value, lower, upper }, { measure, rare, truth })", () => {
  it("equals the definition in R, of each measure, rare and frequent, from none and from another truth", () => {
    for (const item of casesOf("comparison-design", "eValue")) {
      const [value, lower, upper] = column(item, "all") as [number, number, number];
      const options: EValueOptions = {
        measure: MEASURES[scalar(item, "measure") - 1]!,
        rare: scalar(item, "rare") === 1,
        ...(item.input.truth && { truth: scalar(item, "truth") }),
      };
      const ours = eValue({ value, lower, upper }, options);
      expect(worst([ours.value, ours.ofLimit!], item.output.all!), item.name).toBeLessThan(1e-11);
    }
  });

  it("gives VanderWeele and Ding's (2017) 1.81 and 1.43 for a risk ratio of 0.80 (0.71 to 0.91)", () => {
    const { value, ofLimit } = eValue({ value: 0.8, lower: 0.71, upper: 0.91 });
    expect([value.toFixed(2), ofLimit!.toFixed(2)]).toEqual(["1.81", "1.43"]);
  });

  it("is the same for an effect and its inverse, and 1 where the effect is the truth", () => {
    const ratio = fc.double({ min: 0.05, max: 20, noNaN: true });
    fc.assert(
      fc.property(ratio, fc.constantFrom(...MEASURES.slice(0, 3)), (value, measure) => {
        expect(eValue({ value: 1 / value }, { measure }).value).toBeCloseTo(
          eValue({ value }, { measure }).value,
          8,
        );
        expect(eValue({ value }, { measure, truth: value }).value).toBeCloseTo(1, 9);
      }),
      FIXED,
    );
  });

  it("refuses differences that are none, and those beyond numbers", () => {
    const measure = "standardized difference";
    expectRefusal(() => eValue({ value: Number.NaN }, { measure }), /value/, /standard deviations/);
    expectRefusal(() => eValue({ value: 1000 }, { measure }), /value/);
    expectRefusal(() => eValue({ value: 2 }, { truth: 0 }), /truth/);
    expectRefusal(() => eValue({ value: 1e308 }), /range of numbers/, /logarithms/);
  });
});

const designs = fc.record({
  hazardRatio: fc.double({ min: 0.2, max: 0.95, noNaN: true }),
  share: fc.double({ min: 0.1, max: 0.9, noNaN: true }),
  events: fc.integer({ min: 5, max: 2000 }),
});

describe("eventsNeeded, powerHazardRatio, smallestDetectableHazardRatio", () => {
  it("equal Schoenfeld's formula in R, as in rpact", () => {
    for (const item of casesOf("comparison-design", "eventsNeeded")) {
      const [hazardRatio, share] = [scalar(item, "hazardRatio"), scalar(item, "share")];
      const options = { alpha: scalar(item, "alpha"), power: scalar(item, "power") };
      expect(
        worst([found(eventsNeeded({ hazardRatio, share }, options)).exact], item.output.exact!),
      ).toBeLessThan(1e-11);
    }
    for (const item of casesOf("comparison-design", "powerHazardRatio")) {
      const design = {
        hazardRatio: scalar(item, "hazardRatio"),
        share: scalar(item, "share"),
        events: scalar(item, "events"),
      };
      const { power } = found(powerHazardRatio(design, { alpha: scalar(item, "alpha") }));
      expect(worst([power], item.output.power!)).toBeLessThan(1e-11);
    }
    for (const item of casesOf("comparison-design", "smallestDetectableHazardRatio")) {
      const design = { share: scalar(item, "share"), events: scalar(item, "events") };
      const options = { alpha: scalar(item, "alpha"), power: scalar(item, "power") };
      const { hazardRatio } = found(smallestDetectableHazardRatio(design, options));
      expect(worst([hazardRatio], item.output.lower!)).toBeLessThan(1e-11);
    }
  });

  it("give Collett's 133 deaths for hepatitis: survival of 0.60 instead of 0.41, power 0.9", () => {
    // Modelling survival data in medical research, chapter on sample size; the ratio there is rounded to 0.57.
    const hazardRatio = Number((Math.log(0.6) / Math.log(0.41)).toFixed(2));
    expect(Math.round(found(eventsNeeded({ hazardRatio }, { power: 0.9 })).exact)).toBe(133);
    expect(found(powerHazardRatio({ hazardRatio, events: 133 })).power).toBeCloseTo(0.9, 2);
    const smallest = found(smallestDetectableHazardRatio({ events: 133 }, { power: 0.9 }));
    expect(smallest.hazardRatio.toFixed(2)).toBe("0.57");
  });

  it("give back each other's answers", () => {
    fc.assert(
      fc.property(designs, ({ hazardRatio, share, events }) => {
        const { power } = found(powerHazardRatio({ hazardRatio, share, events }));
        if (power < 0.1 || power > 0.999) return;
        expect(found(eventsNeeded({ hazardRatio, share }, { power })).exact / events).toBeCloseTo(1, 7);
        const back = found(smallestDetectableHazardRatio({ share, events }, { power }));
        expect(back.hazardRatio).toBeCloseTo(hazardRatio, 8);
        const other = found(smallestDetectableHazardRatio({ share, events }, { power, direction: "higher" }));
        expect(other.hazardRatio * back.hazardRatio).toBeCloseTo(1, 9);
        const more = found(powerHazardRatio({ hazardRatio, share, events: events + 1 }));
        expect(more.power).toBeGreaterThan(power);
      }),
      FIXED,
    );
  });

  it("refuse a power that every ratio has", () => {
    expectRefusal(() => smallestDetectableHazardRatio({ events: 9 }, { power: 0.02 }), /alpha \/ 2/, /0\.8/);
    expectRefusal(() => eventsNeeded({ hazardRatio: 0 }), /hazardRatio/);
    expect(eventsNeeded({ hazardRatio: 2, share: 5e-324 })).toEqual({
      kind: "not estimable",
      reason: "not reached",
    });
    expectRefusal(() => powerHazardRatio({ hazardRatio: 2, events: 9, share: 1 }), /share/);
  });
});

describe("powerLogRank({ n1, n2, hazard1, hazard2 }, { accrual, followUp, dropout })", () => {
  it("equals R, where the share with an event is integrated over arrival", () => {
    for (const item of casesOf("comparison-design", "powerLogRank")) {
      const [n1, n2] = column(item, "n") as [number, number];
      const [hazard1, hazard2] = column(item, "hazard") as [number, number];
      const [accrual, followUp, dropout] = column(item, "plan") as [number, number, number];
      const plan = { accrual, followUp, dropout, alpha: scalar(item, "alpha") };
      const ours = found(powerLogRank({ n1, n2, hazard1, hazard2 }, plan));
      expect(worst([ours.power, ours.events1, ours.events2], item.output.all!), item.name).toBeLessThan(
        1e-12,
      );
    }
  });

  it("has a power of 0.9 with Lachin's (1981) 378 people: hazards 0.3 and 0.2, 3 years of accrual, 2 more, one-sided 0.05", () => {
    const hazards = { hazard1: 0.3, hazard2: 0.2 };
    const plan = { accrual: 3, followUp: 2, alpha: 0.1 };
    const of = (n: number) => found(powerLogRank({ n1: n / 2, n2: n / 2, ...hazards }, plan)).power;
    expect(of(378)).toBeGreaterThan(0.9);
    expect(of(374)).toBeLessThan(0.9);
  });

  it("grows with people and with follow-up, shrinks with losses, and is the same when groups change names", () => {
    const plans = fc.record({
      n1: fc.integer({ min: 5, max: 300 }),
      n2: fc.integer({ min: 5, max: 300 }),
      hazard1: fc.double({ min: 0.02, max: 0.5, noNaN: true }),
      hazard2: fc.double({ min: 0.02, max: 0.5, noNaN: true }),
      accrual: fc.double({ min: 0, max: 5, noNaN: true }),
      followUp: fc.double({ min: 0.5, max: 5, noNaN: true }),
    });
    fc.assert(
      fc.property(plans, ({ accrual, followUp, ...groups }) => {
        const there = found(powerLogRank(groups, { accrual, followUp }));
        const turned = {
          n1: groups.n2,
          n2: groups.n1,
          hazard1: groups.hazard2,
          hazard2: groups.hazard1,
        };
        expect(found(powerLogRank(turned, { accrual, followUp })).power).toBeCloseTo(there.power, 10);
        expect(there.events1).toBeLessThan(groups.n1);
        const longer = found(powerLogRank(groups, { accrual, followUp: followUp + 1 }));
        expect(longer.events1).toBeGreaterThan(there.events1);
        const losing = found(powerLogRank(groups, { accrual, followUp, dropout: 0.1 }));
        expect(losing.events2).toBeLessThan(there.events2);
        // Times in days and hazards a day: the same plan.
        const perDay = { ...groups, hazard1: groups.hazard1 / 365, hazard2: groups.hazard2 / 365 };
        const inDays = found(powerLogRank(perDay, { accrual: 365 * accrual, followUp: 365 * followUp }));
        expect(inDays.power).toBeCloseTo(there.power, 10);
        const double = { ...groups, n1: 2 * groups.n1, n2: 2 * groups.n2 };
        expect(found(powerLogRank(double, { accrual, followUp })).power).toBeGreaterThan(there.power - 1e-12);
      }),
      FIXED,
    );
  });
});
