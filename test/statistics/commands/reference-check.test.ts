import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { datasets, datasetsPresent } from "../files.ts";

const BJS = "bjs-recidivism-tables";
const folders: string[] = [];

/** `npm run reference:check` with the datasets of a folder. */
function check(folder: string, names: readonly string[] = []) {
  const script = fileURLToPath(new URL("../reference-check.ts", import.meta.url));
  const env = { ...process.env, THROUGHCARE_DATASETS: folder };
  const run = spawnSync(process.execPath, ["--import", "tsx", script, ...names], { env, encoding: "utf8" });
  return { status: run.status, last: run.stdout.trim().split("\n").at(-1), error: run.stderr };
}

/** One dataset, its reference file changed. */
function changed(change: (reference: string) => string): string {
  const folder = mkdtempSync(join(tmpdir(), "datasets-"));
  folders.push(folder);
  const table = join(BJS, "reference", "bjs_reference.csv");
  const tables = readdirSync(join(datasets, BJS)).filter((name) => name.endsWith(".csv"));
  mkdirSync(join(folder, BJS, "reference"), { recursive: true });
  // Written rather than copied: the datasets may be read-only, and their copies would be too.
  for (const name of tables) writeFileSync(join(folder, BJS, name), readFileSync(join(datasets, BJS, name)));
  writeFileSync(join(folder, table), change(readFileSync(join(datasets, table), "utf8")));
  return folder;
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe("npm run reference:check", () => {
  it("fails where the datasets are absent, and says where to put them", () => {
    const { status, error } = check(join(tmpdir(), "no-such-datasets"));
    expect(status).toBe(1);
    expect(error).toMatch(/absent.*lalonde-nsw.*THROUGHCARE_DATASETS/);
  });

  it("fails on a name that is no dataset", () => {
    const { status, error } = check(datasets, ["lalonde"]);
    expect(status).toBe(1);
    expect(error).toMatch(/lalonde\..*lalonde-nsw/);
  });

  describe.skipIf(!datasetsPresent)("with the datasets", () => {
    it("compares all of 5,652 values but one effect of a faulty MatchIt, none off", () => {
      const { status, last } = check(datasets);
      expect([status, last]).toEqual([0, "5651 of 5652 reference values compared, 0 off"]);
    }, 600_000);

    it("fails on one value that is off by a thousandth", () => {
      const { status, last } = check(
        changed((reference) => reference.replace(",7.963\n", ",7.971\n")),
        [BJS],
      );
      expect([status, last]).toEqual([1, "70 of 70 reference values compared, 1 off"]);
    });

    it("fails on one value that nothing here is compared with", () => {
      const { status, last } = check(
        changed((reference) => `${reference}"unknown","all","n",1\n`),
        [BJS],
      );
      expect([status, last]).toEqual([1, "70 of 71 reference values compared, 0 off"]);
    });
  });
});
