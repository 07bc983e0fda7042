import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { benchNames } from "../../loaders/bench/bench.ts";
import { readColumns, writeColumns } from "../../loaders/bench/columns.ts";
import { countRows } from "../../loaders/bench/counts.ts";
import { drawPeople } from "../../loaders/bench/draw-people.ts";
import { curveResults, estimateCurves } from "../../loaders/bench/estimate-curves.ts";
import { STRATA } from "../../loaders/bench/population.ts";

const bench = (...args: readonly string[]) =>
  spawnSync(process.execPath, ["--import", "tsx", "loaders/cli.ts", "bench", ...args], {
    encoding: "utf8",
    env: { ...process.env, PATH: join(tmpdir(), "no-such-folder") },
  });

it("says what R lacks where R is absent, and skips what is measured against it", () => {
  const { stdout, status } = bench("--only", "curves,survival-part");
  expect(status).toBe(0);
  expect(stdout).toMatch(
    /^curves +M +skipped, missing: R, survival.*apt-get install r-base-core r-cran-survival$/m,
  );
  expect(stdout).toMatch(/^survival-part +M +skipped/m);
});

it("refuses a name that is none, with those that are", () => {
  const { stderr, status } = bench("--only", "curve");
  expect(status).toBe(64);
  for (const name of benchNames) expect(stderr).toContain(name);
});

it("the help names what can be measured", () => {
  const help = bench("--help").stdout.replaceAll(/\s+/g, " ");
  expect(help).toContain(benchNames.join(", "));
});

it("both contenders read the columns that were written", () => {
  const folder = mkdtempSync(join(tmpdir(), "columns-"));
  const columns = { time: Float64Array.of(1, 2.5, 1e300), cause: Float64Array.of(0, 1, 2) };
  writeColumns(folder, columns);
  expect(readColumns(folder, ["cause", "time"])).toEqual(columns);
  rmSync(folder, { recursive: true });
});

it("counting rows first changes no result", () => {
  const { time, cause, group } = drawPeople(3000, 7) as Record<string, Float64Array>;
  const rows = { time: time!, cause: cause! };
  const { pattern, ...counted } = countRows({ ...rows, pattern: group!, patterns: STRATA, causes: 2 });
  const [ofRows, ofCounts] = [
    curveResults(estimateCurves({ ...rows, group: group! })),
    curveResults(estimateCurves({ ...counted, group: pattern })),
  ];
  expect(counted.count.reduce((sum, count) => sum + count)).toBe(3000);
  expect(ofRows).toHaveLength(4 * STRATA + 1);
  for (const [i, value] of ofCounts.entries()) expect(value).toBeCloseTo(ofRows[i]!, 12);
});
