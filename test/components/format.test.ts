import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { niceRange } from "../../src/components/charts/nice-range.ts";
import { niceTop } from "../../src/components/charts/nice-top.ts";
import { spreadLabels } from "../../src/components/charts/spread-labels.ts";
import { tickDays } from "../../src/components/charts/tick-days.ts";
import { createFormat } from "../../src/format/format.ts";
import { percentDigits } from "../../src/format/percent-digits.ts";

const seed = { seed: 7 };

describe("createFormat", () => {
  it("writes numbers as its language does", () => {
    expect(createFormat("en").percent(0.123, 1)).toBe("12.3%");
    expect(createFormat("it").percent(0.123, 1)).toBe("12,3%");
    expect(createFormat("it").count(26_000)).toBe("26.000");
    expect(createFormat("en").date("2025-06-30")).toBe("30 June 2025");
    expect(createFormat("sr").month("2025-06-01")).toMatch(/2025/);
  });
  it("signs changes with a true minus and a plus, and zero with nothing", () => {
    const { signed } = createFormat("en");
    expect([signed(2.25, 1), signed(-2.25, 1), signed(0, 1)]).toEqual(["+2.3", "−2.3", "0.0"]);
  });
});

describe("percentDigits", () => {
  it("is 0 where every value is a whole percentage, as public steps are", () => {
    expect(percentDigits([{ kind: "rate", value: 0.07, lower: 0.03, upper: 0.29 }, { kind: "c" }])).toBe(0);
  });
  it("is 1 as soon as one value or bound is finer", () => {
    expect(percentDigits([{ kind: "rate", value: 0.07, lower: 0.033, upper: 0.29 }])).toBe(1);
    expect(percentDigits([{ kind: "under", bound: 0.005 }])).toBe(1);
  });
  it("takes every whole percentage for one, whatever floating point makes of it", () => {
    for (let percent = 0; percent <= 100; percent++)
      expect(percentDigits([{ kind: "under", bound: percent / 100 }])).toBe(0);
  });
});

describe("scales", () => {
  it("niceTop(value) reaches the value and never more than 1", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        (value) => niceTop(value) >= value - 1e-8 && niceTop(value) <= 1,
      ),
      seed,
    );
  });
  it("niceRange(values) holds every value", () => {
    const values = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(values, (all) =>
        all.every((value) => value >= niceRange(all)[0] && value <= niceRange(all)[1]),
      ),
      seed,
    );
  });
  const axis = fc.record({
    points: fc.integer({ min: 2, max: 120 }),
    every: fc.integer({ min: 7, max: 366 }),
    cut: fc.double({ min: 0.05, max: 1, noNaN: true }),
    gridUnit: fc.constantFrom("week", "month", "year"),
    width: fc.constantFrom("narrow", "wide"),
  } as const);
  it("tickDays(axis) starts at zero, ends where curves end, and leaves room under its ticks", () => {
    fc.assert(
      fc.property(axis, ({ points, every, cut, gridUnit, width }) => {
        const days = Array.from({ length: points }, (_, index) => index * every);
        const end = days.at(-1)!;
        const ends = [end, days[Math.ceil(cut * (points - 1))]!];
        const ticks = tickDays({ days, ends, gridUnit, width });
        const room = ticks.slice(1).map((tick, index) => (tick - ticks[index]!) / end);
        expect(ticks[0]).toBe(0);
        expect(ticks.at(-1)).toBe(end);
        expect(ticks.every((tick) => days.includes(tick))).toBe(true);
        expect(Math.min(...room.slice(1), 1)).toBeGreaterThan(width === "wide" ? 0.1 : 0.15);
      }),
      seed,
    );
  });
  it("tickDays(axis) has ticks only where something is released", () => {
    const halfYears = [0, 182, 364];
    const weeks = { gridUnit: "week", width: "wide" } as const;
    expect(tickDays({ days: halfYears, ends: [364], ...weeks })).toEqual(halfYears);
    const months = Array.from({ length: 80 }, (_, month) => Math.floor((month * 365.25) / 12));
    expect(
      tickDays({ days: months, ends: [months[79]!], gridUnit: "month", width: "narrow" }).map((day) =>
        Math.round((day * 12) / 365.25),
      ),
    ).toEqual([0, 24, 48, 79]);
  });
});

describe("spreadLabels", () => {
  const wanted = fc.array(fc.double({ min: 0, max: 300, noNaN: true }), { minLength: 1, maxLength: 6 });
  it("keeps the gap, the order and the range", () => {
    fc.assert(
      fc.property(wanted, (positions) => {
        const placed = spreadLabels(positions, 15, [0, 300]);
        const sorted = [...placed].sort((a, b) => a - b);
        expect(sorted.every((at, index) => index === 0 || at - sorted[index - 1]! >= 15 - 1e-6)).toBe(true);
        expect(placed.every((at) => at >= -1e-6 && at <= 300 + 1e-6)).toBe(true);
        positions.forEach((a, i) => {
          positions.forEach((b, j) => {
            if (a < b) expect(placed[i]).toBeLessThan(placed[j]!);
          });
        });
      }),
      seed,
    );
  });
  it("moves nothing that has room", () => {
    expect(spreadLabels([100, 20, 60], 15, [0, 300])).toEqual([100, 20, 60]);
  });
});
