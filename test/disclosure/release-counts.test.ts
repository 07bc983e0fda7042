import { describe, expect, it } from "vitest";
import { DisclosureError } from "../../loaders/disclosure/disclosure-error.ts";
import { few, most, released, shown } from "./gate.ts";
import { countsOf, everybody } from "./statements.ts";

const row = (people: number, outcome: number, tier: "public" | "internal") =>
  released(everybody(people, outcome), tier).rows[0]?.counts;

describe("release(counts) on the public tier", () => {
  it("rounds counts of 10 and more to 5 and says by how much", () => {
    expect(row(303, 33, "public")).toEqual({ people: shown(305, 2), outcome: shown(35, 2) });
  });

  it.each([0, 1, 5, 9])("hides %i, zero included, under one symbol", (outcome) => {
    expect(row(300, outcome, "public")?.outcome).toEqual(few(9));
  });

  it.each([0, 1, 5, 9])("hides a part that leaves %i of its whole", (left) => {
    expect(row(300, 300 - left, "public")?.outcome).toEqual(most(9));
  });

  it("shows 10 and a remainder of 10", () => {
    expect(row(300, 10, "public")?.outcome).toEqual(shown(10, 2));
    expect(row(300, 290, "public")?.outcome).toEqual(shown(290, 2));
  });

  it("suppresses before it rounds: 9 is hidden, though it would round to 10", () => {
    expect(row(300, 9, "public")?.outcome).not.toHaveProperty("value");
  });

  it("does not name a category of fewer than 30 people, and names one of 30", () => {
    const by = released(
      countsOf([
        { key: { sex: "female" }, counts: { people: 29, outcome: 15 } },
        { key: { sex: "male" }, counts: { people: 30, outcome: 15 } },
      ]),
      "public",
    );
    expect(by.rows).toEqual([
      { key: { sex: "male" }, counts: { people: shown(30, 2), outcome: shown(15, 2) } },
    ]);
  });

  it("measures a category by its root: parts of parts go with it", () => {
    const funnel = countsOf(
      [{ key: { sex: "female" }, counts: { eligible: 29, referred: 19, started: 12 } }],
      {
        measures: {
          eligible: { sensitivity: "not sensitive" },
          referred: { sensitivity: "sensitive", partOf: "eligible" },
          started: { sensitivity: "sensitive", partOf: "referred" },
        },
      },
    );
    expect(released(funnel, "public").rows).toEqual([]);
  });

  it("does not take a horizon or a grade of evidence for a category of people", () => {
    const statement = countsOf([{ key: { horizon: "12" }, counts: { people: 25, outcome: 12 } }], {
      dimensions: ["evidence", "horizon"],
    });
    expect(released(statement, "public").rows[0]?.counts.people).toEqual(shown(25, 2));
  });

  it("leaves out things of which too few people are the source", () => {
    const contacts = countsOf([{ key: {}, counts: { people: 400, outcome: 200 }, contributors: 9 }], {
      unit: "contacts",
    });
    expect(released(contacts, "public").rows).toEqual([]);
  });
});

describe("release(counts) on the internal tier", () => {
  it("shows exact counts of 5 and more", () => {
    expect(row(303, 33, "internal")).toEqual({ people: shown(303, 0), outcome: shown(33, 0) });
  });

  it.each([0, 1, 4])("hides %i of something sensitive", (outcome) => {
    expect(row(300, outcome, "internal")?.outcome).toEqual(few(4));
  });

  it("hides a remainder of 1 to 4 and of none", () => {
    expect(row(300, 296, "internal")?.outcome).toEqual(most(4));
    expect(row(300, 300, "internal")?.outcome).toEqual(most(4));
    expect(row(300, 295, "internal")?.outcome).toEqual(shown(295, 0));
  });

  it("shows a zero that is not sensitive, and hides 1 to 4 of it", () => {
    const notSensitive = (outcome: number) =>
      released(
        countsOf([{ key: {}, counts: { people: 300, outcome } }], {
          measures: {
            people: { sensitivity: "not sensitive" },
            outcome: { sensitivity: "not sensitive", partOf: "people" },
          },
        }),
        "internal",
      ).rows[0]?.counts.outcome;
    expect(notSensitive(0)).toEqual(shown(0, 0));
    expect(notSensitive(4)).toEqual(few(4));
    expect(notSensitive(300)).toEqual(shown(300, 0));
  });
});

describe("release(counts) refuses", () => {
  const refusal = (statement: Parameters<typeof released>[0]) => {
    try {
      released(statement, "public");
    } catch (error) {
      if (error instanceof DisclosureError) return error.refusal;
      throw error;
    }
    return "released";
  };
  const one = (counts: Record<string, number>) => countsOf([{ key: {}, counts }]);

  it.each([
    ["a missing count", one({ people: 40 }), "count missing"],
    ["a negative count", one({ people: 40, outcome: -1 }), "not a count"],
    ["a fraction", one({ people: 40, outcome: 10.5 }), "not a count"],
    ["NaN", one({ people: Number.NaN, outcome: 10 }), "not a count"],
    ["infinity", one({ people: Infinity, outcome: 10 }), "not a count"],
    ["a part larger than its whole", one({ people: 40, outcome: 41 }), "part larger than whole"],
    ["a measure nobody stated", one({ people: 40, outcome: 10, other: 3 }), "unknown measure"],
    [
      "a part of itself",
      countsOf([], { measures: { a: { sensitivity: "sensitive", partOf: "a" } } }),
      "unknown measure",
    ],
    [
      "a part of nothing",
      countsOf([], { measures: { a: { sensitivity: "sensitive", partOf: "b" } } }),
      "unknown measure",
    ],
    [
      "the same key twice",
      countsOf([
        { key: { sex: "male" }, counts: { people: 40, outcome: 20 } },
        { key: { sex: "male" }, counts: { people: 41, outcome: 20 } },
      ]),
      "category twice",
    ],
    [
      "a dimension nobody stated",
      countsOf([{ key: { office: "x" }, counts: { people: 40, outcome: 20 } }]),
      "unknown dimension",
    ],
    ["three dimensions", countsOf([], { dimensions: ["sex", "age_band", "pathway"] }), "too many crossings"],
    [
      "contacts of a category whose people nobody counted",
      countsOf([{ key: { sex: "male" }, counts: { people: 400, outcome: 200 } }], { unit: "contacts" }),
      "contributors missing",
    ],
  ] as const)("%s", (_, statement, expected) => {
    expect(refusal(statement)).toBe(expected);
  });

  it("counts a cohort and its category as one dimension, and what describes no people as none", () => {
    const dimensions = [
      "outcome",
      "evidence",
      "horizon",
      "window",
      "period",
      "measure",
      "cohort",
      "category",
      "sex",
    ];
    expect(refusal(countsOf([], { dimensions }))).toBe("released");
    expect(refusal(countsOf([], { dimensions: [...dimensions, "pathway"] }))).toBe("too many crossings");
  });

  it("with the figure, the place and the cure, and never a value", () => {
    expect(() => released(one({ people: 40, outcome: 4711 }), "public")).toThrow(
      /"example" \(part larger than whole\): "outcome" of row 1 .* Check the SQL/,
    );
    expect(() => released(one({ people: 40, outcome: 4711 }), "public")).not.toThrow(/4711/);
  });
});
