import { join } from "node:path";
import type { Tier } from "../src/released/site-data.ts";
import { build } from "./build.ts";
import { tierFolder } from "./build-options.ts";
import type { Progress } from "./progress.ts";
import { programFolder } from "./publish/framework-build.ts";
import { auditReportFile } from "./release-delivery.ts";
import { describeBuild } from "./report/describe-build.ts";

/** Builds the demo site of both tiers, and says how to look at it. */
export async function buildDemo({ progress }: { readonly progress: Progress }): Promise<string> {
  const work = join(programFolder, ".throughcare");
  const reports: string[] = [];
  for (const tier of ["public", "internal"] satisfies readonly Tier[]) {
    const result = await build(
      {
        exports: join(programFolder, "data", "demo"),
        tier,
        out: join(programFolder, tierFolder[tier]),
        work,
        // The service reads what the audit found in what is published.
        ...(tier === "internal" ? { audit: auditReportFile(work, "public") } : { crossing: 1 }),
      },
      { progress },
    );
    reports.push(describeBuild(result));
  }
  return [
    ...reports,
    "",
    "Look at it:  npm run preview",
    "       and:  npm run preview -- --tier internal",
  ].join("\n");
}
