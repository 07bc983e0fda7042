import { describe, expect, it } from "vitest";
import { few, hidden, most, released, shown } from "./gate.ts";
import { seriesOf } from "./statements.ts";

const point = (numerator: number, denominator: number, start = "2024-01-01") => ({
  start,
  numerator,
  denominator,
});

describe("release(series)", () => {
  it("hides small numerators, small remainders and small denominators, then rounds", () => {
    const series = released(
      seriesOf([
        point(9, 200, "2024-01-01"),
        point(191, 200, "2024-04-01"),
        point(4, 9, "2024-07-01"),
        point(101, 202, "2024-10-01"),
      ]),
      "public",
    );
    expect(series.points.map(({ numerator }) => numerator)).toEqual([few(9), most(9), few(9), shown(100, 2)]);
    expect(series.points.map(({ denominator }) => denominator)).toEqual([
      shown(200, 2),
      shown(200, 2),
      few(9),
      shown(200, 2),
    ]);
  });

  it("begins and ends with a period that shows something: the first hidden one would tell when somebody came", () => {
    const series = released(
      seriesOf([
        point(1, 1, "2024-01-01"),
        point(40, 90, "2024-04-01"),
        point(0, 3, "2024-07-01"),
        point(40, 90, "2024-10-01"),
        point(2, 9, "2025-01-01"),
        point(0, 0, "2025-04-01"),
      ]),
      "public",
    );
    expect(series.points.map(({ start }) => start)).toEqual(["2024-04-01", "2024-07-01", "2024-10-01"]);
  });

  it("has no points where no period shows anything", () => {
    expect(released(seriesOf([point(1, 2), point(0, 0, "2024-04-01")]), "public").points).toEqual([]);
  });

  it("shows exact months on the internal tier", () => {
    const monthly = seriesOf([point(37, 61)], { period: "month" });
    expect(released(monthly, "internal").points[0]).toEqual({
      start: "2024-01-01",
      numerator: shown(37, 0),
      denominator: shown(61, 0),
    });
  });

  it("hides a period of contacts that fewer than 10 people had", () => {
    const many = { ...point(100, 200), contributors: 90 };
    const few = { ...point(100, 200, "2024-04-01"), contributors: 9 };
    const contacts = seriesOf([many, few, { ...many, start: "2024-07-01" }], { unit: "contacts" });
    expect(released(contacts, "public").points[1]?.denominator).toEqual(hidden);
  });

  it("takes quarters of everybody, half-years of groups, and no months, on the public tier", () => {
    const by = (period: "month" | "quarter" | "half-year", dimensions: readonly string[]) => () =>
      released(seriesOf([], { period, dimensions }), "public");
    expect(by("quarter", [])).not.toThrow();
    expect(by("month", [])).toThrow(/period too fine/);
    expect(by("quarter", ["sex"])).toThrow(/period too fine/);
    expect(by("half-year", ["sex"])).not.toThrow();
  });

  it("refuses a period that appears twice, and a numerator beyond its denominator", () => {
    expect(() => released(seriesOf([point(20, 40), point(20, 40)]), "public")).toThrow(/category twice/);
    expect(() => released(seriesOf([point(41, 40)]), "public")).toThrow(/part larger than whole/);
  });
});
