import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";

const root = mkdtempSync(join(tmpdir(), "throughcare-demo-cli-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const repository = join(import.meta.dirname, "../..");
const command = `"${process.execPath}" --import tsx loaders/demo/cli.ts`;
const run = (options: string, before = "") =>
  spawnSync("sh", ["-c", `${before}${command} ${options}`], { cwd: repository, encoding: "utf8" });

describe("npm run demo:data", () => {
  it("writes into the folder of --out and says what it wrote", () => {
    const { status, stdout } = run(`--people 5 --seed 2 --no-faults --out "${root}/few"`);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^\d+ rows, [\d.]+ MB, 0 planted faults in .*few/);
    expect(existsSync(join(root, "few", "cases.csv"))).toBe(true);
  });

  it("explains its options", () => {
    const { status, stdout } = run("--help");
    expect(status).toBe(0);
    for (const option of ["--people", "--seed", "--no-faults", "--out"]) expect(stdout).toContain(option);
  });

  it.each(["--people 0", "--people many", "--seed 1.5"])("refuses %s", (options) => {
    const { status, stderr } = run(`${options} --out "${root}/none"`);
    expect(status).toBe(1);
    expect(stderr).toContain("Give ");
    expect(existsSync(join(root, "none"))).toBe(false);
  });

  it("leaves nothing half-written when the disk takes no more", () => {
    const { status, stderr } = run(`--people 400 --out "${root}/full"`, "ulimit -f 600; ");
    expect(status).toBe(1);
    expect(stderr).toContain("EFBIG");
    expect(readdirSync(join(root, "full"))).toEqual([]);
  });
});
