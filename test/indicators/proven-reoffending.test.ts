import { describe, expect, it } from "vitest";
import { clopperPearson } from "../../src/statistics/proportions/clopper-pearson.ts";
import { figureOf, figuresOf, peopleOf } from "./workbench.ts";

const proven = { kind: "other offence", evidence: 3 } as const;
const corroborated = { kind: "other offence", evidence: 2 } as const;

const rates = async (rows: ReturnType<typeof peopleOf>, tier: "public" | "internal" = "internal") =>
  figureOf(await figuresOf({ rows }, tier), "reoffending", "rates").rows;

const rowOf = (rows: Awaited<ReturnType<typeof rates>>, evidence: string, horizon: string) =>
  rows.find(({ key }) => key.evidence === evidence && key.horizon === horizon);

describe("reoffending within a horizon", () => {
  it("is an exact share: 12 of 40, with Clopper and Pearson's limits", async () => {
    const rows = await rates(
      peopleOf([
        { name: "event", count: 12, potential: 1000, event: { ...corroborated, day: 100 } },
        { name: "never", count: 28, potential: 1000 },
      ]),
    );
    const interval = clopperPearson(12, 40);
    if (interval.kind !== "estimate") throw new Error("not estimable");
    expect(rowOf(rows, "2", "12")).toMatchObject({ numerator: { value: 12 }, denominator: { value: 40 } });
    expect(rowOf(rows, "2", "12")?.rate).toMatchObject({
      value: 0.3,
      lower: expect.closeTo(interval.lower, 12),
      upper: expect.closeTo(interval.upper, 12),
    });
  });

  it("counts the last day of the horizon and not the day after", async () => {
    const rows = await rates(
      peopleOf([
        { name: "onTheDay", count: 10, potential: 1000, event: { ...corroborated, day: 365 } },
        { name: "dayAfter", count: 10, potential: 1000, event: { ...corroborated, day: 366 } },
        { name: "never", count: 20, potential: 1000 },
      ]),
    );
    expect(rowOf(rows, "2", "12")?.numerator).toMatchObject({ value: 10 });
    expect(rowOf(rows, "2", "24")?.numerator).toMatchObject({ value: 20 });
  });

  it("asks for a year of possible follow-up, and six months more where courts must decide", async () => {
    const groups = [
      { name: "shortByADay", count: 10, potential: 364 },
      { name: "aYear", count: 10, potential: 365 },
      { name: "undecided", count: 10, potential: 547 },
      { name: "decided", count: 10, potential: 548 },
    ];
    const rows = await rates(peopleOf(groups));
    expect(rowOf(rows, "2", "12")?.denominator).toMatchObject({ value: 30 });
    expect(rowOf(rows, "3", "12")?.denominator).toMatchObject({ value: 10 });
  });

  it("keeps people who died or left in the denominator, and counts what they did before", async () => {
    const rows = await rates(
      peopleOf([
        {
          name: "died",
          count: 10,
          potential: 1000,
          ends: { day: 200, reason: "deceased" },
          event: { ...proven, day: 100 },
        },
        { name: "left", count: 10, potential: 1000, ends: { day: 50, reason: "departed" } },
        { name: "never", count: 10, potential: 1000 },
      ]),
    );
    expect(rowOf(rows, "3", "12")).toMatchObject({ numerator: { value: 10 }, denominator: { value: 30 } });
  });

  it("does not count a breach of conditions", async () => {
    const rows = await rates(
      peopleOf([
        { name: "breach", count: 20, potential: 1000, event: { kind: "absconding", evidence: 3, day: 10 } },
        { name: "never", count: 20, potential: 1000 },
      ]),
    );
    expect(rowOf(rows, "3", "12")?.numerator).toEqual({ kind: "c", side: "few", limit: 4 });
  });

  it("says how many months are needed where nobody was followed for so long", async () => {
    const figures = await figuresOf(
      { rows: peopleOf([{ name: "new", count: 50, potential: 300 }]) },
      "internal",
    );
    expect(figures.reoffending).toMatchObject({
      kind: "unavailable",
      reason: { code: "follow-up too short", detail: { months: 12 } },
    });
    expect(figures["reoffending-by-cohort"]).toMatchObject({ reason: { detail: { months: 18 } } });
  });

  it("shows a bound in public while offenders are fewer than ten", async () => {
    const rows = await rates(
      peopleOf([
        { name: "event", count: 9, potential: 1000, event: { ...corroborated, day: 100 } },
        { name: "never", count: 91, potential: 1000 },
      ]),
      "public",
    );
    expect(rowOf(rows, "2", "12")).toMatchObject({
      numerator: { kind: "c", side: "few", limit: 9 },
      denominator: { value: 100, within: 2 },
      rate: { kind: "under", bound: 0.1 },
    });
  });

  it("needs no months for the decision in a delivery without dates", async () => {
    const rows = {
      cases: Array.from({ length: 40 }, (_, index) => ({
        case_id: `c${index}`,
        person_id: `p${index}`,
        service: "US",
        supervision_started_day: 0,
      })),
      events: Array.from({ length: 10 }, (_, index) => ({
        event_id: `e${index}`,
        case_id: `c${index}`,
        kind: "other offence",
        evidence: 3,
        occurred_day: 365,
      })),
    };
    const delivery = { cutoff: null, followUpDays: 365, evidenceDelivered: [3] } as const;
    const figures = await figuresOf({ rows, delivery }, "internal");
    expect(figureOf(figures, "reoffending", "rates").rows).toMatchObject([
      { key: { evidence: "3", horizon: "12" }, numerator: { value: 10 }, denominator: { value: 40 } },
    ]);
  });
});

describe("extremist relapse so far", () => {
  it("bounds nothing found in 100 people by the zero-event limit on the internal tier's terms", async () => {
    const figures = await figuresOf(
      { rows: peopleOf([{ name: "never", count: 100, potential: 100 }]) },
      "internal",
    );
    expect(
      figureOf(figures, "safety-bounds", "rates").rows.map(({ key, rate }) => [key.evidence, rate]),
    ).toEqual([
      ["1", { kind: "under", bound: 0.04 }],
      ["2", { kind: "under", bound: 0.04 }],
      ["3", { kind: "under", bound: 0.04 }],
    ]);
  });

  it("shows an exact interval once enough were found", async () => {
    const rows = peopleOf([
      { name: "event", count: 15, potential: 1000, event: { kind: "travel attempt", evidence: 1, day: 10 } },
      { name: "never", count: 85, potential: 1000 },
    ]);
    const [first] = figureOf(await figuresOf({ rows }, "internal"), "safety-bounds", "rates").rows;
    expect(first).toMatchObject({ key: { evidence: "1" }, numerator: { value: 15 }, rate: { value: 0.15 } });
  });
});
