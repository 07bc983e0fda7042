import { existsSync } from "node:fs";
import { rename, rm } from "node:fs/promises";

const previousOf = (folder: string) => `${folder}.previous`;

/**
 * Puts a finished folder in the place of another. Two renames cannot be one step, so `recoverFolder` puts the
 * previous folder back where a process was killed between them.
 */
export async function replaceFolder(finished: string, target: string): Promise<void> {
  const previous = previousOf(target);
  await rm(previous, { recursive: true, force: true });
  if (existsSync(target)) await rename(target, previous);
  await rename(finished, target);
  await rm(previous, { recursive: true, force: true });
}

/** Undoes half a replacement. */
export async function recoverFolder(target: string): Promise<void> {
  const previous = previousOf(target);
  if (!existsSync(previous)) return;
  if (existsSync(target)) await rm(previous, { recursive: true, force: true });
  else await rename(previous, target);
}
