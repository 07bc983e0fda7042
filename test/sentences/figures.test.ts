import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { translator } from "../../src/messages/translate.ts";
import type { Count, Mean, Rate } from "../../src/released/cell.ts";
import type { ControlFigure, FunnelFigure, IncidenceGroup, PairedFigure } from "../../src/released/figure.ts";
import { controlStatement, controlTitle } from "../../src/sentences/control-statement.ts";
import {
  discriminationStatement,
  discriminationTitle,
} from "../../src/sentences/discrimination-statement.ts";
import { durationText } from "../../src/sentences/duration.ts";
import { funnelStatement, funnelTitle } from "../../src/sentences/funnel-statement.ts";
import { readIncidence } from "../../src/sentences/incidence-reading.ts";
import { incidenceStatement, incidenceTitle } from "../../src/sentences/incidence-statement.ts";
import { categoryName, cohortName, dimensionName } from "../../src/sentences/names.ts";
import { pairedStatement, pairedTitle } from "../../src/sentences/paired-statement.ts";
import { periodName } from "../../src/sentences/period-name.ts";
import { reasonText } from "../../src/sentences/reason-text.ts";
import { say } from "../../src/sentences/statement.ts";
import { numbersIn, numbersOf } from "./numbers.ts";

const t = translator("en");
const count = (value: number, within = 0) => ({ kind: "count", value, within }) as const;
const rate = (value: number, lower: number, upper: number): Rate => ({ kind: "rate", value, lower, upper });
const mean = (value: number, lower: number, upper: number): Mean => ({ kind: "mean", value, lower, upper });

describe("a curve in words", () => {
  const point = (day: number, incidence: Rate, events = 20) => ({
    day,
    incidence,
    atRisk: count(100),
    events: count(events),
    competing: count(1),
    censored: count(3),
  });
  const group = (points: IncidenceGroup["points"], more: Partial<IncidenceGroup> = {}): IncidenceGroup => ({
    key: { outcome: "extremist relapse", evidence: "2" },
    n: count(300),
    display: "curve",
    points: [point(0, rate(0, 0, 0), 0), ...points],
    ...more,
  });
  const months = { gridUnit: "month" } as const;

  it("is read at two years, and says what it rests on in events and people", () => {
    const given = group([
      point(365, rate(0.03, 0.01, 0.06)),
      point(730, rate(0.05, 0.02, 0.1)),
      point(1095, rate(0.09, 0.05, 0.15)),
    ]);
    expect(say(incidenceStatement(t, months, given))).toBe(
      "Of 100 people, about 5 had a corroborated sign of extremist relapse within 24 months. " +
        "This rests on 20 people with such an event, among 300 people. " +
        "The true figure is likely between 2 and 10 in 100.",
    );
    expect(incidenceTitle(t, months, given)).toBe(
      "About 5 in 100 people had a corroborated sign of extremist relapse within 24 months",
    );
  });

  it("is read where it ends when it is cut before, and says so", () => {
    const given = group([point(365, rate(0.03, 0.01, 0.06)), point(547, rate(0.04, 0.02, 0.08))], {
      cutAt: 730,
    });
    expect(say(incidenceStatement(t, months, given))).toContain("within 18 months");
    expect(say(incidenceStatement(t, months, given))).toContain("The curve ends at 18 months");
  });

  it("a band is its bound; a withheld group says why or that it is confidential", () => {
    const band = group([point(365, { kind: "under", bound: 0.03 })], { display: "band" });
    expect(say(incidenceStatement(t, months, band))).toContain("at most 3 had");
    const withheld = { ...group([]), points: [], display: "withheld" as const };
    expect(say(incidenceStatement(t, months, withheld))).toContain("kept confidential");
    const reason = { code: "too few people", detail: { minimum: 80 } } as const;
    expect(say(incidenceStatement(t, months, { ...withheld, reason }))).toContain("Fewer than 80 people");
  });

  it("time zero is never read, and weeks, months and years are said as such", () => {
    expect(readIncidence(group([]))).toBeUndefined();
    expect(durationText(t, 364, "week")).toBe("52 weeks");
    expect(durationText(t, 7, "week")).toBe("1 week");
    expect(durationText(t, 730, "month")).toBe("24 months");
    expect(durationText(t, 1095, "year")).toBe("3 years");
  });

  it.each(["extremist relapse", "reoffending", "breach"])(
    "%s has words for each grade of evidence",
    (outcome) => {
      const said = ["1", "2", "3"].map((evidence) =>
        incidenceTitle(t, months, group([point(730, rate(0.05, 0.02, 0.1))], { key: { outcome, evidence } })),
      );
      expect(new Set(said).size).toBe(3);
    },
  );
});

