import { cp, rename, rm } from "node:fs/promises";

/** Moves a folder, also to another disk; what stood half-moved at the target is removed first. */
export async function moveFolder(from: string, to: string): Promise<void> {
  await rm(to, { recursive: true, force: true });
  try {
    await rename(from, to);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EXDEV")) throw error;
    await copyWhole(from, to);
    await rm(from, { recursive: true, force: true });
  }
}

/** Copies a folder, or leaves nothing of it. */
async function copyWhole(from: string, to: string): Promise<void> {
  try {
    await cp(from, to, { recursive: true });
  } catch (error) {
    await rm(to, { recursive: true, force: true });
    throw error;
  }
}
