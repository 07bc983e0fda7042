import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";

const cli = (...args: readonly string[]) =>
  spawnSync(process.execPath, ["--import", "tsx", "loaders/cli.ts", ...args], { encoding: "utf8" });

describe("the command line explains itself", () => {
  it.each(["build", "check", "demo", "dev", "preview", "bench", "reader-error"])("%s --help", (command) => {
    const { stdout, status } = cli(command, "--help");
    expect(status).toBe(0);
    expect(stdout).toContain(`Usage: throughcare ${command}`);
  });

  it("a wrong option ends with a non-zero code and points to the help", () => {
    const { stderr, status } = cli("build", "--export", "x");
    expect(status).toBe(64);
    expect(stderr).toContain("--help");
  });

  it("a port that does not exist is refused", () => {
    expect(cli("preview", "--port", "99999").status).toBe(64);
  });

  it("a path that cannot be written is named, with its cure", () => {
    const { stderr, status } = cli("check", "--exports", "data/demo", "--json", "no/such/folder/report.json");
    expect(stderr).toContain("no/such/folder/report.json");
    expect(status).toBe(74);
  });

  it("a release needs a ledger", () => {
    const { stderr, status } = cli("build", "--exports", "data/demo", "--out", ".throwaway", "--release");
    expect(stderr).toContain("--ledger");
    expect(status).toBe(64);
  });

  it("dev ends with a failure where the delivery is refused", () => {
    expect(cli("dev", "--exports", "no/such/folder").status).not.toBe(0);
  });

  it("a tier that does not exist is named with those that do", () => {
    const { stderr, status } = cli("build", "--exports", "data/demo", "--tier", "secret");
    expect(status).toBe(64);
    expect(stderr).toMatch(/public.*internal/);
  });
});
