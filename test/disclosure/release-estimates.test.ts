import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EstimateStatement } from "../../loaders/disclosure/statement.ts";
import { modelOf, termOf } from "./class-statements.ts";
import { hidden, released } from "./gate.ts";

type Tier = "public" | "research" | "internal";
type Change = Parameters<typeof modelOf>[0];
const estimateOf = (change: Change, tier: Tier = "public") =>
  released(modelOf(change), tier).models[0]?.terms[0]?.estimate;
const category = (people: number, events: number) => [
  termOf({ evidence: { kind: "category", people, events } }),
];

describe("release(estimates)", () => {
  it("tells two significant digits, and the interval outwards", () => {
    const told = { kind: "mean", value: 1.2, lower: 0.98, upper: 1.6 };
    expect(estimateOf({})).toEqual(told);
    expect(estimateOf({}, "research")).toEqual(told);
    expect(estimateOf({}, "internal")).toEqual({ kind: "mean", value: 1.2345, lower: 0.9876, upper: 1.5432 });
    const large = termOf({ value: 12.34, lower: 7.891, upper: 123.4 });
    expect(estimateOf({ terms: [large] })).toEqual({ kind: "mean", value: 12, lower: 7.8, upper: 130 });
    const negative = termOf({ value: -0.123, lower: -0.456, upper: 0 });
    expect(estimateOf({ terms: [negative] })).toEqual({ kind: "mean", value: -0.12, lower: -0.46, upper: 0 });
  });

  it("never narrows an interval, and never tells more digits than the policy", () => {
    const number = fc.double({ min: -1e4, max: 1e4, noNaN: true });
    fc.assert(
      fc.property(number, number, number, (...numbers) => {
        const [lower = 0, value = 0, upper = 0] = numbers.toSorted((a, b) => a - b);
        const told = estimateOf({ terms: [termOf({ value, lower, upper })] });
        if (told?.kind !== "mean") return;
        expect(told.lower).toBeLessThanOrEqual(lower + 1e-8);
        expect(told.upper).toBeGreaterThanOrEqual(upper - 1e-8);
        for (const each of [told.value, told.lower, told.upper])
          expect(Number(each.toPrecision(2))).toBe(each);
      }),
    );
  });

  it.each([
    // Judged on what is shown: a shown 100 may be 98.
    ["public", 97, 98],
    ["research", 47, 48],
    ["internal", 29, 30],
  ] as const)("%s: too few people (%i, %i)", (tier, under, enough) => {
    const of = (people: number) =>
      estimateOf(
        {
          people,
          events: Math.floor(people / 2),
          parameters: 1,
          residualDegreesOfFreedom: people - 1,
          terms: [termOf({ evidence: { kind: "slope", largestShare: 0.1, twoLargestShare: 0.2 } })],
        },
        tier,
      );
    expect(of(under)).toMatchObject({ kind: "x", reason: { code: "too few people" } });
    expect(of(enough)?.kind).toBe("mean");
    expect(of(enough + 1)?.kind).toBe("mean");
  });

  it("public: at least ten events a parameter, as shown", () => {
    const of = (events: number) =>
      estimateOf({
        events,
        parameters: 4,
        residualDegreesOfFreedom: 196,
        terms: category(100, Math.floor(events / 2)),
      });
    expect(of(37)).toEqual({ kind: "x", reason: { code: "too few events", detail: { minimum: 40 } } });
    expect(of(38)?.kind).toBe("mean");
    expect(of(39)?.kind).toBe("mean");
    expect(
      estimateOf(
        { events: 37, parameters: 4, terms: category(100, 18), residualDegreesOfFreedom: 196 },
        "research",
      )?.kind,
    ).toBe("mean");
  });

  it.each(["public", "research", "internal"] as const)("%s: ten residual degrees of freedom", (tier) => {
    const of = (residualDegreesOfFreedom: number) => estimateOf({ residualDegreesOfFreedom }, tier);
    expect(of(9)).toEqual({ kind: "x", reason: { code: "not estimable" } });
    expect(of(10)?.kind).toBe("mean");
    expect(of(11)?.kind).toBe("mean");
  });

  it("hides a model with as many parameters as there are different people", () => {
    expect(estimateOf({ patterns: 2 })).toEqual(hidden);
    expect(estimateOf({ patterns: 3 })?.kind).toBe("mean");
    expect(estimateOf({ patterns: 2 }, "research")).toEqual(hidden);
    expect(estimateOf({ patterns: 2 }, "internal")?.kind).toBe("mean");
  });

  it.each([
    ["public", 10, 30],
    ["research", 10, 20],
    ["internal", 5, 0],
  ] as const)("%s: a category of few, or with few on one side, is hidden", (tier, floor, smallest) => {
    for (const count of [floor - 1, floor, floor + 1]) {
      const expected = count < floor ? "c" : "mean";
      expect(estimateOf({ terms: category(100, count) }, tier)?.kind, `events inside: ${count}`).toBe(
        expected,
      );
      expect(estimateOf({ terms: category(100, 80 - count) }, tier)?.kind, `outside: ${count}`).toBe(
        expected,
      );
      expect(estimateOf({ terms: category(40 + count, 40) }, tier)?.kind, `without: ${count}`).toBe(expected);
    }
    for (const people of [smallest - 1, smallest, smallest + 1].filter((size) => size >= 2 * floor)) {
      const expected = people < smallest ? "c" : "mean";
      expect(estimateOf({ terms: category(people, floor) }, tier)?.kind, `people: ${people}`).toBe(expected);
    }
  });

  it("hides a slope that one or two people make, and an interval without width", () => {
    const slope = (largestShare: number, twoLargestShare: number) =>
      estimateOf({ terms: [termOf({ evidence: { kind: "slope", largestShare, twoLargestShare } })] });
    expect(slope(0.5, 0.67)?.kind).toBe("mean");
    expect(slope(0.51, 0.6)).toEqual(hidden);
    expect(slope(0.4, 0.68)).toEqual(hidden);
    expect(estimateOf({ terms: [termOf({ value: 2, lower: 2, upper: 2 })] })).toEqual(hidden);
  });

  it("does not name a model of a category below 30", () => {
    const small = {
      key: { sex: "female" },
      people: 29,
      events: 12,
      residualDegreesOfFreedom: 27,
      terms: category(15, 6),
    };
    expect(released(modelOf(small), "public").models).toEqual([]);
  });

  it.each([
    ["no evidence", { terms: [{ ...termOf(), evidence: undefined }] }, /evidence missing/],
    [
      "a slope without shares",
      { terms: [{ ...termOf(), evidence: { kind: "slope" } }] },
      /dominance missing/,
    ],
    ["more events than people", { events: 201 }, /part larger than whole/],
    ["a category larger than its model", { terms: category(201, 40) }, /part larger than whole/],
    [
      "people without an event that the model has not",
      { terms: category(150, 10) },
      /part larger than whole/,
    ],
    ["no parameters", { parameters: 0 }, /not a model/],
    ["more degrees of freedom than people leave", { residualDegreesOfFreedom: 199 }, /not a model/],
    ["degrees of freedom left out", { residualDegreesOfFreedom: undefined }, /count missing/],
    ["patterns left out", { patterns: undefined }, /count missing/],
    ["a value outside its interval", { terms: [termOf({ value: 3 })] }, /not a number/],
    ["no number", { terms: [termOf({ upper: Number.POSITIVE_INFINITY })] }, /not a number/],
  ])("refuses %s", (_, change, refusal) => {
    const [model] = modelOf().models;
    const statement = { ...modelOf(), models: [{ ...model, ...change }] } as unknown as EstimateStatement;
    expect(() => released(statement, "public")).toThrow(refusal);
  });
});
