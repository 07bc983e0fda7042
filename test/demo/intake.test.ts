import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { writeDemo } from "../../loaders/demo/write-demo.ts";
import { tableNames } from "../../loaders/exports/contract/index.ts";
import { readDelivery } from "../../loaders/exports/read-delivery.ts";
import type { CheckReport } from "../../loaders/exports/report/check-report.ts";
import { silent } from "../../loaders/progress.ts";
import { openDatabase } from "../../loaders/warehouse/connection.ts";
import { readTable } from "./read-table.ts";

const root = mkdtempSync(join(tmpdir(), "throughcare-demo-intake-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function check(exportsFolder: string, name: string): Promise<CheckReport> {
  const workFolder = join(root, name);
  const { connection, close } = await openDatabase({ spillFolder: join(workFolder, "spill") });
  try {
    return (await readDelivery({ exportsFolder, workFolder, connection, progress: silent })).report;
  } finally {
    close();
  }
}

/** Places of faults as text, in order. */
const places = (faults: readonly { file: string; line: number; column: string | null; rule: string }[]) =>
  faults.map(({ file, line, column, rule }) => `${file}:${line} ${column} ${rule}`).sort();

const found = ({ faults }: CheckReport) =>
  places(
    faults.flatMap(({ file, column, rule, lines }) => lines.map((line) => ({ file, column, rule, line }))),
  );

describe("the intake, reading the demo", () => {
  it("quarantines each planted fault at its line and column by its rule, and nothing else", async () => {
    const demo = join(import.meta.dirname, "../../data/demo");
    const report = await check(demo, "committed");
    expect(found(report)).toEqual(places(JSON.parse(readFileSync(join(demo, "faults.json"), "utf8"))));
    expect(report.furtherFaults).toEqual([]);
    expect(report.refusals).toEqual([]);
  });

  it("accepts every row where no faults are planted", async () => {
    const folder = join(root, "clean");
    await writeDemo({ folder, people: 400, seed: 21, faults: false });
    const report = await check(folder, "clean-work");
    expect(report.faults).toEqual([]);
    expect(report.outcome).toBe("accepted");
    expect(report.unknownColumns).toEqual([]);
    for (const table of tableNames) {
      const { rows, accepted } = report.tables.find((one) => one.table === table)!;
      expect([table, rows, accepted]).toEqual([table, readTable(folder, table).length, rows]);
    }
  });
});
