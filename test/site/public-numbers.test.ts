import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Papa from "papaparse";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { silent } from "../../loaders/progress.ts";
import { drawSite } from "../../loaders/publish/draw-site.ts";
import type { Count, Mean, Rate } from "../../src/released/cell.ts";
import type { Figure } from "../../src/released/figure.ts";
import type { SiteData } from "../../src/released/site-data.ts";
import { filesOf, hashesOf } from "./tree.ts";

const site = inject("sites").public;
const data = JSON.parse(readFileSync(join(site, "data", "site.json"), "utf8")) as SiteData & {
  readonly files: Readonly<Record<string, string>>;
};
const figures = Object.keys(data.files).map(
  (id) => JSON.parse(readFileSync(join(site, "data", "figures", `${id}.json`), "utf8")) as Figure,
);

/** The public policy, written a second time: thresholds, rounding and steps as the design states them. */
const isCount = (count: Count): boolean =>
  count.kind !== "count" || (count.value >= 10 && count.value % 5 === 0 && count.within === 2);
const isStep = (value: number, step: number): boolean =>
  Math.abs(value / step - Math.round(value / step)) < 1e-6;
const hasDigits = (value: number, digits: number): boolean => isStep(value, 10 ** -digits);
const stepOf = (base: number): number => (base < 100 ? 0.05 : base < 1000 ? 0.01 : 0.001);
const isRate = (rate: Rate, base: Count): boolean => {
  if (rate.kind === "under" || rate.kind === "over")
    return base.kind === "count" && isStep(rate.bound, stepOf(base.value));
  if (rate.kind !== "rate") return true;
  if (base.kind !== "count" || base.value < 30) return false;
  return [rate.value, rate.lower, rate.upper].every((value) => isStep(value, stepOf(base.value)));
};
const isMean = (mean: Mean, digits: number): boolean =>
  mean.kind !== "mean" || [mean.value, mean.lower, mean.upper].every((value) => hasDigits(value, digits));

/** What of a figure the policy does not allow; nothing, or the test names it. */
function faultsOf(figure: Figure): readonly string[] {
  const faults: string[] = [];
  const see = (isGood: boolean, what: string) => isGood || faults.push(what);
  switch (figure.kind) {
    case "unavailable":
      break;
    case "rates":
      for (const { numerator, denominator, rate } of figure.rows) {
        see(isCount(numerator) && isCount(denominator), "count");
        see(isRate(rate, denominator), "rate");
        see(denominator.kind === "count", "a row that is only there because somebody is");
      }
      break;
    case "incidence":
      for (const { n, points } of figure.groups) {
        see(isCount(n) && n.kind === "count", "n");
        see(points.length === 0 || (n.kind === "count" && n.value >= 80), "a curve of too few");
        // At time zero nothing has happened, by definition and to everybody: the only zeros that are shown.
        for (const { day, events, competing, censored, atRisk, incidence } of points) {
          const isStart = day === 0;
          see(isStart || [events, competing, censored].every(isCount), `counts on day ${day}`);
          see(isStart || isRate(incidence, n), `incidence on day ${day}`);
          see(isStart || (atRisk.kind === "count" && atRisk.value % 5 === 0), `at risk on day ${day}`);
          see(
            isStart || (atRisk.kind === "count" && atRisk.value - atRisk.within >= 30),
            "the end of a curve",
          );
        }
      }
      break;
    case "control chart":
      for (const { numerator, denominator, rate } of figure.points) {
        see(isCount(numerator) && isCount(denominator), "count");
        see(isRate(rate, denominator), "rate");
      }
      break;
    case "funnel":
      for (const { stages } of figure.groups)
        for (const { count, rate } of stages) {
          see(isCount(count), "count");
          see(isRate(rate, stages[0]?.count ?? count), "rate");
        }
      break;
    case "paired":
      for (const { n, before, after, change, effect } of figure.rows) {
        see(isCount(n) && n.kind === "count", "n");
        see([before, after, change].every((mean) => isMean(mean, 1)) && isMean(effect, 2), "mean");
      }
      break;
    case "discrimination":
      for (const { events, nonEvents, auc } of figure.rows) {
        see(isCount(events) && isCount(nonEvents), "count");
        see(isMean(auc, 2), "area");
      }
  }
  return faults;
}

/** Every number that stands anywhere in a value. */
function numbersIn(value: unknown): readonly number[] {
  if (typeof value === "number") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

/** Numbers of a figure, and what its table works out of them: the ends of counts, and of bounds. */
function releasedNumbers(figure: Figure): ReadonlySet<number> {
  const numbers = new Set([0, 1, ...numbersIn(figure)]);
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    if ("within" in value && "value" in value) {
      const [count, within] = [Number(value.value), Number(value.within)];
      numbers.add(Math.max(0, count - within)).add(count + within);
    }
    for (const part of Object.values(value)) visit(part);
  };
  visit(figure);
  return numbers;
}

describe("numbers of the public site", () => {
  it.each(figures.map((figure) => [figure.id, figure] as const))(
    "%s: each is one the policy allows",
    (_, figure) => {
      expect(faultsOf(figure)).toEqual([]);
    },
  );

  it("the check would see an exact count, a fine rate and a row of nobody", () => {
    const exact: Count = { kind: "count", value: 33, within: 0 };
    expect(isCount(exact)).toBe(false);
    expect(isRate({ kind: "rate", value: 0.333, lower: 0.1, upper: 0.5 }, { ...exact, value: 60 })).toBe(
      false,
    );
    expect(isMean({ kind: "mean", value: 1.234, lower: 1, upper: 2 }, 1)).toBe(false);
  });

  it("the check report: rows like people, and no rule that caught few", () => {
    for (const { rows, accepted, quarantined, acceptedShare } of data.intake.tables) {
      expect([rows, accepted, quarantined].every(isCount)).toBe(true);
      expect(isRate(acceptedShare, rows)).toBe(true);
    }
    for (const { rows, places } of data.intake.faults) {
      expect(rows.kind === "count" && isCount(rows)).toBe(true);
      expect(places).toBeUndefined();
    }
  });

  it.each(figures.map((figure) => [figure.id, figure] as const))("%s: its CSV has no other", (id, figure) => {
    const numbers = releasedNumbers(figure);
    const keys = new Set(figure.dimensions);
    const csv = readFileSync(join(site, "data", "figures", `${id}.csv`), "utf8");
    const { data: lines } = Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true });
    const others = lines.flatMap((line) =>
      Object.entries(line)
        .filter(([column, text]) => !keys.has(column) && text !== "" && Number.isFinite(Number(text)))
        .filter(([, text]) => !numbers.has(Number(text)))
        .map(([column]) => column),
    );
    expect(others).toEqual([]);
  });
});

describe("pages of the public site", () => {
  let work: string;
  beforeAll(() => {
    work = mkdtempSync(join(tmpdir(), "throughcare-"));
  });
  afterAll(() => rmSync(work, { recursive: true, force: true }));

  it("are drawn again, byte for byte, by somebody who has the published data and nothing else", async () => {
    const released = join(work, "released");
    cpSync(join(site, "data"), released, { recursive: true });
    const drawn = await drawSite({ released, work: join(work, "run"), progress: silent });
    const published = hashesOf(site);
    const again = hashesOf(drawn);
    expect(filesOf(drawn).filter((file) => file.endsWith(".html")).length).toBeGreaterThanOrEqual(6);
    for (const [file, hash] of Object.entries(again)) expect(published[file], file).toBe(hash);
  });
});
