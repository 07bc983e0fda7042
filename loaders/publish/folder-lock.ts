import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout } from "node:timers/promises";
import { isAlive } from "../run-folder.ts";

/** Milliseconds in which another build may still be taking over the same dead lock. */
const takeoverWindow = 20;

/** Somebody else is building into the same folder. */
export class BusyError extends Error {
  override readonly name = "BusyError";
  readonly exitCode = 4;
}

/**
 * Takes the right to build into a folder, or says who has it. A lock whose process is gone (it was killed)
 * is taken over.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const file = `${folder}.lock`;
  await mkdir(dirname(file), { recursive: true });
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      await writeFile(file, String(process.pid), { flag: "wx", mode: 0o600 });
      await setTimeout(takeoverWindow);
      if ((await readFile(file, "utf8").catch(() => "")) === String(process.pid))
        return () => rm(file, { force: true });
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    }
    const owner = Number(await readFile(file, "utf8").catch(() => ""));
    if (owner > 0 && isAlive(owner))
      throw new BusyError(
        `Another build (process ${owner}) is writing this folder: wait for it to end, or choose another --out.`,
      );
    await rm(file, { force: true });
  }
  throw new BusyError("Another build has just begun to write this folder: wait for it to end.");
}
