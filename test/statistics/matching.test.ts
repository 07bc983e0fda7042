import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  directStandardization,
  eValue,
  nearestMatching,
  personTimeRate,
} from "../../src/statistics/index.ts";
import { FIXED } from "./arbitrary.ts";
import { found } from "./found.ts";
import { casesOf, column, scalar, worst } from "./reference/fixtures.ts";
import { expectRefusal } from "./refusals.ts";

const not = (reason: string) => ({ kind: "not estimable", reason });
const ORDERS = ["highest", "lowest", "rows"] as const;

const people = fc
  .array(fc.record({ treated: fc.nat(1), score: fc.integer({ min: 0, max: 12 }) }), {
    minLength: 1,
    maxLength: 30,
  })
  .map((rows) => ({ treated: rows.map((row) => row.treated), score: rows.map((row) => row.score) }));

describe("nearestMatching({ score, treated }, { caliper, order, replacement })", () => {
  it("equals the rule written out in R, with tied scores, each order, a caliper and replacement", () => {
    for (const item of casesOf("comparison", "nearestMatching")) {
      const caliper = scalar(item, "caliper");
      const { pairs } = found(
        nearestMatching(
          { score: column(item, "score"), treated: column(item, "treated") },
          {
            caliper,
            order: ORDERS[scalar(item, "order") - 1]!,
            replacement: scalar(item, "replacement") === 1,
          },
        ),
      );
      expect(pairs.map((pair) => pair.treated)).toEqual(item.output.treated);
      expect(pairs.map((pair) => pair.control)).toEqual(item.output.control);
      expect(pairs.map((pair) => pair.gap)).toEqual(item.output.gap);
    }
  });

  it("lets the highest score choose first, and the first row win ties, worked by hand", () => {
    const data = { treated: [1, 1, 0, 0, 0], score: [0.5, 0.7, 0.6, 0.4, 0.9] };
    const { pairs, weights, largestGap } = found(nearestMatching(data));
    // 0.7 takes 0.6; for 0.5 that leaves 0.4.
    expect(pairs.map(({ treated, control }) => [treated, control])).toEqual([
      [1, 2],
      [0, 3],
    ]);
    expect(weights).toEqual([1, 1, 1, 1, 0]);
    expect(largestGap).toBeCloseTo(0.1, 12);
    const again = found(nearestMatching(data, { replacement: true, order: "rows" }));
    expect(again.pairs.map(({ control }) => control)).toEqual([2, 2]);
    expect(again.weights).toEqual([1, 1, 2, 0, 0]);
    const tied = { treated: [0, 1, 0, 0], score: [1, 2, 3, 1] };
    expect(found(nearestMatching(tied)).pairs[0]!.control).toBe(0);
  });

  it("takes nobody twice, leaves no one with a free neighbour, and keeps to the caliper", () => {
    fc.assert(
      fc.property(
        people,
        fc.constantFrom(...ORDERS),
        fc.integer({ min: 1, max: 6 }),
        (data, order, caliper) => {
          const matching = nearestMatching(data, { order, caliper });
          if (matching.kind === "not estimable") return;
          const taken = matching.pairs.map(({ control }) => control);
          expect(new Set(taken).size).toBe(taken.length);
          expect(matching.largestGap).toBeLessThanOrEqual(caliper);
          const treated = data.treated.filter((t) => t === 1).length;
          expect(matching.pairs.length + matching.unmatched.length).toBe(treated);
          const free = data.score.filter((_, row) => data.treated[row] === 0 && !taken.includes(row));
          for (const row of matching.unmatched) {
            expect(free.every((score) => Math.abs(score - data.score[row]!) > caliper)).toBe(true);
          }
        },
      ),
      FIXED,
    );
  });

  it("says why there are no pairs, and refuses what cannot be", () => {
    const of = (treated: number[], score: number[], caliper?: number) =>
      nearestMatching({ treated, score }, caliper === undefined ? {} : { caliper });
    expect(of([], [])).toEqual(not("no observations"));
    expect(of([1, 1], [0.1, 0.2])).toEqual(not("one group only"));
    expect(of([0, 0], [0.1, 0.2])).toEqual(not("one group only"));
    expect(of([1, 0], [0.1, 0.9], 0.2)).toEqual(not("too few observations"));
    expect(found(of([1, 1, 0], [0.1, 0.2, 0.3])).unmatched).toEqual([0]);
    expectRefusal(() => of([1, 0], [0.1, Number.NaN]), /score\[1\]/);
    expectRefusal(() => of([1, 2], [0.1, 0.2]), /treated\[1\]/);
    expectRefusal(() => of([1, 0], [0.1]), /length/);
    expectRefusal(() => of([1, 0], [0.1, 0.2], 0), /caliper/, /no limit/);
    expectRefusal(() => of([1, 0], [0.1, 0.2], Number.NaN), /caliper/);
  });
});

