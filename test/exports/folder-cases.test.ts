import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { FaultReport } from "../../loaders/exports/report/check-report.ts";
import { deliveryRules, rowRules } from "../../loaders/exports/rules.ts";
import { checked } from "./helpers.ts";

/**
 * A folder is a case: test/input/<case>/exports is a delivery (mapping, where there is one, beside it), and
 * expected.json says what the check must find in it, place by place.
 */
const input = new URL("../input/", import.meta.url).pathname;

const place = z.strictObject({
  rule: z.string(),
  file: z.string(),
  line: z.number().nullable(),
  column: z.string().nullable(),
});
const expectation = z.strictObject({
  about: z.string(),
  exitCode: z.number(),
  faults: z.array(place).optional(),
  further: z.array(place).optional(),
  refusals: z.array(place).optional(),
  rows: z.record(z.string(), z.tuple([z.number(), z.number(), z.number()])).optional(),
  unknownColumns: z.array(z.string()).optional(),
});

const placesOf = (faults: readonly Omit<FaultReport, "table">[]) =>
  faults.flatMap(({ rule, file, column, lines }) => lines.map((line) => ({ rule, file, line, column })));

const sorted = (places: readonly z.infer<typeof place>[]) =>
  [...places].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

const cases = readdirSync(input).filter((name) => existsSync(join(input, name, "expected.json")));
const expectedOf = (name: string) =>
  expectation.parse(JSON.parse(readFileSync(join(input, name, "expected.json"), "utf8")));

describe.each(cases)("%s", (name) => {
  const expected = expectedOf(name);
  test(expected.about === "" ? "is reported as expected" : expected.about, async () => {
    const mapping = join(input, name, "mapping");
    const { report, exitCode } = await checked({
      exportsFolder: join(input, name, "exports"),
      ...(existsSync(mapping) ? { mappingFolder: mapping } : {}),
      // Cases of a few rows: one fault would be beyond any limit, except where the limit is the case.
      policy: { quarantineLimit: expected.exitCode === 1 ? 0.05 : 1 },
    });
    expect(report.refusals.map(({ rule, file, line, column }) => ({ rule, file, line, column }))).toEqual(
      expected.refusals ?? [],
    );
    expect(sorted(placesOf([...report.faults, ...report.mappedFileFaults]))).toEqual(
      sorted(expected.faults ?? []),
    );
    if (expected.further !== undefined)
      expect(sorted(placesOf(report.furtherFaults))).toEqual(sorted(expected.further));
    for (const [file, counts] of Object.entries(expected.rows ?? {})) {
      const found = [...report.tables, ...report.mappedFiles].find((table) => table.file === file);
      expect([found?.rows, found?.accepted, found?.quarantined]).toEqual(counts);
    }
    if (expected.unknownColumns !== undefined)
      expect(report.unknownColumns.flatMap(({ columns }) => columns)).toEqual(expected.unknownColumns);
    expect(exitCode).toBe(expected.exitCode);
  });
});

test("every rule has a case", () => {
  const all = cases.map(expectedOf);
  const places = all.flatMap(({ faults = [], refusals = [] }) => [...faults, ...refusals]);
  const found = new Set(places.map(({ rule }) => rule));
  // Made by other tests: too large, or too empty, for a folder of the repository; or the detail of "damaged file".
  const elsewhere = ["NUL byte", "line too long", "folder not found", "too many rows quarantined"];
  const missing = [...Object.keys(rowRules), ...Object.keys(deliveryRules)].filter(
    (rule) => !found.has(rule),
  );
  expect(missing.sort()).toEqual(elsewhere.sort());
});
