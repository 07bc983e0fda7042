import { beforeAll, describe, expect, it } from "vitest";
import { hedgesG } from "../../src/statistics/means/hedges-g.ts";
import { meanInterval } from "../../src/statistics/means/mean-interval.ts";
import { moments } from "../../src/statistics/means/moments.ts";
import { smallService } from "./small-service.ts";
import { figureOf, figuresOf } from "./workbench.ts";

let exact: Awaited<ReturnType<typeof figuresOf>>;
let open: Awaited<ReturnType<typeof figuresOf>>;
beforeAll(async () => {
  exact = await figuresOf({ rows: smallService(1) }, "internal");
  open = await figuresOf({ rows: smallService(3) }, "public");
});

describe("programme funnel", () => {
  it("counts each person at the furthest stage, of all eligible", () => {
    const [group] = figureOf(exact, "programme-funnel", "funnel").groups;
    expect(group?.stages).toMatchObject([
      { stage: "eligible", count: { value: 30 } },
      { stage: "referred", count: { value: 24 }, rate: { value: 24 / 30 } },
      { stage: "started", count: { value: 18 }, rate: { value: 18 / 30 } },
      { stage: "completed", count: { value: 12 }, rate: { value: 12 / 30 } },
    ]);
  });

  it("counts a person with two referrals once", async () => {
    const rows = smallService(1);
    const again =
      rows.enrolments?.map((row) => ({ ...row, enrolment_id: `${row.enrolment_id}-again` })) ?? [];
    const figures = await figuresOf(
      { rows: { ...rows, enrolments: [...(rows.enrolments ?? []), ...again] } },
      "internal",
    );
    expect(figureOf(figures, "programme-funnel", "funnel").groups).toEqual(
      figureOf(exact, "programme-funnel", "funnel").groups,
    );
  });

  it("is the same for its only kind", () => {
    const [all] = figureOf(exact, "programme-funnel", "funnel").groups;
    expect(figureOf(exact, "programme-funnel-by-kind", "funnel").groups).toEqual([
      { ...all, key: { kind: "mentoring" } },
    ]);
  });

  it("rounds in public, and rates follow from the rounded counts", () => {
    const [group] = figureOf(open, "programme-funnel", "funnel").groups;
    expect(group?.stages[1]).toMatchObject({
      count: { kind: "count", value: 70, within: 2 },
      rate: { kind: "rate", value: 0.8 },
    });
  });
});

describe("staff training", () => {
  const before = Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? 40 : 50));
  const change = Array.from({ length: 20 }, (_, index) => (index % 4 < 2 ? 10 : 14));

  it("is the mean change of the same people with Student's interval, and Hedges' g", () => {
    const [row] = figureOf(exact, "staff-training", "paired").rows;
    const interval = meanInterval(moments(change));
    const effect = hedgesG({ change: moments(change), sdBefore: moments(before).sd });
    expect(row).toMatchObject({ n: { value: 20 }, before: { value: 45 }, after: { value: 57 } });
    if (interval.kind !== "estimate" || effect.kind !== "estimate") throw new Error("not estimable");
    if (row?.change.kind !== "mean" || row.effect.kind !== "mean") throw new Error("not shown");
    expect(row.change.value).toBeCloseTo(12, 12);
    expect(row.change.lower).toBeCloseTo(interval.lower, 12);
    expect(row.change.upper).toBeCloseTo(interval.upper, 12);
    expect(row.effect.value).toBeCloseTo(effect.value, 12);
    expect(row.effect.lower).toBeCloseTo(effect.lower, 12);
  });

  it("has what is left months later", () => {
    const [row] = figureOf(exact, "staff-training-retained", "paired").rows;
    expect(row?.change.kind === "mean" && row.change.value).toBeCloseTo(4, 12);
  });

  it("takes the first course with both scores only", async () => {
    const rows = smallService(1);
    const more = rows.training?.flatMap((row) => [
      { ...row, course: "D", held_on: "2024-01-01", score_after: 100 },
      { ...row, course: "B", held_on: "2022-01-01", score_before: null },
    ]);
    const figures = await figuresOf(
      { rows: { ...rows, training: [...(rows.training ?? []), ...(more ?? [])] } },
      "internal",
    );
    expect(figureOf(figures, "staff-training", "paired").rows).toEqual(
      figureOf(exact, "staff-training", "paired").rows,
    );
  });

  it("widens intervals in public by the rounding of n, mean and standard deviation", () => {
    const [row] = figureOf(open, "staff-training", "paired").rows;
    const sixty = [...change, ...change, ...change];
    const interval = meanInterval(moments(sixty));
    if (interval.kind !== "estimate" || row?.change.kind !== "mean") throw new Error("not shown");
    expect(row.n).toEqual({ kind: "count", value: 60, within: 2 });
    expect(row.change.value).toBe(12);
    expect(row.change.lower).toBeLessThan(interval.lower);
    expect(row.change.upper).toBeGreaterThan(interval.upper);
    expect(Number(row.change.lower.toFixed(1))).toBe(row.change.lower);
  });
});

describe("certified staff", () => {
  it("are those whose certificate is valid on the last day covered, of each service and of all", () => {
    expect(figureOf(exact, "staff-certified", "rates").rows).toMatchObject([
      { key: {}, numerator: { value: 12 }, denominator: { value: 20 } },
      { key: { service: "XK" }, numerator: { value: 12 }, denominator: { value: 20 } },
    ]);
  });
});

describe("completeness of the delivery", () => {
  it("says what share of people, contacts and events is recorded", () => {
    const rows = figureOf(exact, "delivery-completeness", "rates").rows;
    expect(
      rows.map(({ key, numerator, denominator }) => [key.measure, numerator, denominator]),
    ).toMatchObject([
      ["follow-up of 12 months or more", { value: 40 }, { value: 40 }],
      ["follow-up of 24 months or more", { value: 40 }, { value: 40 }],
      ["people with an initial assessment", { value: 30 }, { value: 40 }],
      ["contacts with an outcome recorded", { value: 960 }, { value: 960 }],
      ["events with a date of recording", { value: 6 }, { value: 11 }],
    ]);
  });
});
