import { describe, expect, it } from "vitest";
import type { IncidenceGroup } from "../../src/released/figure.ts";
import { figureOf, figuresOf, peopleOf } from "./workbench.ts";

const offence = { kind: "other offence", evidence: 3 } as const;

/** Per unit: 10 offend at day 100, 10 die at 200, 10 are followed for 320 days, 10 offend at 400, 20 never. */
const cohort = (unit: number) =>
  peopleOf([
    { name: "early", count: 10 * unit, potential: 1500, event: { ...offence, day: 100 } },
    { name: "died", count: 10 * unit, potential: 1500, ends: { day: 200, reason: "deceased" } },
    { name: "recent", count: 10 * unit, potential: 320 },
    { name: "late", count: 10 * unit, potential: 1500, event: { ...offence, day: 400 } },
    { name: "never", count: 20 * unit, potential: 1500 },
  ]);

const groupOf = (groups: readonly IncidenceGroup[], outcome: string, evidence: string) =>
  groups.find(({ key }) => key.outcome === outcome && key.evidence === evidence);

const at = (group: IncidenceGroup | undefined, day: number) =>
  group?.points.find((point) => point.day === day);

/** R's survfit without censoring before the day: multinomial standard error, limits on the log scale. */
const logLimits = (p: number, n: number) => {
  const step = (1.959963984540054 * Math.sqrt((p * (1 - p)) / n)) / p;
  return { lower: p * Math.exp(-step), upper: p * Math.exp(step) };
};

describe("incidence on the internal tier", () => {
  it("is Aalen-Johansen's: 10 of 60 by day 121, and 10 of 30 more of the two thirds left at day 426", async () => {
    const figure = figureOf(
      await figuresOf({ rows: cohort(1) }, "internal"),
      "incidence-by-evidence",
      "incidence",
    );
    const group = groupOf(figure.groups, "reoffending", "3");
    expect(group).toMatchObject({ display: "curve", n: { value: 60, within: 0 } });
    const early = at(group, 121)?.incidence;
    expect(early?.kind).toBe("rate");
    if (early?.kind !== "rate") return;
    expect(early.value).toBeCloseTo(10 / 60, 12);
    expect(early.lower).toBeCloseTo(logLimits(10 / 60, 60).lower, 12);
    expect(early.upper).toBeCloseTo(logLimits(10 / 60, 60).upper, 12);
    const late = at(group, 426)?.incidence;
    expect(late).toMatchObject({ kind: "rate" });
    expect(late?.kind === "rate" && late.value).toBeCloseTo(10 / 60 + (40 / 60) * (10 / 30), 12);
  });

  it("shows its risk table: those followed through the day, and who left why", async () => {
    const figure = figureOf(
      await figuresOf({ rows: cohort(1) }, "internal"),
      "incidence-by-evidence",
      "incidence",
    );
    expect(at(groupOf(figure.groups, "reoffending", "3"), 426)).toMatchObject({
      atRisk: { value: 20 },
      events: { value: 20 },
      competing: { value: 10 },
      censored: { value: 10 },
    });
  });

  it("starts at zero with everybody at risk", async () => {
    const figure = figureOf(
      await figuresOf({ rows: cohort(1) }, "internal"),
      "incidence-by-evidence",
      "incidence",
    );
    expect(groupOf(figure.groups, "reoffending", "3")?.points[0]).toMatchObject({
      day: 0,
      incidence: { kind: "rate", value: 0 },
      atRisk: { value: 60 },
      events: { value: 0 },
    });
  });

  it("is cut before fewer than ten are at risk, and says where", async () => {
    const rows = peopleOf([
      { name: "long", count: 9, potential: 900 },
      { name: "event", count: 10, potential: 900, event: { ...offence, day: 20 } },
      { name: "short", count: 20, potential: 200 },
    ]);
    const figure = figureOf(await figuresOf({ rows }, "internal"), "incidence-by-evidence", "incidence");
    const group = groupOf(figure.groups, "reoffending", "3");
    expect(group?.points.at(-1)?.day).toBe(182);
    expect(group?.cutAt).toBe(213);
  });

  it("takes time in custody out of the time at risk", async () => {
    const rows = peopleOf([
      { name: "held", count: 10, potential: 900, event: { ...offence, day: 100 } },
      { name: "never", count: 40, potential: 900 },
    ]);
    const custody = rows.cases?.slice(0, 10).map(({ case_id }) => ({
      case_id: case_id ?? null,
      from_on: "2022-08-15",
      to_on: "2022-09-14",
      reason: "remand",
    }));
    const figures = await figuresOf({ rows: { ...rows, custody: custody ?? [] } }, "internal");
    const group = groupOf(figureOf(figures, "incidence-by-evidence", "incidence").groups, "reoffending", "3");
    expect(at(group, 60)?.events).toMatchObject({ kind: "c", side: "few" });
    expect(at(group, 91)?.events).toMatchObject({ value: 10 });
  });

  it("never adds grades up: an adjudicated event is not a corroborated one", async () => {
    const figure = figureOf(
      await figuresOf({ rows: cohort(1) }, "internal"),
      "incidence-by-evidence",
      "incidence",
    );
    expect(groupOf(figure.groups, "reoffending", "2")?.display).toBe("band");
    expect(figure.groups.map(({ key }) => `${key.outcome} ${key.evidence}`)).toEqual([
      "extremist relapse 1",
      "extremist relapse 2",
      "extremist relapse 3",
      "reoffending 2",
      "reoffending 3",
      "breach 2",
      "breach 3",
    ]);
  });

  it("leaves out grades and outcomes that the source cannot deliver", async () => {
    const delivery = { evidenceDelivered: [3], eventKindsDelivered: ["other offence"] } as const;
    const figures = await figuresOf({ rows: cohort(1), delivery }, "internal");
    const figure = figureOf(figures, "incidence-by-evidence", "incidence");
    expect(figure.groups.map(({ key }) => `${key.outcome} ${key.evidence}`)).toEqual(["reoffending 3"]);
    expect(figures["safety-bounds"]).toMatchObject({
      kind: "unavailable",
      reason: { code: "evidence not delivered", detail: { outcome: "extremist relapse" } },
    });
  });

  it("reads the delivery's own days where it declares them", async () => {
    const delivery = { landmarkDays: [90, 500, 100, 9000], landmarkUnit: "week" } as const;
    const figures = await figuresOf({ rows: cohort(1), delivery }, "internal");
    const figure = figureOf(figures, "incidence-by-evidence", "incidence");
    expect(figure.gridUnit).toBe("week");
    expect(groupOf(figure.groups, "reoffending", "3")?.points.map(({ day }) => day)).toEqual([
      0, 90, 100, 500,
    ]);
  });
});

