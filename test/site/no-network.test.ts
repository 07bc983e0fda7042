import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { hashesOf } from "./tree.ts";

/** A process without any network: Linux can make one for an ordinary user. */
const isolated = (...command: readonly string[]) =>
  spawnSync("unshare", ["-rn", ...command], { encoding: "utf8" });

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "throughcare-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.skipIf(isolated("true").status !== 0)("without a network", () => {
  it("the site builds, and is the same", () => {
    const out = join(folder, "dist");
    const { status, stdout, stderr } = isolated(
      process.execPath,
      ...["--import", "tsx", resolve("loaders/cli.ts"), "build"],
      ...["--exports", "data/demo", "--out", out, "--work", join(folder, "work")],
    );
    expect(status, `${stdout}${stderr}`).toBe(0);
    expect(hashesOf(out)).toEqual(hashesOf(inject("sites").public));
  });
});
