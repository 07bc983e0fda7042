import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";

/**
 * A private folder for one run: DuckDB spills into it, the site is drawn in it, and it is gone when the run
 * ends. What a killed run left behind is removed by the next one.
 */
export async function openRunFolder(
  work: string,
): Promise<{ readonly path: string; readonly close: () => void }> {
  await mkdir(work, { recursive: true, mode: 0o700 });
  await removeAbandoned(work);
  const path = join(work, `run-${process.pid}-${randomBytes(4).toString("hex")}`);
  await mkdir(path, { mode: 0o700 });
  const close = () => rmSync(path, { recursive: true, force: true });
  process.once("exit", close);
  return {
    path,
    close: () => {
      process.off("exit", close);
      close();
    },
  };
}

async function removeAbandoned(work: string): Promise<void> {
  for (const name of await readdir(work)) {
    const owner = /^run-(\d+)-[0-9a-f]{8}$/.exec(name)?.[1];
    if (owner !== undefined && !isAlive(Number(owner)))
      await rm(join(work, name), { recursive: true, force: true });
  }
}

/** Whether a process of this number runs on this machine. */
export function isAlive(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
