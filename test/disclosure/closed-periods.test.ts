import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { initLedger, openLedger } from "../../loaders/disclosure/ledger.ts";
import { release } from "../../loaders/disclosure/release.ts";
import type { Tier } from "../../src/released/site-data.ts";
import { few, most, policies, shown } from "./gate.ts";
import { seriesOf } from "./statements.ts";

type Counts = readonly [numerator: number, denominator: number];

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "periods-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Releases a series into a ledger; answers what is shown, and of which periods something was said. */
function publish(folder: string, tier: Tier, points: readonly (readonly [start: string, counts: Counts])[]) {
  const ledger = openLedger({ folder, mode: "append" });
  const series = seriesOf(
    points.map(([start, [numerator, denominator]]) => ({ start, numerator, denominator })),
  );
  const released = release(series, { policy: policies[tier], ledger, release: "half-year" });
  const told = ledger.pending.flatMap(({ statements }) => statements.map(({ start }) => start));
  ledger.finish({ release: "half-year", tier, cutoff: null }, {});
  ledger.close();
  return { point: released.points[0], told };
}

/** Releases one period, then the same period and a new one. */
function again(first: Counts, second: Counts, tier: Tier = "public") {
  const folder = mkdtempSync(join(root, "ledger-"));
  initLedger({ folder });
  publish(folder, tier, [["2024-01-01", first]]);
  return publish(folder, tier, [
    ["2024-01-01", second],
    ["2024-07-01", [100, 200]],
  ]);
}

describe("a period that was released before", () => {
  it("stands as it was where few people changed, and nothing new is said of it", () => {
    // Alone, 43 would be shown as 45: that it was 40 before tells of one person to nine.
    const { point, told } = again([41, 200], [43, 200]);
    expect(point).toMatchObject({ numerator: shown(40, 2), denominator: shown(200, 2) });
    expect(told).toEqual(["2024-07-01", "2024-07-01"]);
  });

  it("is corrected where what is shown says that at least ten people changed", () => {
    const { point, told } = again([40, 200], [56, 200]);
    expect(point).toMatchObject({ numerator: shown(55, 2), denominator: shown(200, 2) });
    expect(told).toContain("2024-01-01");
    expect(again([40, 200], [53, 200]).point).toMatchObject({ numerator: shown(55, 2) });
    expect(again([40, 200], [52, 200]).point).toMatchObject({ numerator: shown(40, 2) });
  });

  it("is not corrected in one count where the other would tell of few", () => {
    expect(again([40, 200], [56, 204]).point).toMatchObject({
      numerator: shown(40, 2),
      denominator: shown(200, 2),
    });
  });

  it("stays hidden, and stays shown, with the mark that it had", () => {
    expect(again([8, 200], [12, 200]).point?.numerator).toEqual(few(9));
    expect(again([12, 200], [8, 200]).point?.numerator).toEqual(shown(10, 2));
    expect(again([195, 200], [188, 200]).point?.numerator).toEqual(most(9));
  });

  it("is shown as it is now on the internal tier", () => {
    expect(again([41, 200], [42, 200], "internal").point?.numerator).toEqual(shown(42, 0));
  });
});
