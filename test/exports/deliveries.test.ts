import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { checked, withIntake } from "./helpers.ts";

const repository = new URL("../../", import.meta.url).pathname;
const datasets = process.env.THROUGHCARE_DATASETS ?? join(repository, "../shared/datasets");
const demo = join(repository, "data/demo");

const planted = z.array(
  z.object({ file: z.string(), line: z.number(), column: z.string().nullable(), rule: z.string() }),
);
const plantedFile = z.union([planted, z.object({ faults: planted }).transform(({ faults }) => faults)]);

describe("the demo", () => {
  test("every planted fault is found in its place, and nothing else is", async () => {
    const { report, exitCode } = await checked({ exportsFolder: demo });
    const found = report.faults.flatMap(({ file, column, rule, lines }) =>
      lines.map((line) => `${file}:${line}:${column}:${rule}`),
    );
    const faults = plantedFile.parse(JSON.parse(readFileSync(join(demo, "faults.json"), "utf8")));
    expect(found.sort()).toEqual(
      faults.map(({ file, line, column, rule }) => `${file}:${line}:${column}:${rule}`).sort(),
    );
    expect(new Set(faults.map(({ rule }) => rule)).size).toBeGreaterThanOrEqual(25);
    expect(exitCode).toBe(0);
  });
});

describe.skipIf(!existsSync(datasets))("the public datasets", () => {
  test.each([
    ["compas-propublica", "compas-scores-two-years.csv", 7214],
    ["iowa-prison-3yr", "iowa_prison_3yr_recidivism.csv", 26020],
    ["nij-georgia-parole", "nij_reconstructed.csv", 25811],
    ["rossi-tarp", "rossi.csv", 432],
  ])("%s is accepted whole through its mapping", (name, file, rows) =>
    withIntake(
      { exportsFolder: join(datasets, name), mappingFolder: join(repository, "data/mappings", name) },
      async ({ report }) => {
        expect(report.mappedFiles.find((each) => each.file === file)).toEqual({
          file,
          rows,
          accepted: rows,
          quarantined: 0,
        });
        for (const table of report.tables) expect(table.quarantined).toBe(0);
      },
    ),
  );
});