describe("a control chart in words", () => {
  const figure = (
    points: readonly [Rate, signals?: boolean][],
    more: Partial<ControlFigure> = {},
  ): ControlFigure => ({
    id: "contact-compliance",
    indicator: "contact-compliance",
    definitionVersion: "1",
    unit: "people",
    dimensions: [],
    kind: "control chart",
    chart: "p",
    period: "quarter",
    trialLimits: false,
    points: points.map(([value, signals], index) => ({
      start: `2024-${String(index * 3 + 1).padStart(2, "0")}-01`,
      numerator: count(60),
      denominator: count(100),
      rate: value,
      centre: 0.6,
      lowerLimit: 0.5,
      upperLimit: 0.7,
      signals: signals === true ? ["beyond limits"] : [],
    })),
    ...more,
  });
  const subject = { group: "people", did: "were seen" };
  const usual = rate(0.6, 0.5, 0.7);

  it("steady, signals, and the last period that is shown", () => {
    expect(say(controlStatement(t, figure([[usual], [usual]]), subject))).toMatch(
      /^Contact has kept its usual level: none of the 2 quarters/,
    );
    const signal = say(
      controlStatement(t, figure([[usual], [rate(0.9, 0.8, 0.95), true], [{ kind: "c" }]]), subject),
    );
    expect(signal).toMatch(/^Better than usual: contact in the second quarter of 2024 was above/);
    expect(signal).toContain("Of 100 people in the second quarter of 2024, about 90 were seen.");
  });

  it("one quarter is not several", () => {
    expect(say(controlStatement(t, figure([[usual]]), subject))).toContain(
      "the one quarter shown does not stand out",
    );
  });

  it("says on which side the last period stands out, and of an earlier one only that it does", () => {
    const last = (value: Rate) => say(controlStatement(t, figure([[usual], [value, true]]), subject));
    expect(last(rate(0.9, 0.8, 0.95))).toMatch(/^Better than usual/);
    expect(last(rate(0.2, 0.1, 0.3))).toMatch(/^Worse than usual/);
    expect(last({ kind: "under", bound: 0.2 })).toMatch(/^Contact has not kept one level/);
    expect(say(controlStatement(t, figure([[usual, true], [usual]]), subject))).toMatch(/not kept one level/);
  });

  it.each([
    [0.5, 0.7, "Better", "above"],
    [0.7, 0.5, "Worse", "below"],
  ] as const)("counts how long a run from %d to %d has lasted", (before, after, verdict, side) => {
    const chart = figure(
      [before, before, ...Array.from({ length: 9 }, () => after)].map((value) => [rate(value, 0.4, 0.8)]),
    );
    const points = chart.points.map((point, index) =>
      index > 8 ? { ...point, start: "2024-01-01", signals: ["run of eight"] as const } : point,
    );
    expect(say(controlStatement(t, { ...chart, points }, subject))).toMatch(
      new RegExp(`^${verdict} than its average: in each of the last 9 quarters shown, .* average of all 11`),
    );
    expect(controlTitle(t, { ...chart, points })).toBe(
      `Contact has been ${side} its average in each of the last 9 quarters shown`,
    );
  });

  it("a period without a number does not break a run", () => {
    const chart = figure(Array.from({ length: 10 }, () => [rate(0.7, 0.6, 0.8)]));
    const points = chart.points.map((point, index) => ({
      ...point,
      start: "2024-01-01",
      ...(index === 8 ? { rate: { kind: "over", bound: 0.9 } as const } : {}),
      signals: index === 9 ? (["run of eight"] as const) : [],
    }));
    expect(controlTitle(t, { ...chart, points })).toContain("in each of the last 9 quarters shown");
  });

  it("limits on trial are said to be, and a chart of hidden points shows nothing and says why", () => {
    expect(say(controlStatement(t, figure([[usual]], { trialLimits: true }), subject))).toContain("on trial");
    const hidden = figure([[{ kind: "c" }]]);
    expect(say(controlStatement(t, hidden, subject))).toContain("No single period can be shown");
    expect(controlTitle(t, hidden)).toContain("too small to show");
  });

  it.each([
    ["2024-03-01", "month", "March 2024"],
    ["2024-10-01", "quarter", "the fourth quarter of 2024"],
    ["2024-07-01", "half-year", "the second half of 2024"],
    ["2024-01-01", "year", "2024"],
  ] as const)("%s as %s is %s", (start, period, name) => {
    expect(periodName(t, start, period)).toBe(name);
  });
});

