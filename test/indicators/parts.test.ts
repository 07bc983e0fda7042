import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { endOfCompletePeriods, monthsBefore } from "../../loaders/indicators/shared/calendar.ts";
import { gridOfDays } from "../../loaders/indicators/shared/grid-of-days.ts";
import { dayOfMonth } from "../../loaders/indicators/shared/months.ts";
import { outward } from "../../loaders/indicators/shared/outward.ts";
import { policies } from "./workbench.ts";

const weeks = [70, 140, 182, 210, 280, 364];

describe("gridOfDays", () => {
  it("is every six months in public and one step beyond the longest follow-up, every month inside and no further", () => {
    const delivery = { landmarkDays: [] };
    expect(gridOfDays({ policy: policies.public, delivery, furthest: 600 })).toEqual([182, 365, 547, 730]);
    expect(gridOfDays({ policy: policies.internal, delivery, furthest: 92 })).toEqual([30, 60, 91]);
  });

  it("thins landmarks in public from the last one back: of Rossi's weeks, 26 and 52 are left", () => {
    const delivery = { landmarkDays: weeks };
    expect(gridOfDays({ policy: policies.public, delivery, furthest: 364 })).toEqual([182, 364]);
  });

  it("keeps landmarks in public whoever was followed to them: they are the delivery's, not a person's", () => {
    const delivery = { landmarkDays: weeks };
    expect(gridOfDays({ policy: policies.public, delivery, furthest: 280 })).toEqual([182, 364]);
  });

  it("keeps all landmarks inside, and none that nobody was followed to", () => {
    const delivery = { landmarkDays: weeks };
    expect(gridOfDays({ policy: policies.internal, delivery, furthest: 280 })).toEqual([
      70, 140, 182, 210, 280,
    ]);
  });

  it("ascends with at least the policy's spacing, whatever landmarks are declared", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 4000 })),
        fc.integer({ min: 1, max: 4000 }),
        (landmarkDays, furthest) => {
          const days = gridOfDays({ policy: policies.public, delivery: { landmarkDays }, furthest });
          const spacing = dayOfMonth(policies.public.curves.gridMonths) - 4;
          for (const [index, day] of days.entries()) {
            expect(day - (days[index - 1] ?? 0)).toBeGreaterThanOrEqual(spacing);
          }
        },
      ),
      { seed: 20250103 },
    );
  });
});

describe("months", () => {
  it("are whole days: 12, 24, 36 months end on days 365, 730, 1095", () => {
    expect([12, 24, 36].map(dayOfMonth)).toEqual([365, 730, 1095]);
  });
});

describe("endOfCompletePeriods", () => {
  it.each([
    ["month", "2024-06-30", "2024-07-01"],
    ["month", "2024-06-29", "2024-06-01"],
    ["quarter", "2024-12-31", "2025-01-01"],
    ["quarter", "2024-12-30", "2024-10-01"],
    ["half-year", "2024-06-30", "2024-07-01"],
    ["half-year", "2024-09-30", "2024-07-01"],
    ["year", "2024-12-31", "2025-01-01"],
    ["year", "2024-12-30", "2024-01-01"],
  ] as const)("%s, covered to %s: open from %s", (period, cutoff, end) => {
    expect(endOfCompletePeriods(period, cutoff)).toBe(end);
  });

  it("counts months back over the turn of the year", () => {
    expect(monthsBefore("2025-01-01", 12)).toBe("2024-01-01");
    expect(monthsBefore("2024-10-01", 24)).toBe("2022-10-01");
  });
});

describe("outward", () => {
  it("never narrows an interval, and adds no step for the error of the arithmetic", () => {
    expect(outward({ lower: 0.123, upper: 0.456 }, 2)).toEqual({ lower: 0.12, upper: 0.46 });
    expect(outward({ lower: 0.1 + 0.2, upper: 0.1 + 0.2 }, 1)).toEqual({ lower: 0.3, upper: 0.3 });
    expect(outward({ lower: 1 / 3, upper: 2 / 3 }, null)).toEqual({ lower: 1 / 3, upper: 2 / 3 });
  });
});
