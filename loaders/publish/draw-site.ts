import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Progress } from "../progress.ts";
import { finishSite } from "./finish-site.ts";
import { frameworkBuild } from "./framework-build.ts";
import { traceSite } from "./trace/trace-site.ts";
import { writeSite } from "./write-site.ts";

interface DrawOptions {
  /** Folder of the released files; nothing else is read. */
  readonly released: string;
  /** Private folder in which the site is drawn. */
  readonly work: string;
  readonly progress: Progress;
}

/** Draws a whole site from released files, and answers the folder it stands in. */
export async function drawSite({ released, work, progress }: DrawOptions): Promise<string> {
  const site = join(work, "pages");
  const output = join(work, "site");
  await mkdir(work, { recursive: true, mode: 0o700 });
  progress.step("drawing the pages");
  const { locale, reads } = await writeSite({ released, site });
  progress.step("building the site with Observable Framework");
  await frameworkBuild({ site, output });
  progress.step("finishing the pages");
  await finishSite({ folder: output, language: locale });
  progress.step("tracing every number to what was released");
  await traceSite({ folder: output, released, locale, reads });
  return output;
}