describe("incidence on the public tier", () => {
  it("is the life table of rounded counts every six months, its interval widened by the rounding", async () => {
    const figure = figureOf(
      await figuresOf({ rows: cohort(2) }, "public"),
      "incidence-by-evidence",
      "incidence",
    );
    const group = groupOf(figure.groups, "reoffending", "3");
    expect(group?.n).toEqual({ kind: "count", value: 120, within: 2 });
    // 20 of 120; 20 of the exposed 90 die; then 20 of 60 of those left.
    const byHand = 20 / 120 + (100 / 120) * (1 - 20 / 90) * (20 / 60);
    const point = at(group, 547);
    expect(point?.events).toEqual({ kind: "count", value: 40, within: 2 });
    expect(point?.incidence).toMatchObject({ kind: "rate", value: Math.round(byHand * 100) / 100 });
    const exact = logLimits(20 / 120, 120);
    const first = at(group, 182)?.incidence;
    expect(first?.kind === "rate" && first.lower).toBeLessThan(exact.lower);
    expect(first?.kind === "rate" && first.upper).toBeGreaterThan(exact.upper);
    expect(group?.points.map(({ day }) => day)).toEqual([0, 182, 365, 547, 730, 913, 1095, 1278, 1461]);
  });

  it("shows a band while events are few: at most nine in the fewest people that the rounding allows", async () => {
    const rows = peopleOf([
      { name: "event", count: 4, potential: 900, event: { ...offence, day: 100 } },
      { name: "never", count: 96, potential: 900 },
    ]);
    const figure = figureOf(await figuresOf({ rows }, "public"), "incidence-by-evidence", "incidence");
    const group = groupOf(figure.groups, "reoffending", "3");
    expect(group?.display).toBe("band");
    expect(at(group, 182)?.incidence).toEqual({ kind: "under", bound: 0.1 });
    expect(at(group, 182)?.events).toEqual({ kind: "c", side: "few", limit: 9 });
  });

  it("looks the same for no event and for nine", async () => {
    const withEvents = (count: number) =>
      peopleOf([
        { name: "event", count, potential: 900, event: { ...offence, day: 100 } },
        { name: "never", count: 100 - count, potential: 900 },
      ]);
    const [none, nine] = await Promise.all(
      [0, 9].map(async (count) => {
        const rows = withEvents(count);
        const figures = await figuresOf({ rows: { ...rows, events: rows.events ?? [] } }, "public");
        const group = groupOf(
          figureOf(figures, "incidence-by-evidence", "incidence").groups,
          "reoffending",
          "3",
        );
        return group?.points.map(({ incidence, events }) => ({ incidence, events }));
      }),
    );
    expect(nine).toEqual(none);
  });

  it("withholds groups under 80 people and says how many are needed", async () => {
    const figure = figureOf(
      await figuresOf({ rows: cohort(1) }, "public"),
      "incidence-by-evidence",
      "incidence",
    );
    expect(groupOf(figure.groups, "reoffending", "3")).toMatchObject({
      display: "withheld",
      reason: { code: "too few people", detail: { minimum: 80 } },
      points: [],
    });
  });
});

describe("incidence by cohort", () => {
  const rows = () => {
    const people = cohort(1);
    const cases = people.cases?.map((row, index) => ({
      ...row,
      sex: index % 2 === 0 ? "female" : null,
      cohort_aid: index % 3 === 0 ? "yes" : "no",
    }));
    return { ...people, cases: cases ?? [] };
  };

  it("divides the same people by every column delivered, what is missing by its name", async () => {
    const figures = await figuresOf({ rows: rows(), cohorts: ["cohort_aid"] }, "internal");
    const { groups } = figureOf(figures, "incidence-by-cohort", "incidence");
    const sizes = groups
      .filter(({ key }) => key.outcome === "reoffending")
      .map(({ key, n }) => [key.cohort, key.category, n.kind === "count" ? n.value : null]);
    expect(sizes).toEqual([
      ["service", "XK", 60],
      ["sex", "female", 30],
      ["sex", "unknown", 30],
      ["cohort_aid", "no", 40],
      ["cohort_aid", "yes", 20],
    ]);
  });

  it("asks for the strongest grade only", async () => {
    const figures = await figuresOf({ rows: rows(), cohorts: ["cohort_aid"] }, "internal");
    const { groups } = figureOf(figures, "incidence-by-cohort", "incidence");
    expect(new Set(groups.map(({ key }) => key.evidence))).toEqual(new Set(["3"]));
  });
});
