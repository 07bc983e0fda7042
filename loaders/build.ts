import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Tier } from "../src/released/site-data.ts";
import { type BuildRequest, outputFolder, siteMark } from "./build-options.ts";
import { type Finding, scanOutput } from "./disclosure/outgoing-scan.ts";
import type { Progress } from "./progress.ts";
import { drawSite } from "./publish/draw-site.ts";
import { writeManifest } from "./publish/file-manifest.ts";
import { lockFolder } from "./publish/folder-lock.ts";
import { moveFolder } from "./publish/move-folder.ts";
import { recoverFolder, replaceFolder } from "./publish/replace-folder.ts";
import { SiteError } from "./publish/site-error.ts";
import { type ReleaseResult, releaseDelivery } from "./release-delivery.ts";
import { openRunFolder } from "./run-folder.ts";

export interface BuildResult extends ReleaseResult {
  readonly tier: Tier;
  /** Folder of the site. */
  readonly out: string;
  readonly seconds: number;
}

/**
 * The whole way from a delivery to a site. The output folder is replaced at the very end, and only by a site
 * that has passed every check; until then the last good one stands untouched.
 */
export async function build(
  request: BuildRequest,
  { progress }: { readonly progress: Progress },
): Promise<BuildResult> {
  const started = performance.now();
  const out = outputFolder(request);
  const unlock = await lockFolder(out);
  try {
    await recoverFolder(out);
    const run = await openRunFolder(resolve(request.work));
    try {
      const released = join(run.path, "released");
      const partial = `${out}.partial`;
      const result = await releaseDelivery(request, {
        to: released,
        progress,
        whileOpen: async (identifiers) => {
          const site = await drawSite({ released, work: run.path, progress });
          await markSite(site, request.tier);
          const manifest = await writeManifest(site, request.tier);
          progress.step("scanning what goes out for identifiers");
          refuseIdentifiers(await scanOutput({ folder: site, identifiers }));
          await moveFolder(site, partial);
          return { manifest };
        },
      });
      await replaceFolder(partial, out);
      return { ...result, tier: request.tier, out, seconds: (performance.now() - started) / 1000 };
    } finally {
      run.close();
    }
  } finally {
    await unlock();
  }
}

/** The file by which a later build knows that it may replace the folder. */
const markSite = (site: string, tier: Tier) =>
  writeFile(join(site, siteMark), `${JSON.stringify({ program: "throughcare", tier })}\n`);

function refuseIdentifiers(findings: readonly Finding[]): void {
  const [first] = findings;
  if (first === undefined) return;
  const place = [first.file, ...first.inside].join(" > ");
  throw new SiteError(
    first.kind === "unreadable"
      ? `${place}: this archive could not be opened, so it cannot be shown to hold no identifier. Nothing was replaced.`
      : `${place}, byte ${first.offset}: an identifier of the exports would be published (${findings.length} places in all). Nothing was replaced; please report this.`,
  );
}