describe("eValue({ value, lower, upper })", () => {
  it("gives the published 7.26 and 3.0 for a risk ratio of 3.9 (1.8 to 8.7)", () => {
    const { value, ofLimit } = eValue({ value: 3.9, lower: 1.8, upper: 8.7 });
    expect(value.toFixed(2)).toBe("7.26");
    expect(ofLimit!.toFixed(1)).toBe("3.0");
  });

  it("is the confounder whose bias makes the ratio 1: RR² / (2 RR - 1), the same for the inverse", () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 50, noNaN: true }), (ratio) => {
        const { value } = eValue({ value: ratio });
        expect(value ** 2 / (2 * value - 1)).toBeCloseTo(ratio, 8);
        expect(eValue({ value: 1 / ratio }).value).toBeCloseTo(value, 8);
      }),
      FIXED,
    );
  });

  it("is 1 where nothing needs explaining, and refuses what is no ratio", () => {
    expect(eValue({ value: 1 })).toEqual({ kind: "E-value", value: 1 });
    expect(eValue({ value: 1.5, lower: 0.9, upper: 2.5 }).ofLimit).toBe(1);
    expect(eValue({ value: 0.5, lower: 0.25, upper: 0.8 }).ofLimit).toBeCloseTo(
      1.25 + Math.sqrt(1.25 * 0.25),
      12,
    );
    expectRefusal(() => eValue({ value: 0 }), /value/, /logarithms/);
    expectRefusal(() => eValue({ value: Number.NaN }), /value/);
    expectRefusal(() => eValue({ value: 2, lower: 1 }), /upper/, /both/);
    expectRefusal(() => eValue({ value: 2, lower: 3, upper: 4 }), /between its limits/);
  });
});

describe("directStandardization(strata)", () => {
  it("equals epitools' ageadjust.direct", () => {
    for (const item of casesOf("comparison", "directStandardization")) {
      const strata = column(item, "events").map((events, i) => ({
        events,
        exposure: column(item, "exposure")[i]!,
        standard: column(item, "standard")[i]!,
      }));
      const ours = found(directStandardization(strata, { level: scalar(item, "level") }));
      for (const name of ["value", "lower", "upper", "standardError", "crude"] as const) {
        expect(worst([ours[name]], item.output[name]!)).toBeLessThan(1e-9);
      }
    }
  });

  it("weights the rates, worked by hand", () => {
    const young = { events: 10, exposure: 100, standard: 1 };
    const old = { events: 60, exposure: 200, standard: 3 };
    const { value, crude, standardError } = found(directStandardization([young, old]));
    expect(value).toBeCloseTo(0.25 * 0.1 + 0.75 * 0.3, 12);
    expect(crude).toBeCloseTo(70 / 300, 12);
    expect(standardError).toBeCloseTo(
      Math.hypot((0.25 * Math.sqrt(10)) / 100, (0.75 * Math.sqrt(60)) / 200),
      12,
    );
  });

  it("is the exact Poisson interval of one stratum, and the crude rate where the standard is the own exposure", () => {
    const stratum = fc.record({ events: fc.nat(40), exposure: fc.integer({ min: 1, max: 900 }) });
    fc.assert(
      fc.property(stratum, fc.array(stratum, { minLength: 1, maxLength: 6 }), (one, several) => {
        const ours = found(directStandardization([{ ...one, standard: 5 }]));
        const exact = found(personTimeRate({ events: one.events, personTime: one.exposure }));
        expect(
          worst([ours.value, ours.lower, ours.upper], [exact.value, exact.lower, exact.upper]),
        ).toBeLessThan(1e-9);
        const own = found(directStandardization(several.map((row) => ({ ...row, standard: row.exposure }))));
        expect(own.value).toBeCloseTo(own.crude, 9);
        expect(own.lower <= own.value && own.value <= own.upper).toBe(true);
      }),
      FIXED,
    );
  });

  it("says when there is nothing, bounds what was not seen, and refuses what cannot be", () => {
    expect(directStandardization([])).toEqual(not("no observations"));
    const none = found(directStandardization([{ events: 0, exposure: 10, standard: 1 }]));
    expect([none.value, none.lower]).toEqual([0, 0]);
    expect(none.upper).toBeCloseTo(-Math.log(0.025) / 10, 9);
    const one = { events: 1, exposure: 10, standard: 1 };
    const vast = found(directStandardization([{ events: 9, exposure: 1e200, standard: 1 }]));
    expect(vast.upper * 1e200).toBeCloseTo(found(personTimeRate({ events: 9, personTime: 1 })).upper, 9);
    expectRefusal(() => directStandardization([{ ...one, exposure: 1e-320 }]), /too small/, /years/);
    expectRefusal(() => directStandardization([{ ...one, events: 0.5 }]), /strata\[0\]\.events/);
    expectRefusal(() => directStandardization([one, { ...one, exposure: 0 }]), /strata\[1\]\.exposure/);
    expectRefusal(() => directStandardization([{ ...one, standard: -1 }]), /strata\[0\]\.standard/);
    expectRefusal(() => directStandardization([{ ...one, standard: 0 }]), /empty/);
    expectRefusal(() => directStandardization([one], { level: 1 }), /level/);
  });
});
