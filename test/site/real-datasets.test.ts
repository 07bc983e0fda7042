import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readPolicy } from "../../loaders/disclosure/read-policy.ts";
import { releasedRate } from "../../loaders/disclosure/released-rate.ts";
import type { Count } from "../../src/released/cell.ts";
import type { Figure } from "../../src/released/figure.ts";
import type { SiteData, Tier } from "../../src/released/site-data.ts";
import { readReference } from "../indicators/reference.ts";
import { build } from "./command-line.ts";
import { isTold, type Line, lineOf, linesOf, tableRows } from "./released-numbers.ts";
import { filesOf } from "./tree.ts";

const datasets = process.env.THROUGHCARE_DATASETS ?? "../shared/datasets";
const names = ["compas-propublica", "iowa-prison-3yr", "nij-georgia-parole", "rossi-tarp"] as const;
const tiers = ["public", "internal"] as const satisfies readonly Tier[];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "throughcare-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const readSite = (out: string) =>
  JSON.parse(readFileSync(join(out, "data", "site.json"), "utf8")) as SiteData;
const readFigure = (out: string, id: string) =>
  JSON.parse(readFileSync(join(out, "data", "figures", `${id}.json`), "utf8")) as Figure;

describe.skipIf(!existsSync(datasets)).each(names)("%s", (name) => {
  it.each(tiers)("builds a %s site", (tier) => {
    const out = join(folder, `${name}-${tier}`);
    const request = { exports: join(datasets, name), mapping: join("data", "mappings", name), tier, out };
    const { status, output } = build({ ...request, work: join(folder, "work") });
    expect(status, output).toBe(0);
    expect(filesOf(out).filter((file) => file.endsWith(".html")).length).toBeGreaterThanOrEqual(6);
    expect(readSite(out).synthetic).toBe(false);
  });

  it("shows what it does not have as not available, and not as zero", () => {
    for (const tier of tiers) {
      const out = join(folder, `${name}-${tier}`);
      const funnel = readFigure(out, "programme-funnel");
      expect(funnel.kind).toBe("unavailable");
      const page = readFileSync(join(out, "programmes.html"), "utf8");
      expect(page).toMatch(/not available|not delivered/i);
      const training = readFigure(out, "staff-training");
      expect(training.kind).toBe("unavailable");
    }
  });

  it.each(tiers)("its %s pages tell the rates that the released counts give", (tier) => {
    const out = join(folder, `${name}-${tier}`);
    const lines = linesOf(out, "reoffending").filter(({ rate_note }) => rate_note === "");
    const rows = tableRows(out, "relapse");
    const policy = readPolicy()[tier];
    const count = (line: Line, column: string): Count => ({
      kind: "count",
      value: Number(line[column]),
      within: Number(line[column]) - Number(line[`${column}_least`]),
    });
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) {
      const rate = releasedRate(count(line, "numerator"), count(line, "denominator"), policy);
      if (rate.kind !== "rate") throw new Error("The released counts give no rate.");
      expect([line.rate, line.rate_lower, line.rate_upper].map(Number)).toEqual([
        rate.value,
        rate.lower,
        rate.upper,
      ]);
      expect(isTold(rows, line), `no row of the page tells ${JSON.stringify(line)}`).toBe(true);
    }
  });
});

describe.skipIf(!existsSync(datasets))("the internal sites equal R", () => {
  const siteOf = (name: (typeof names)[number]) => join(folder, `${name}-internal`);
  const expectEqual = (shown: string | undefined, reference: number) => {
    expect(Math.abs(Number(shown) - reference)).toBeLessThanOrEqual(1e-8 * Math.max(1, Math.abs(reference)));
  };

  it.each(["no", "yes"])("Rossi: Kaplan-Meier at weeks 10 to 52, financial aid: %s", (aid) => {
    const reference = readReference("rossi-tarp", "rossi_reference.csv");
    const lines = linesOf(siteOf("rossi-tarp"), "incidence-by-cohort");
    for (const week of [10, 20, 30, 40, 52]) {
      const at = { cohort: "cohort_financial_aid", category: aid, day: String(week * 7) };
      const survival = reference("km_by_fin_ci_log", `fin=${aid} t=${week}`, "survival");
      expectEqual(lineOf(lines, at).incidence, 1 - survival);
    }
    const rates = linesOf(siteOf("rossi-tarp"), "reoffending-by-cohort");
    const year = lineOf(rates, { cohort: "cohort_financial_aid", category: aid });
    expectEqual(year.rate, reference("rearrested_by_52_weeks", `fin=${aid}`, "rate"));
    expect(isTold(tableRows(siteOf("rossi-tarp"), "relapse"), year)).toBe(true);
  });

  it.each([
    ["reoffending", "New"],
    ["breach", "Tech"],
  ])("Iowa: Aalen-Johansen with its interval at 1, 2 and 3 years: %s", (outcome, cause) => {
    const reference = readReference("iowa-prison-3yr", "iowa_reference.csv");
    const lines = linesOf(siteOf("iowa-prison-3yr"), "incidence-by-evidence");
    for (const day of [365, 730, 1095]) {
      const line = lineOf(lines, { outcome, day: String(day) });
      const value = (quantity: string) =>
        reference("aalen_johansen", `all t=${day} cause=${cause}`, quantity);
      expectEqual(line.incidence, value("cif"));
      expectEqual(line.incidence_lower, value("lo95"));
      expectEqual(line.incidence_upper, value("hi95"));
    }
  });

  it("COMPAS: two-year rate by decile and by score group, and the AUC", () => {
    const reference = readReference("compas-propublica", "compas_reference.csv");
    const site = siteOf("compas-propublica");
    const rates = linesOf(site, "reoffending-by-cohort").filter(({ horizon }) => horizon === "24");
    for (let decile = 1; decile <= 10; decile++) {
      const line = lineOf(rates, { cohort: "cohort_decile", category: String(decile) });
      expectEqual(line.rate, reference("observed_rate_by_decile", `decile=${decile}`, "rate"));
    }
    const high = lineOf(rates, { cohort: "initial_level", category: "high" });
    expectEqual(high.rate, reference("cut_high", "all", "ppv"));
    expect(isTold(tableRows(site, "relapse"), high)).toBe(true);
    const auc = lineOf(linesOf(site, "level-discrimination"), { horizon: "24" });
    for (const [column, quantity] of [
      ["auc", "auc"],
      ["auc_lower", "delong_lo95"],
      ["auc_upper", "delong_hi95"],
    ] as const)
      expectEqual(auc[column], reference("auc_3_level_two_year_recid", "all", quantity));
    expect(tableRows(site, "monitoring").some((row) => row.includes("0.67"))).toBe(true);
  });

  it.each(["High", "Specialized", "Standard"])("NIJ: arrested within 1, 2 and 3 years, level %s", (level) => {
    const reference = readReference("nij-georgia-parole", "nij_reference.csv");
    const site = siteOf("nij-georgia-parole");
    const rates = linesOf(site, "reoffending-by-cohort");
    let arrested = 0;
    for (const year of [1, 2, 3]) {
      const value = (quantity: string) =>
        reference(`reconstructed_arrest_in_year${year}_of_all`, `Supervision_Level_First=${level}`, quantity);
      arrested += value("events");
      const at = { cohort: "cohort_supervision_level", category: level, horizon: String(year * 12) };
      const line = lineOf(rates, at);
      expectEqual(line.rate, arrested / value("n"));
      const years = tableRows(site, "relapse").filter((row) => row.startsWith(`${level} ${year} year`));
      expect(isTold(years, line, ["numerator"])).toBe(true);
    }
  });
});
