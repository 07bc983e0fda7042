import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asKnownOn } from "../../loaders/demo/as-known.ts";
import type { DemoRow } from "../../loaders/demo/tables/out.ts";
import { writeDemo } from "../../loaders/demo/write-demo.ts";
import { readPolicy } from "../../loaders/disclosure/read-policy.ts";
import { check } from "../../loaders/exports/check.ts";
import { tableNames } from "../../loaders/exports/contract/index.ts";
import { silent } from "../../loaders/progress.ts";

let root: string;
const folder = (name: string) => join(root, name);
const linesOf = (name: string, table: string) =>
  readFileSync(join(folder(name), `${table}.csv`), "utf8")
    .trimEnd()
    .split("\n")
    .slice(1);

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "as-known-"));
  await writeDemo({ folder: folder("whole"), people: 60, faults: false });
  for (const asOf of ["2024-12-31", "2025-12-31"])
    await writeDemo({ folder: folder(asOf), people: 60, asOf });
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe("the demo as at an earlier day", () => {
  it("is the whole of it on the last day", () => {
    for (const table of tableNames) expect(linesOf("2025-12-31", table)).toEqual(linesOf("whole", table));
  });

  it("is a delivery without a fault, of rows that were there already", async () => {
    const { exitCode, text } = await check({
      exportsFolder: folder("2024-12-31"),
      workFolder: folder("work"),
      policy: readPolicy().internal.intake,
      progress: silent,
    });
    expect([exitCode, text.match(/(\d+) quarantined/)?.[1]]).toEqual([0, "0"]);
    const keys = (name: string) => new Set(linesOf(name, "events").map((line) => line.split(",")[0]));
    const [before, after] = [keys("2024-12-31"), keys("whole")];
    expect(before.size).toBeLessThan(after.size);
    expect([...before].every((key) => after.has(key))).toBe(true);
  });

  it("leaves open what ended or was decided later", () => {
    const { events, cases } = asKnownOn("2024-12-31");
    const event = { occurred_on: "2024-11-02", recorded_on: "2024-11-20", evidence: 3 } as DemoRow<"events">;
    expect(events({ ...event, decided_on: "2025-02-01", decision: "convicted" })).toMatchObject({
      evidence: 2,
      decided_on: null,
      decision: "pending",
    });
    expect(events({ ...event, recorded_on: "2025-01-03" })).toBeNull();
    const one = { case_id: "a", supervision_started_on: "2024-03-01", released_on: null } as DemoRow<"cases">;
    expect(cases({ ...one, ended_on: "2025-03-01", end_reason: "completed" })).toMatchObject({
      ended_on: null,
      end_reason: null,
    });
    expect(cases({ ...one, supervision_started_on: "2025-01-01" })).toBeNull();
  });
});
