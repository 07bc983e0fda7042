import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { packagesOf, scripts } from "../reference/scripts.ts";

/** `npm run reference` on a machine without R. */
function withoutR(names: readonly string[]) {
  const script = fileURLToPath(new URL("../reference.ts", import.meta.url));
  const env = { ...process.env, PATH: join(tmpdir(), "no-such-folder") };
  const run = spawnSync(process.execPath, ["--import", "tsx", script, ...names], { env, encoding: "utf8" });
  return { status: run.status, error: run.stderr };
}

describe("npm run reference", () => {
  it("fails without R, and names the packages of apt that it needs", () => {
    const { status, error } = withoutR(["hazards"]);
    expect(status).toBe(1);
    expect(error).toMatch(/Missing: R, .*apt-get install r-base-core r-cran-cmprsk r-cran-survival/);
  });

  it("fails on a name that is no script", () => {
    const { status, error } = withoutR(["hazard"]);
    expect(status).toBe(1);
    expect(error).toMatch(/hazard\..*hazards/);
  });
});

describe("packagesOf", () => {
  it("finds what is attached and what is called by name, but not what comes with R or is commented out", () => {
    const script = `# library(boot)\nlibrary(survival); suppressMessages(library("Epi")); x <- stats::lm(y ~ MASS::z)`;
    expect(packagesOf(script)).toEqual(["Epi", "MASS", "survival"]);
  });
});

describe.each(scripts())("the fixture $name", ({ fixture, packages }) => {
  const [header = ""] = readFileSync(fixture, "utf8").split("\n");

  it("says by which versions and from which seed it was made", () => {
    expect(header).toMatch(/^# R \d+\.\d+\.\d+(?:, [\w.]+ [\d.]+)*; seed \d+$/);
    for (const name of packages) expect(header).toContain(`, ${name} `);
  });
});

it("every fixture has its script", () => {
  const folder = new URL("../reference/", import.meta.url);
  const fixtures = readdirSync(folder).filter((file) => file.endsWith(".csv"));
  expect(fixtures.sort()).toEqual(
    scripts()
      .map(({ name }) => `${name}.csv`)
      .sort(),
  );
});
