import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, inject, it } from "vitest";
import type { Figure } from "../../src/released/figure.ts";
import { hiddenWidths } from "../disclosure/life-table-attack.ts";
import { narrowestCurve, narrowestRate } from "../disclosure/partition-attack.ts";

const figureOf = (id: string, tier: "public" | "internal" = "public") =>
  JSON.parse(readFileSync(join(inject("sites")[tier], "data", "figures", `${id}.json`), "utf8")) as Figure;

describe("an attacker with all downloads of the demo's public site", () => {
  it("adds up the rows of each risk table: no hidden count has fewer than three values left", () => {
    for (const id of ["incidence-by-evidence", "incidence-by-cohort"]) {
      const figure = figureOf(id);
      if (figure.kind !== "incidence") throw new Error(`${id} has no curves`);
      const widths = figure.groups.flatMap(({ key, n, points }) => hiddenWidths({ key, n, rows: points }));
      expect(widths.length).toBeGreaterThan(10);
      expect(Math.min(...widths)).toBeGreaterThanOrEqual(3);
    }
  });

  it("subtracts the groups of a cohort from everybody: three values at least", () => {
    // The attacker even knows which categories exist, and so where the groups that are shown are all.
    const held = (all: string, byCohort: string) => ({
      all: figureOf(all),
      byCohort: figureOf(byCohort),
      everyCategory: figureOf(byCohort, "internal"),
    });
    const rates = narrowestRate(held("reoffending", "reoffending-by-cohort"));
    const curves = narrowestCurve(held("incidence-by-evidence", "incidence-by-cohort"));
    for (const width of [rates, curves]) {
      expect(width).toBeLessThan(Infinity);
      expect(width).toBeGreaterThanOrEqual(3);
    }
  });
});
