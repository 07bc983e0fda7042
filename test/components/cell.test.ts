import { describe, expect, it } from "vitest";
import { cell, cellText } from "../../src/components/cell.ts";
import { intervalText } from "../../src/components/interval-text.ts";
import { markLegend } from "../../src/components/mark-legend.ts";
import type { Cell } from "../../src/released/cell.ts";
import { testOptions } from "./gallery.ts";

const options = testOptions();
const html = (value: Cell, digits?: number): string => {
  const shown = cell(value, digits === undefined ? options : { ...options, digits });
  return `${shown.tagName.toLowerCase()}.${shown.className} ${shown.getAttribute("value") ?? ""} ${shown.textContent}`;
};

describe("cell", () => {
  it("shows a count with group separators and keeps the released value", () => {
    expect(html({ kind: "count", value: 26_000, within: 2 })).toBe("data.cell cell-count 26000 26,000");
  });
  it("shows a rate with the digits asked for", () => {
    const rate = { kind: "rate", value: 0.0416, lower: 0.02, upper: 0.08 } as const;
    expect(html(rate, 1)).toBe("data.cell cell-rate 0.0416 4.2%");
    expect(html(rate, 0)).toBe("data.cell cell-rate 0.0416 4%");
  });
  it("marks what rounds to zero but is not zero, and leaves a zero a zero", () => {
    expect(cellText({ kind: "rate", value: 0.0004, lower: 0, upper: 0.01 }, options)).toBe("[low]");
    expect(html({ kind: "rate", value: 0, lower: 0, upper: 0.02 })).toBe(
      "data.cell cell-rate cell-zero 0 0%",
    );
  });
  it("puts bounds in words", () => {
    expect(html({ kind: "under", bound: 0.05 })).toBe("data.cell cell-under 0.05 under 5%");
    expect(html({ kind: "over", bound: 0.85 })).toBe("data.cell cell-over 0.85 over 85%");
  });
  it("adds [u] to a rate of low reliability, with its meaning", () => {
    const shown = cell({ kind: "rate", value: 0.3, lower: 0.15, upper: 0.45, unreliable: true }, options);
    expect(shown.textContent).toBe("30% [u]");
    expect(shown.querySelector("abbr")?.getAttribute("title")).toContain("low reliability");
  });
  it("writes negative means with a minus sign, signed ones also with a plus", () => {
    const mean = { kind: "mean", value: -1.14, lower: -3, upper: 0.7 } as const;
    expect(cellText(mean, options)).toBe("−1.1");
    expect(intervalText(mean, { ...options, signed: true })).toBe("−3.0 to +0.7");
  });

  const states: readonly Cell[] = [
    { kind: "count", value: 0, within: 0 },
    { kind: "c" },
    { kind: "x", reason: { code: "no rows" } },
    { kind: "z" },
    { kind: "under", bound: 0.05 },
  ];
  it("gives zero, hidden, missing, not applicable and a bound a look and a text of their own", () => {
    expect(new Set(states.map((state) => cell(state, options).className)).size).toBe(states.length);
    expect(new Set(states.map((state) => cell(state, options).textContent)).size).toBe(states.length);
  });
  it("says with a mark why there is no number", () => {
    const title = (value: Cell): string => cell(value, options).getAttribute("title") ?? "";
    expect(title({ kind: "c", side: "few", limit: 9 })).toMatch(/small number, zero included/);
    expect(title({ kind: "c", side: "most", limit: 9 })).toMatch(/all but a few/);
    expect(title({ kind: "x", reason: { code: "follow-up too short", detail: { months: 36 } } })).toContain(
      "36",
    );
    expect(title({ kind: "x", reason: { code: "table not delivered" } })).not.toContain("none");
  });
});

describe("markLegend", () => {
  it("explains the marks that occur and no others", () => {
    expect(markLegend([{ kind: "c" }, { kind: "count", value: 5, within: 0 }], options)).toHaveLength(1);
    expect(markLegend([], options)).toEqual([]);
  });
  it("explains [low] where a rate rounds to zero at the digits of its figure, and not where it does not", () => {
    const rate = (value: number): Cell => ({ kind: "rate", value, lower: 0, upper: 0.01 });
    expect(markLegend([rate(0.0004)], options).join()).toContain("[low]");
    expect(markLegend([rate(0.004)], options).join()).not.toContain("[low]");
  });
  it("says how far rounded counts may be from the true ones", () => {
    expect(markLegend([{ kind: "count", value: 45, within: 2 }], options)[0]).toContain("within 2");
  });
});
