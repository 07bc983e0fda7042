import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { BusyError, lockFolder } from "../../loaders/publish/folder-lock.ts";
import { moveFolder } from "../../loaders/publish/move-folder.ts";
import { recoverFolder, replaceFolder } from "../../loaders/publish/replace-folder.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "throughcare-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const make = (name: string, content: string) => {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, "index.html"), content);
  return join(folder, name);
};
const read = (name: string) => readFileSync(join(folder, name, "index.html"), "utf8");

describe("replaceFolder(finished, target)", () => {
  it("puts the finished one in the place of the last one", async () => {
    await replaceFolder(make("new", "new"), make("dist", "old"));
    expect(read("dist")).toBe("new");
    expect(existsSync(join(folder, "dist.previous"))).toBe(false);
  });

  it("recoverFolder puts the last one back where a process was killed between the renames", async () => {
    make("dist.previous", "old");
    await recoverFolder(join(folder, "dist"));
    expect(read("dist")).toBe("old");
  });

  it("recoverFolder removes what a finished replacement left behind", async () => {
    make("dist.previous", "old");
    await recoverFolder(make("dist", "new"));
    expect(read("dist")).toBe("new");
    expect(existsSync(join(folder, "dist.previous"))).toBe(false);
  });
});

describe("lockFolder(folder)", () => {
  it("lets one in, and tells the other who has it", async () => {
    const unlock = await lockFolder(join(folder, "dist"));
    await expect(lockFolder(join(folder, "dist"))).rejects.toThrow(BusyError);
    await expect(lockFolder(join(folder, "dist"))).rejects.toThrow(`process ${process.pid}`);
    await unlock();
    await (await lockFolder(join(folder, "dist")))();
  });

  it("takes over from a process that is gone", async () => {
    writeFileSync(join(folder, "dist.lock"), "999999999");
    await (await lockFolder(join(folder, "dist")))();
    expect(existsSync(join(folder, "dist.lock"))).toBe(false);
  });
});

/** A second disk: memory, where Linux keeps shared memory. */
const memory = "/dev/shm";
const twoDisks = existsSync(memory) && statfsSync(memory).type !== statfsSync(tmpdir()).type;

describe.skipIf(!twoDisks)("moveFolder(from, to) between two disks", () => {
  it("moves, and leaves nothing behind", async () => {
    const target = mkdtempSync(join(memory, "throughcare-"));
    try {
      await moveFolder(make("new", "new"), join(target, "dist"));
      expect(readFileSync(join(target, "dist", "index.html"), "utf8")).toBe("new");
      expect(existsSync(join(folder, "new"))).toBe(false);
    } finally {
      rmSync(target, { recursive: true, force: true });
    }
  });
});