describe("a funnel in words", () => {
  const funnel = (rates: readonly [Rate, Rate, Rate]): FunnelFigure["groups"][number] => ({
    key: {},
    stages: (["eligible", "referred", "started", "completed"] as const).map((stage, index) => ({
      stage,
      count: count(240 - index * 40, 2),
      rate: index === 0 ? rate(1, 1, 1) : (rates[index - 1] ?? { kind: "c" }),
    })),
  });

  it("says each stage of 100, the range of completion, and where most are lost", () => {
    const said = say(
      funnelStatement(t, funnel([rate(0.9, 0.85, 0.95), rate(0.8, 0.7, 0.9), rate(0.4, 0.33, 0.47)])),
    );
    expect(said).toContain("about 90 were referred, about 80 started, about 40 completed it");
    expect(said).toContain("likely between 33 and 47 in 100");
    expect(said).toContain("between start and completion");
    expect(said).toContain("about 240 people");
  });

  it("names no loss where a stage is hidden, or where two steps lose as many", () => {
    const hidden = say(funnelStatement(t, funnel([rate(0.9, 0.8, 1), { kind: "c" }, rate(0.4, 0.3, 0.5)])));
    expect(hidden).toContain("a number kept confidential started");
    expect(hidden).not.toContain("lost");
    const even = say(
      funnelStatement(t, funnel([rate(1, 0.9, 1), rate(0.75, 0.7, 0.8), rate(0.5, 0.4, 0.6)])),
    );
    expect(even).not.toContain("lost");
  });

  it("all hidden: confidential, with the reason, and no number", () => {
    const group = funnel([{ kind: "c" }, { kind: "c" }, { kind: "c" }]);
    expect(numbersIn(say(funnelStatement(t, group)))).toEqual([]);
    expect(funnelTitle(t, group)).toContain("kept confidential");
  });
});

describe("paired means in words", () => {
  const row = (change: Mean): PairedFigure["rows"][number] => ({
    key: {},
    n: count(45, 2),
    before: mean(54.2, 50, 58),
    after: mean(66.9, 63, 70),
    change,
    effect: mean(1, 0.6, 1.4),
  });
  const head = { scale: "points of 100", unit: "staff" } as const;
  const text = (change: Mean) => say(pairedStatement(t, head, row(change), { moment: "after" }));

  it("better, worse and not enough evidence follow the interval of the change", () => {
    expect(text(mean(12.7, 9.8, 15.6))).toMatch(
      /^Better: .*was 12\.7 points of 100.*between 9\.8 and 15\.6\.$/,
    );
    expect(text(mean(-4, -7, -1))).toMatch(/^Worse: /);
    expect(text(mean(2, -1, 5))).toMatch(/^Not enough evidence to tell/);
    expect(text(mean(12.7, 9.8, 15.6))).toContain("about 45 members of staff");
  });

  it("the title agrees with the verdict, and gives a fall without its sign", () => {
    expect(pairedTitle(t, row(mean(12.7, 9.8, 15.6)), { moment: "after" })).toContain("rose by 12.7");
    expect(pairedTitle(t, row(mean(-4, -7, -1)), { moment: "after" })).toContain("fell by 4 points");
    expect(pairedTitle(t, row(mean(2, -1, 5)), { moment: "later" })).toContain("Not enough evidence");
    expect(pairedTitle(t, row({ kind: "c" }), { moment: "after" })).toContain("cannot be shown");
  });

  it("hidden and not available differ", () => {
    expect(text({ kind: "c" })).toContain("confidential");
    expect(
      text({ kind: "x", reason: { code: "column not delivered", detail: { column: "score_later" } } }),
    ).toContain("score_later");
  });

  it("says only released numbers", () => {
    const value = fc.double({ min: -100, max: 100, noNaN: true });
    fc.assert(
      fc.property(value, value, value, (a, b, c) => {
        const [lower = 0, middle = 0, upper = 0] = [a, b, c].sort((x, y) => x - y);
        const change = mean(middle, lower, upper);
        const given = row(change);
        const allowed = numbersOf(given.n, given.before, given.after, change);
        const said = `${text(change)} ${pairedTitle(t, given, { moment: "after" })}`;
        expect(numbersIn(said).filter((number) => !allowed.has(number))).toEqual([]);
      }),
      { seed: 5 },
    );
  });
});

