import { beforeAll, describe, expect, it } from "vitest";
import { auc } from "../../src/statistics/discrimination/auc.ts";
import { clopperPearson } from "../../src/statistics/proportions/clopper-pearson.ts";
import { smallService } from "./small-service.ts";
import { figureOf, figuresOf, policies } from "./workbench.ts";

let exact: Awaited<ReturnType<typeof figuresOf>>;
let open: Awaited<ReturnType<typeof figuresOf>>;
const delivery = { evidenceDelivered: [2] } as const;
beforeAll(async () => {
  exact = await figuresOf({ rows: smallService(1), delivery }, "internal");
  open = await figuresOf({ rows: smallService(3), delivery }, "public");
});

const rowsOf = (figures: typeof exact, id: string) => figureOf(figures, id, "rates").rows;

describe("contact compliance", () => {
  it("counts, month by month, people whose every required contact was attended", () => {
    const { points, period } = figureOf(exact, "contact-compliance", "control chart");
    expect(period).toBe("month");
    expect(points.map(({ start }) => start).slice(0, 2)).toEqual(["2023-01-01", "2023-02-01"]);
    expect(points).toHaveLength(24);
    expect(points[0]).toMatchObject({ numerator: { value: 34 }, denominator: { value: 40 } });
    expect(points[17]).toMatchObject({ start: "2024-06-01", numerator: { value: 24 } });
  });

  it("signals the month in which ten more missed theirs, and only that one", () => {
    const { points, chart, trialLimits } = figureOf(exact, "contact-compliance", "control chart");
    expect(chart).toBe("p");
    expect(trialLimits).toBe(false);
    const beyond = points.filter(({ signals }) => signals.includes("beyond limits"));
    expect(beyond.map(({ start }) => start)).toEqual(["2024-06-01"]);
    expect(points[0]?.centre).toBeCloseTo((23 * 34 + 24) / (24 * 40), 12);
  });

  it("is by quarter in public, rounded, from complete quarters only", () => {
    const { points, period } = figureOf(open, "contact-compliance", "control chart");
    expect(period).toBe("quarter");
    expect(points.map(({ start }) => start)).toEqual([
      "2023-01-01",
      "2023-04-01",
      "2023-07-01",
      "2023-10-01",
      "2024-01-01",
      "2024-04-01",
      "2024-07-01",
      "2024-10-01",
    ]);
    expect(points[5]).toMatchObject({
      numerator: { kind: "count", value: 70, within: 2 },
      denominator: { kind: "count", value: 120, within: 2 },
    });
  });

  it("compares the last four quarters with the four before", () => {
    expect(rowsOf(exact, "contact-compliance-overall")).toMatchObject([
      { key: { window: "last year" }, numerator: { value: 24 }, denominator: { value: 40 } },
      { key: { window: "year before" }, numerator: { value: 34 }, denominator: { value: 40 } },
    ]);
  });

  it("divides the last year by level, each person once", () => {
    expect(rowsOf(exact, "contact-compliance-by-level")).toMatchObject([
      { key: { level: "low" }, numerator: { value: 12 }, denominator: { value: 20 } },
      { key: { level: "high" }, numerator: { value: 12 }, denominator: { value: 20 } },
    ]);
  });
});

describe("assessment quality", () => {
  it("shares of people, items and assessments, with exact intervals", () => {
    const rows = rowsOf(exact, "assessment-quality");
    expect(
      rows.map(({ key, numerator, denominator }) => [key.measure, numerator, denominator]),
    ).toMatchObject([
      ["first assessment within 45 days", { value: 30 }, { value: 40 }],
      ["items unrated", { value: 12 }, { value: 120 }],
      ["rated by certified raters", { value: 18 }, { value: 30 }],
      ["level overridden", { value: 6 }, { value: 30 }],
    ]);
    const interval = clopperPearson(30, 40);
    expect(rows[0]?.rate).toMatchObject({ kind: "rate", value: 0.75 });
    expect(rows[0]?.rate.kind === "rate" && rows[0].rate.lower).toBeCloseTo(
      interval.kind === "estimate" ? interval.lower : Number.NaN,
      12,
    );
  });

  it("leaves out a share whose column was not delivered, which is not zero", async () => {
    const rows = smallService(1);
    const assessments = rows.assessments?.map(({ level_before_override, ...row }) => row) ?? [];
    const figures = await figuresOf({ rows: { ...rows, assessments } }, "internal");
    expect(rowsOf(figures, "assessment-quality").map(({ key }) => key.measure)).not.toContain(
      "level overridden",
    );
  });
});

describe("discrimination of first levels", () => {
  it("is the area computed from the released numbers by level and outcome", async () => {
    const { counts, ...internal } = policies.internal;
    // Everybody, less those of known level, are the few of whom it is not known: shown for this test alone.
    const policy = { ...internal, counts: { ...counts, complementary: false } };
    const figures = await figuresOf({ rows: smallService(1), delivery }, policy);
    const [row] = figureOf(figures, "level-discrimination", "discrimination").rows;
    const byHand = auc({
      score: [0, 0, 1, 1, 2, 2],
      outcome: [0, 1, 0, 1, 0, 1],
      count: [10, 0, 5, 5, 4, 6],
    });
    expect(row).toMatchObject({ key: { horizon: "12" }, events: { value: 11 }, nonEvents: { value: 19 } });
    expect(byHand.kind).toBe("estimate");
    expect(row?.auc.kind).toBe("mean");
    if (byHand.kind !== "estimate" || row?.auc.kind !== "mean") return;
    expect(row.auc.lower).toBeLessThanOrEqual(byHand.lower);
    expect(row.auc.upper).toBeGreaterThanOrEqual(byHand.upper);
  });

  it("has no area in public under a hundred people", () => {
    const [row] = figureOf(open, "level-discrimination", "discrimination").rows;
    expect(row?.auc).toEqual({
      kind: "x",
      reason: { code: "too few people", detail: { minimum: policies.public.discrimination.minimum } },
    });
  });
});
