import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";

const cli = (...args: readonly string[]) =>
  spawnSync(process.execPath, ["--import", "tsx", "loaders/cli.ts", ...args], { encoding: "utf8" });

describe("the command line explains itself", () => {
  it.each(["build", "check", "demo", "dev", "preview", "bench"])("%s --help", (command) => {
    const { stdout, status } = cli(command, "--help");
    expect(status).toBe(0);
    expect(stdout).toContain(`Usage: throughcare ${command}`);
  });

  it("a wrong option ends with a non-zero code and points to the help", () => {
    const { stderr, status } = cli("build", "--export", "x");
    expect(status).not.toBe(0);
    expect(stderr).toContain("--help");
  });

  it("a tier that does not exist is named with those that do", () => {
    const { stderr, status } = cli("build", "--exports", "data/demo", "--tier", "secret");
    expect(status).not.toBe(0);
    expect(stderr).toMatch(/public.*internal/);
  });
});