describe("the ranking of levels in words", () => {
  const row = (auc: Mean) => ({ key: { horizon: "24" }, events: count(31), nonEvents: count(159), auc });
  const text = (auc: Mean) => say(discriminationStatement(t, row(auc)));

  it("three ways, against a coin", () => {
    expect(text(mean(0.66, 0.57, 0.75))).toMatch(
      /better than a coin.*Of 100 pairs.*in about 66,.*between 57 and 75/,
    );
    expect(text(mean(0.55, 0.45, 0.65))).toMatch(/^Over 24 months: not enough evidence/);
    expect(text(mean(0.35, 0.25, 0.45))).toMatch(/wrong way round/);
    expect(discriminationTitle(t, row(mean(0.66, 0.57, 0.75)))).toBe(
      "Over 24 months, the first level ranked people better than a coin would, in 57 to 75 of 100 pairs",
    );
  });

  it("says that few events make a rough guide, and many do not", () => {
    const of = (events: Count) =>
      say(discriminationStatement(t, { ...row(mean(0.66, 0.57, 0.75)), events, nonEvents: count(400) }));
    expect(of(count(99))).toContain("read it as a rough guide");
    expect(of(count(100))).not.toContain("read it as a rough guide");
  });

  it("withheld and not available say why", () => {
    expect(text({ kind: "c" })).toContain("withheld");
    expect(text({ kind: "x", reason: { code: "too few events", detail: { minimum: 10 } } })).toContain(
      "Fewer than 10 events",
    );
    expect(discriminationTitle(t, undefined)).toContain("cannot be shown");
  });

  it("never speaks of a person’s risk", () => {
    expect(text(mean(0.66, 0.57, 0.75))).not.toMatch(/predict|risk/i);
  });
});

describe("names and reasons", () => {
  it("translate what the contract fixes, and leave data as delivered", () => {
    expect(categoryName(t, "sex", "female")).toBe("women");
    expect(categoryName(t, "service", "XK")).toBe("Kosovo");
    expect(categoryName(t, "service", "US-GA")).toBe("US-GA");
    expect(categoryName(t, "age_band", "25-34")).toBe("25-34");
    expect(categoryName(t, "cohort_wave", "unknown")).toBe("not recorded");
    expect(dimensionName(t, "cohort_financial_aid")).toBe("financial aid");
    expect(cohortName(t, "initial_level")).toBe("level at first assessment");
  });

  it.each([
    "table not delivered",
    "column not delivered",
    "evidence not delivered",
    "follow-up too short",
    "too few people",
    "too few events",
    "no rows",
    "not estimable",
  ] as const)("%s is a sentence with and without its details", (code) => {
    expect(reasonText(t, { code })).toMatch(/^[A-Z].*\.$/);
    const detail = { table: "contacts", column: "due_on", months: 24, minimum: 30, evidence: "3" };
    expect(reasonText(t, { code, detail })).not.toMatch(/none|undefined/);
  });
});
