import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { beginEpoch } from "../../loaders/begin-epoch.ts";
import { auditSpace } from "../../loaders/disclosure/audit/audit-space.ts";
import { buildSpace, type Run } from "../../loaders/disclosure/audit/build-space.ts";
import { checkLinked, earlierRuns, releasesSeen } from "../../loaders/disclosure/audit/earlier-runs.ts";
import { initLedger, openLedger } from "../../loaders/disclosure/ledger.ts";
import { groupOf, runOf, says } from "./audit-space.ts";
import { options, releaseRun } from "./ledger-of-releases.ts";

const women = 60;
/** The same 60 women, of whom so many have relapsed by then; each might have by the first release, or by the second. */
const runAt = (relapsed: number, [lower, upper]: readonly [number, number], people = women): Run =>
  runOf(groupOf([people, relapsed], [0, 0]), [
    says("people", [people - 2, people + 2]),
    says("relapsed", [lower, upper]),
  ]);

const around = (shown: number) => [shown - 2, shown + 2] as const;

let root: string;
const folder = () => join(root, "ledger");
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "releases-"));
  initLedger({ folder: folder() });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));
const publish = (run: Run, name: string) =>
  releaseRun({ folder: folder(), run, name, site: join(root, "dist") });

describe("two releases in one ledger", () => {
  it("41, then 42 is one person: exact counts are not proven, whatever each release says alone", async () => {
    expect((await publish(runAt(41, [41, 41]), "2024-H2")).narrow).toBe(0);
    expect(auditSpace([runAt(42, [42, 42])], options).audit.narrow).toBe(0);
    expect((await publish(runAt(42, [42, 42]), "2025-H1")).narrow).toBeGreaterThan(0);
  });

  it("40, then 40: rounded to 5 the change is open", async () => {
    await publish(runAt(41, around(40)), "2024-H2");
    expect(await publish(runAt(42, around(40)), "2025-H1")).toMatchObject({ narrow: 0, statements: 4 });
  });

  it("a later release that narrows a count which the first had hidden is not proven", async () => {
    const hidden = runOf(groupOf([40, 3], [55, 20]), [
      says("people", [93, 97]),
      says("relapsed", [0, 9], "female"),
      says("relapsed", [18, 22], "male"),
    ]);
    const narrowing = runOf(groupOf([40, 3], [55, 20]), [
      says("relapsed", [20, 20], "male"),
      says("relapsed", [23, 23]),
    ]);
    expect((await publish(hidden, "2024-H2")).narrow).toBe(0);
    expect((await publish(narrowing, "2025-H1")).narrow).toBeGreaterThan(0);
  });
});

describe("earlierRuns(ledger, tier, space)", () => {
  it("holds against a tier what its readers may have seen, and nothing that they may not", async () => {
    await publish(runAt(41, around(40)), "2024-H2");
    const ledger = openLedger({ folder: folder(), mode: "append" });
    for (const record of runAt(41, [41, 41]).records) ledger.record({ ...record, tier: "internal" });
    ledger.finish({ release: "inside", tier: "internal", cutoff: null }, { "note.txt": new Uint8Array([1]) });
    ledger.close();
    const opened = openLedger({ folder: folder(), mode: "audit" });
    expect(releasesSeen(opened, "public").map(({ release }) => release)).toEqual(["2024-H2"]);
    expect(releasesSeen(opened, "internal")).toHaveLength(2);
    expect(earlierRuns(opened, "public", "people")).toHaveLength(1);
  });

  it("refuses a release that left nothing to hold others against", () => {
    const ledger = openLedger({ folder: folder(), mode: "append" });
    for (const record of runAt(41, around(40)).records) ledger.record(record);
    ledger.close();
    const opened = openLedger({ folder: folder(), mode: "audit" });
    expect(() => earlierRuns(opened, "public", "people")).toThrow(/a snapshot/);
  });

  it("refuses people of whom nobody is known again", () => {
    const before = runAt(41, around(40));
    const units = before.snapshot.units.map((unit) => ({ ...unit, id: `new ${unit.id}` }));
    expect(() => checkLinked([before], before.snapshot)).not.toThrow();
    expect(() => checkLinked([before], { ...before.snapshot, units })).toThrow(/pseudonyms have changed/);
  });
});

describe("an epoch", () => {
  it("keeps what was said before, relaxed by the people changed", async () => {
    await publish(runAt(41, around(40)), "2024-H2");
    beginEpoch({ ledger: folder(), work: join(root, "work"), changed: 12, reason: "offices corrected" });
    const [run] = earlierRuns(openLedger({ folder: folder(), mode: "audit" }), "public", "people");
    expect(run?.slack).toBe(12);
    const bounds = buildSpace([run!]).constraints.map(({ lower, upper }) => [lower, upper]);
    expect(bounds).toEqual([
      [46, 74],
      [26, 54],
    ]);
  });

  it("is refused for a correction of fewer than ten people", () => {
    const few = { ledger: folder(), work: join(root, "work"), changed: 9, reason: "offices corrected" };
    expect(() => beginEpoch(few)).toThrow(/at least 10/);
  });
});
