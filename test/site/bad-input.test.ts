import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { build, buildUnder, ended, startBuild } from "./command-line.ts";
import { filesOf, hashesOf } from "./tree.ts";

const cases = "data/demo/cases.csv";
let folder: string;
let out: string;
let good: Readonly<Record<string, string>>;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "throughcare-"));
  out = join(folder, "dist");
  cpSync(inject("sites").public, out, { recursive: true });
  good = hashesOf(out);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A delivery that is the demo's, but for what the case changes. */
function delivery(name: string, change: (folder: string) => void): string {
  const path = join(folder, name);
  cpSync("data/demo", path, { recursive: true });
  rmSync(join(path, "datapackage.json"));
  change(path);
  return path;
}
const replaceCases =
  (content: string | Buffer, name = "cases.csv") =>
  (path: string) => {
    rmSync(join(path, "cases.csv"));
    writeFileSync(join(path, name), content);
  };

const appendToCases = (line: string) => (path: string) =>
  appendFileSync(join(path, "cases.csv"), `${line}\n`);

/** The last good site stands untouched, and nothing lies half-written beside it. */
function expectUntouched(): void {
  expect(hashesOf(out)).toEqual(good);
  expect(filesOf(join(folder, "work")).filter((file) => file.startsWith("run-"))).toEqual([]);
}

const header = readFileSync(cases, "utf8").split("\n")[0] ?? "";
const wanted: readonly (readonly [string, (path: string) => void, RegExp])[] = [
  ["an empty folder", (path) => rmSync(path, { recursive: true }) ?? mkdirSync(path), /empty|no table/i],
  ["a missing required table", (path) => rmSync(join(path, "cases.csv")), /cases/],
  [
    "a header that names a column twice",
    replaceCases(`${header},sex\n`),
    /cases\.csv.*(?:twice|duplicate)/is,
  ],
  [
    "a truncated gzip",
    replaceCases(gzipSync(readFileSync(cases)).subarray(0, 900), "cases.csv.gz"),
    /cases\.csv\.gz/,
  ],
  [
    "an HTML page named .csv",
    replaceCases("<!DOCTYPE html><html><body>502 Bad Gateway</body></html>"),
    /cases\.csv.*HTML/is,
  ],
  [
    "a line of a million characters",
    appendToCases("x".repeat(1_000_000)),
    /cases\.csv, line \d+: damaged file/,
  ],
  ["a NUL byte", appendToCases("A\0B,C"), /cases\.csv, line \d+: damaged file \(NUL byte\)/],
  [
    "a folder named cases.csv",
    (path) => rmSync(join(path, "cases.csv")) ?? mkdirSync(join(path, "cases.csv")),
    /cases\.csv.*(?:folder|directory)/is,
  ],
  [
    "Windows-1250 with semicolons and decimal commas, undeclared",
    replaceCases(Buffer.from(`${header.replaceAll(",", ";")}\nA1;B1;XK;\x8Eabari;male\n`, "latin1")),
    /cases\.csv.*encoding/is,
  ],
];

describe("a delivery that cannot be used", () => {
  it.each(wanted)(
    "%s: a clear message, a non-zero exit, the last good site untouched",
    (name, change, message) => {
      const path = delivery(name.replaceAll(" ", "-"), change);
      const { status, output } = build({ exports: path, out, work: join(folder, "work") });
      expect(output).toMatch(message);
      expect(output).not.toContain("not foreseen");
      expect(status, output).toBe(2);
      expectUntouched();
    },
  );

  it("a folder that does not exist", () => {
    const { status, output } = build({ exports: join(folder, "nowhere"), out, work: join(folder, "work") });
    expect(output).toMatch(/folder/i);
    expect(status).toBe(2);
    expectUntouched();
  });

  it("a folder of somebody else's is never replaced", () => {
    const other = join(folder, "thesis");
    mkdirSync(other);
    writeFileSync(join(other, "chapter-1.txt"), "…");
    const { status, output } = build({ exports: "data/demo", out: other, work: join(folder, "work") });
    expect(output).toContain("--out");
    expect(status).not.toBe(0);
    expect(filesOf(other)).toEqual(["chapter-1.txt"]);
  });
});

describe("a build that cannot end", () => {
  it("a full disk", () => {
    const { status, output } = buildUnder("ulimit -f 100; trap '' XFSZ", {
      exports: "data/demo",
      out,
      work: join(folder, "work"),
    });
    expect(output).toMatch(/disk is full|beyond the limit/);
    expect(status).toBe(74);
    expectUntouched();
  });

  it("two at once: one builds, the other says so", async () => {
    const request = { exports: "data/demo", out, work: join(folder, "work") };
    const outcomes = await Promise.all([ended(startBuild(request)), ended(startBuild(request))]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual([0, 4]);
    expect(outcomes.find(({ status }) => status === 4)?.output).toContain("Another build");
    expectUntouched();
  });

  it.each([400, 1500, 3000, 4500])("kill -9 after %i ms, and the next build works", async (delay) => {
    const request = { exports: "data/demo", out, work: join(folder, "work") };
    const child = startBuild(request);
    const end = ended(child);
    await new Promise((resolve) => setTimeout(resolve, delay));
    child.kill("SIGKILL");
    await end;
    expect(hashesOf(out)).toEqual(good);
    if (delay !== 3000) return;
    const { status, output } = build(request);
    expect(status, output).toBe(0);
    expectUntouched();
  });
});
