import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { mean } from "d3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parameters } from "../../loaders/demo/parameters.ts";
import { writeDemo } from "../../loaders/demo/write-demo.ts";
import type { TableName } from "../../loaders/exports/contract/index.ts";
import { readTable, type TextRow } from "./read-table.ts";

interface Held {
  n: number;
  expected: number;
  realised: number;
  deviation: number;
}

interface Truth {
  incidence: (Held & { outcome: string; evidence: number; months: number })[];
  employment: (Held & { months: number; region?: string; attended?: string })[];
  monthCompliance: (Held & { trained: boolean; quarter?: string })[];
  mentoringEffect: { n: number; with: number; without: number };
  funnel: { people: Record<string, number>; enrolments: Record<string, number> };
}

const folder = mkdtempSync(join(tmpdir(), "throughcare-truth-"));
const demo = join(import.meta.dirname, "../../data/demo");
const rows = (table: TableName): TextRow[] => readTable(folder, table);
const truthOf = (at: string): Truth => JSON.parse(readFileSync(join(at, "truth.json"), "utf8"));
let truth: Truth;

beforeAll(async () => {
  await writeDemo({ folder, people: 3000, seed: 11, faults: false });
  truth = truthOf(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/**
 * Realised lies within four standard deviations of expected, and one point: what the closed form leaves out.
 */
const holds = ({ expected, realised, deviation }: Held): boolean =>
  Math.abs(realised - expected) < 4 * deviation + 0.01;

describe("truth.json", () => {
  it("has incidence by outcome, evidence and horizon that the events come to", () => {
    expect(truth.incidence).toHaveLength(27);
    expect(truth.incidence.filter((held) => !holds(held))).toEqual([]);
  });

  it("has probabilities of employment, by region and programme, that the observations come to", () => {
    expect(truth.employment.length).toBeGreaterThanOrEqual(24);
    expect(truth.employment.filter((held) => !holds(held))).toEqual([]);
  });

  it("has contact compliance by quarter that the contacts come to", () => {
    expect(truth.monthCompliance.filter(({ quarter }) => quarter !== undefined).length).toBeGreaterThan(28);
    expect(truth.monthCompliance.filter((held) => !holds(held))).toEqual([]);
  });

  it("says that mentoring raises employment by more than ten points, the lectures by none", () => {
    const { with: taken, without } = truth.mentoringEffect;
    expect(taken - without).toBeGreaterThan(0.1);
    const at12 = (attended?: string) =>
      truth.employment.find(
        (row) => row.months === 12 && row.attended === attended && row.region === undefined,
      )!;
    expect(at12("Mentoring").realised - at12().realised).toBeGreaterThan(0.1);
    expect(Math.abs(at12("Civic lectures").realised - at12().realised)).toBeLessThan(0.06);
  });

  it("says that stigma slows employment", () => {
    const at12 = (region: string) =>
      truth.employment.find((row) => row.months === 12 && row.region === region)!.realised;
    expect(at12("Italy north") - at12("Kosovo west")).toBeGreaterThan(0.08);
  });

  it("repeats the parameters", () => {
    expect(truth).toMatchObject({ parameters: JSON.parse(JSON.stringify(parameters)) });
  });
});

describe("staff training", () => {
  const number = (text: string | undefined): number => Number(text);

  it("raises test scores by the true gain, within three standard errors", () => {
    const first = new Map<string, TextRow>();
    for (const row of rows("training").toSorted((a, b) => (a.held_on! < b.held_on! ? -1 : 1))) {
      if (!first.has(row.staff_id!)) first.set(row.staff_id!, row);
    }
    const paired = [...first.values()].filter((row) => row.score_before !== "" && row.score_after !== "");
    const gain = mean(paired, (row) => number(row.score_after) - number(row.score_before))!;
    const error = parameters.training.gainDeviation / Math.sqrt(paired.length);
    // Scores end at 0 and 100, which takes a little of the gain away.
    expect(gain).toBeGreaterThan(parameters.training.gain - 3 * error - 0.5);
    expect(gain).toBeLessThan(parameters.training.gain + 3 * error);
  });

  it("leaves fewer items unrated and brings raters closer together", () => {
    const trained = new Set(
      rows("assessments")
        .filter(({ rater_certified }) => rater_certified === "true")
        .map((row) => row.assessment_id!),
    );
    const items = rows("assessment_items");
    const unrated = (certified: boolean) =>
      mean(
        items.filter((row) => trained.has(row.assessment_id!) === certified),
        (row) => (row.rating === "" ? 1 : 0),
      )!;
    expect(unrated(true)).toBeGreaterThan(0.05);
    expect(unrated(true)).toBeLessThan(0.09);
    expect(unrated(false)).toBeGreaterThan(0.1);

    const level = new Map(rows("assessments").map((row) => [row.assessment_id!, row]));
    const agreement = (certified: boolean) =>
      mean(
        [...level.values()].filter(
          (row) =>
            row.double_of !== "" &&
            trained.has(row.assessment_id!) === certified &&
            trained.has(row.double_of!) === certified,
        ),
        (row) => (row.level_before_override === level.get(row.double_of!)!.level_before_override ? 1 : 0),
      )!;
    expect(agreement(true) - agreement(false)).toBeGreaterThan(0.05);
  });
});

describe("data/demo", () => {
  const cases = () => readTable(demo, "cases");
  const people = (rows: TextRow[]) => new Set(rows.map((row) => row.person_id)).size;
  const faults: { file: string; line: number }[] = JSON.parse(
    readFileSync(join(demo, "faults.json"), "utf8"),
  );
  const planted = new Set(faults.filter(({ file }) => file === "cases.csv").map(({ line }) => line));
  const good = () => cases().filter((_, i) => !planted.has(i + 2));

  it("has 200 people of eight offices in Kosovo and 100 of the Italian partner", () => {
    const kosovo = good().filter(({ service }) => service === "XK");
    const italy = good().filter(({ service }) => service === "IT");
    expect(people(kosovo)).toBe(200);
    expect(new Set(kosovo.map(({ office }) => office)).size).toBe(8);
    expect(new Set(kosovo.map(({ cohort_region }) => cohort_region)).size).toBe(3);
    expect(people(italy)).toBe(100);
  });

  it("has at least 60 trained members of staff, 45 with paired scores of their first course", () => {
    const staffLines = new Set(
      (JSON.parse(readFileSync(join(demo, "faults.json"), "utf8")) as { file: string; line: number }[])
        .filter(({ file }) => file === "training.csv")
        .map(({ line }) => line),
    );
    const rows = readTable(demo, "training").filter((_, i) => !staffLines.has(i + 2));
    expect(new Set(rows.map(({ staff_id }) => staff_id)).size).toBeGreaterThanOrEqual(60);
    const first = new Map<string, TextRow>();
    for (const row of rows.toSorted((a, b) => (a.held_on! < b.held_on! ? -1 : 1))) {
      if (!first.has(row.staff_id!)) first.set(row.staff_id!, row);
    }
    expect(
      [...first.values()].filter((row) => row.score_before !== "" && row.score_after !== ""),
    ).toHaveLength(45);
  });

  it("has enough proven reoffending to be shown, and terrorist relapse within the published range", () => {
    const { incidence, funnel } = truthOf(demo);
    const proven = incidence.filter(
      ({ outcome, evidence, months }) => outcome === "reoffending" && evidence === 3 && months <= 24,
    );
    expect(proven).toHaveLength(2);
    for (const { n, realised } of proven) expect(n * realised).toBeGreaterThanOrEqual(10);
    const kept = good();
    const first = new Map<string, string>();
    for (const row of kept) if (!first.has(row.person_id!)) first.set(row.person_id!, row.case_id!);
    const supervised = new Map(kept.map((row) => [row.case_id!, row]));
    const firstCases = new Set(first.values());
    const relapsed = new Set(
      readTable(demo, "events")
        .filter(({ kind, evidence }) => kind === "terrorism offence" && evidence === "3")
        .filter((row) => firstCases.has(row.case_id!))
        .filter((row) => row.occurred_on! <= (supervised.get(row.case_id!)!.ended_on || "2025-12-31"))
        .map(({ case_id }) => case_id),
    );
    expect(relapsed.size / first.size).toBeGreaterThanOrEqual(0.016);
    expect(relapsed.size / first.size).toBeLessThanOrEqual(0.06);
    expect(funnel.people.eligible).toBeGreaterThanOrEqual(150);
    expect(funnel.people.referred).toBeGreaterThanOrEqual(120);
    expect(funnel.people.started).toBeGreaterThanOrEqual(90);
    expect(funnel.people.completed).toBeGreaterThanOrEqual(50);
  });
});
