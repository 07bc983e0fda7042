import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeDemo } from "../../../loaders/demo/write-demo.ts";
import { type Outcome, releaseInTurn } from "./release-in-turn.ts";

let root: string;
let outcomes: readonly Outcome[];
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "half-years-"));
  const deliveries = ["2024-12-31", "2025-06-30", "2025-12-31"].map((as) => ({
    as,
    exports: join(root, as),
  }));
  for (const { as, exports } of deliveries) await writeDemo({ folder: exports, asOf: as, people: 100 });
  outcomes = await releaseInTurn({ name: "demo", deliveries, crossing: 0 }, { folder: root });
  console.log(JSON.stringify(outcomes));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe("three half-years of a small service, in one ledger", () => {
  it("each release is held against all before it", () => {
    expect(outcomes.map(({ earlier }) => earlier)).toEqual([0, 1, 2]);
    const statements = outcomes.map((outcome) => outcome.statements);
    expect(statements).toEqual(statements.toSorted((a, b) => a - b));
    expect(new Set(statements).size).toBe(3);
  });

  it("changes are targets, too: more than the targets of three releases by themselves", () => {
    const [first = 0, , third = 0] = outcomes.map(({ targets }) => targets);
    expect(third).toBeGreaterThan(3 * first);
  });

  it("says what is proven and what is not, and its certificates hold from the ledger alone", () => {
    for (const { certificate, protectedCounts, notProven, narrowest } of outcomes) {
      expect(certificate).toBe(true);
      expect(notProven).toBeLessThan(protectedCounts);
      expect(narrowest >= 3).toBe(notProven === 0);
    }
  });
});
