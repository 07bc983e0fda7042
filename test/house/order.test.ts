import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const packageJson = JSON.parse(readFileSync("package.json", "utf8")) as {
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
};
/** Packages that are used by their command. */
const commandOf: Readonly<Record<string, string>> = { "@biomejs/biome": "biome", typescript: "tsc" };
const tracked = existsSync(".git")
  ? execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { encoding: "utf8" })
      .split("\n")
      .filter((file) => file !== "" && existsSync(file))
  : [];
const text = (file: string) => readFileSync(file, "utf8");
const run = (name: string, args: readonly string[]) =>
  spawnSync(join("node_modules", ".bin", name), args, { encoding: "utf8" });

describe("the house is in order", () => {
  it("types: tsc is silent", () => {
    const { stdout, status } = run("tsc", ["-p", "."]);
    expect(stdout).toBe("");
    expect(status).toBe(0);
  });

  it("lint and format: biome finds nothing", () => {
    const { stdout, stderr, status } = run("biome", ["check", "."]);
    expect(status, `${stdout}${stderr}`).toBe(0);
  });

  it("every dependency is pinned, and docs/decisions says why it was chosen", () => {
    const decisions = text("docs/decisions/dependencies.md");
    for (const [name, version] of Object.entries({
      ...packageJson.dependencies,
      ...packageJson.devDependencies,
    })) {
      expect(version, name).toMatch(/^\d+\.\d+\.\d+/);
      expect(decisions, `docs/decisions/dependencies.md does not speak of ${name}`).toContain(`\`${name}\``);
    }
  });

  it("every dependency is used", () => {
    const used = tracked
      .filter((file) => /\.(ts|mjs)$/.test(file))
      .map(text)
      .concat(JSON.stringify(packageJson.scripts))
      .join("\n");
    const mentions = (name: string) =>
      used.includes(`"${name}`) || used.includes(`${commandOf[name] ?? name} `);
    const unused = Object.keys({ ...packageJson.dependencies, ...packageJson.devDependencies }).filter(
      (name) => !mentions(name) && !name.startsWith("@types/"),
    );
    expect(unused).toEqual([]);
  });

  it("the lockfile names no registry", () => {
    expect(text("package-lock.json")).not.toMatch(/"resolved":/);
  });

  it("the lockfile holds every platform's packages, or npm ci would refuse it", () => {
    const { packages } = JSON.parse(text("package-lock.json")) as {
      readonly packages: Readonly<
        Record<string, { readonly optionalDependencies?: Readonly<Record<string, string>> }>
      >;
    };
    const locked = new Set(Object.keys(packages).map((path) => path.split("node_modules/").at(-1)));
    const missing = Object.values(packages)
      .flatMap(({ optionalDependencies = {} }) => Object.keys(optionalDependencies))
      .filter((name) => !locked.has(name));
    expect(missing, "run node .ci/complete-lockfile.mjs").toEqual([]);
  });

  it("the README opens with the two commands", () => {
    const start = text("README.md").slice(0, 1200);
    expect(start).toContain("npm run demo");
    expect(start).toContain("npm cit");
  });

  it("every documented command exists", () => {
    const documented = new Set(
      ["README.md", ...tracked.filter((file) => /^docs\/.*\.md$/.test(file))].flatMap((file) =>
        [...text(file).matchAll(/npm run ([a-z:]+(?:-[a-z]+)*)/g)].map((match) => match[1] ?? ""),
      ),
    );
    expect([...documented].filter((name) => packageJson.scripts[name] === undefined)).toEqual([]);
  });

  it("no test is left out on purpose without a visible reason", () => {
    const left = tracked.filter(
      (file) =>
        /^test\/.*\.ts$/.test(file) && /\b(?:it|test|describe)\.(?:only|skip|todo)\(/.test(text(file)),
    );
    expect(left).toEqual([]);
  });
});
