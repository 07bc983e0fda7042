import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import { incidenceChart } from "../../src/components/charts/incidence-chart.ts";
import { figureTable } from "../../src/components/figure-table.ts";
import { landmarks, leavesOut } from "../../src/components/landmarks.ts";
import { createFormat } from "../../src/format/format.ts";
import { translator } from "../../src/messages/translate.ts";
import type { IncidenceFigure, IncidenceGroup } from "../../src/released/figure.ts";

const count = (value: number) => ({ kind: "count", value, within: 0 }) as const;
const monthly = (months: number): IncidenceGroup => ({
  key: {},
  n: count(500),
  display: "curve",
  points: Array.from({ length: months + 1 }, (_, month) => ({
    day: Math.floor((month * 365.25) / 12),
    incidence: { kind: "rate", value: month / 200, lower: month / 400, upper: month / 100 },
    atRisk: count(500 - month),
    events: count(month),
    competing: count(0),
    censored: count(0),
  })),
});
const figure = (groups: readonly IncidenceGroup[]): IncidenceFigure => ({
  id: "x",
  indicator: "x",
  definitionVersion: "1.0",
  unit: "people",
  dimensions: [],
  kind: "incidence",
  gridUnit: "month",
  groups,
});
const monthsOf = (group: IncidenceGroup) =>
  landmarks(group.points).map(({ day }) => Math.round((day * 12) / 365.25));

describe("landmarks of a curve", () => {
  it("are the half-years and the last point on a fine grid", () => {
    expect(monthsOf(monthly(45))).toEqual([0, 6, 12, 18, 24, 30, 36, 42, 45]);
  });

  it("are all points where they are few", () => {
    expect(monthsOf(monthly(12))).toHaveLength(13);
    expect(leavesOut([monthly(12)])).toBe(false);
    expect(leavesOut([monthly(12), monthly(45)])).toBe(true);
  });

  it("every mark that answers finds the row of its own point", () => {
    const { document } = parseHTML("<!DOCTYPE html><html><body></body></html>");
    const options = { document, t: translator("en"), format: createFormat("en"), title: "" };
    const given = figure([monthly(45), monthly(20)]);
    const { rows } = figureTable(given, "", options);
    const marks = [...incidenceChart(given, options).querySelectorAll(".chart-wide [data-row]")];
    expect(rows).toHaveLength(9 + 5);
    expect(new Set(marks.map((mark) => Number(mark.getAttribute("data-row"))))).toEqual(
      new Set(rows.map((_, index) => index)),
    );
  });
});
