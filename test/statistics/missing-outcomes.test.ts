import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  missingOutcomeBounds,
  missingOutcomeDifference,
  newcombe,
  wilson,
} from "../../src/statistics/index.ts";
import { FIXED } from "./arbitrary.ts";
import { found } from "./found.ts";
import { casesOf, column, worst } from "./reference/fixtures.ts";
import { expectRefusal } from "./refusals.ts";

const known = fc
  .record({ events: fc.nat(20), others: fc.nat(20), missing: fc.nat(10) })
  .map(({ events, others, missing }) => ({ events, n: events + others, missing }));

const partly = ([events, n, missing]: readonly number[]) => ({ events: events!, n: n!, missing: missing! });

describe("missingOutcomeBounds({ events, n, missing })", () => {
  it("equals R", () => {
    for (const item of casesOf("comparison-effects", "missingOutcomeBounds")) {
      const ours = found(missingOutcomeBounds(partly(column(item, "all"))));
      const all = [ours.lowest, ours.highest, ours.limits.lower, ours.limits.upper, ours.missingShare];
      // R leaves 1e-17 where a limit is 0.
      expect(worst(all, item.output.all!, 1e-15), item.name).toBeLessThan(1e-12);
    }
  });

  it("gives Manski's (1995) bounds for leaving homelessness: 21/106 to 63/106 of men, 3/31 to 20/31 of women", () => {
    const men = found(missingOutcomeBounds({ events: 21, n: 64, missing: 42 }));
    expect([men.lowest, men.highest]).toEqual([21 / 106, 63 / 106]);
    expect(men.amongKnown).toBe(21 / 64);
    const women = found(missingOutcomeBounds({ events: 3, n: 14, missing: 17 }));
    expect([women.lowest.toFixed(2), women.highest.toFixed(2)]).toEqual(["0.10", "0.65"]);
  });

  it("is as wide as the share missing, holds what is known, and is Wilson's where nothing is missing", () => {
    fc.assert(
      fc.property(known, (data) => {
        const ours = missingOutcomeBounds(data);
        if (ours.kind === "not estimable") return;
        expect(ours.highest - ours.lowest).toBeCloseTo(ours.missingShare, 12);
        if (ours.amongKnown !== undefined) {
          expect(ours.amongKnown).toBeGreaterThan(ours.lowest - 1e-12);
          expect(ours.amongKnown).toBeLessThan(ours.highest + 1e-12);
        }
        const complete = found(missingOutcomeBounds({ ...data, n: data.n + data.missing, missing: 0 }));
        const { lower, upper } = found(wilson(data.events, data.n + data.missing));
        expect(complete.limits).toEqual({ lower, upper });
      }),
      FIXED,
    );
  });

  it("refuses what is no count", () => {
    expectRefusal(() => missingOutcomeBounds({ events: 1, n: 2, missing: 0.5 }), /missing/);
    expectRefusal(() => missingOutcomeBounds({ events: 3, n: 2, missing: 1 }), /more events/);
  });
});

describe("missingOutcomeDifference(first, second)", () => {
  it("equals R", () => {
    for (const item of casesOf("comparison-effects", "missingOutcomeDifference")) {
      const all = column(item, "all");
      const ours = found(missingOutcomeDifference(partly(all.slice(0, 3)), partly(all.slice(3))));
      const { lowest, highest, limits, amongKnown } = ours;
      const values = [lowest, highest, limits.lower, limits.upper, amongKnown!];
      expect(worst(values, item.output.all!, 1e-15), item.name).toBeLessThan(1e-12);
    }
  });

  // Manski prints the bounds of both; that of their difference is worked by hand.
  it("leaves the sign of Manski's men and women open, worked by hand", () => {
    const ours = found(
      missingOutcomeDifference({ events: 21, n: 64, missing: 42 }, { events: 3, n: 14, missing: 17 }),
    );
    expect(ours.lowest).toBeCloseTo(21 / 106 - 20 / 31, 12);
    expect(ours.highest).toBeCloseTo(63 / 106 - 3 / 31, 12);
    expect(ours.signKnown).toBe(false);
    const clear = missingOutcomeDifference(
      { events: 5, n: 40, missing: 2 },
      { events: 30, n: 50, missing: 1 },
    );
    expect(found(clear).signKnown).toBe(true);
  });

  it("holds every case in between, and turns with the groups", () => {
    fc.assert(
      fc.property(known, known, fc.nat(10), fc.nat(10), (first, second, some, others) => {
        const ours = missingOutcomeDifference(first, second);
        if (ours.kind === "not estimable") return;
        const filled = (group: typeof first, had: number) => ({
          events: group.events + Math.min(had, group.missing),
          n: group.n + group.missing,
        });
        const case_ = found(newcombe(filled(first, some), filled(second, others)));
        expect(case_.value).toBeGreaterThan(ours.lowest - 1e-12);
        expect(case_.value).toBeLessThan(ours.highest + 1e-12);
        const back = found(missingOutcomeDifference(second, first));
        expect(back.lowest).toBeCloseTo(-ours.highest, 12);
        expect(back.limits.upper).toBeCloseTo(-ours.limits.lower, 9);
      }),
      FIXED,
    );
  });
});
