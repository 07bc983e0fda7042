import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { certificateFile } from "../../loaders/close-release.ts";
import { auditSpace } from "../../loaders/disclosure/audit/audit-space.ts";
import type { Run } from "../../loaders/disclosure/audit/build-space.ts";
import { earlierRuns, snapshotFile } from "../../loaders/disclosure/audit/earlier-runs.ts";
import { openLedger } from "../../loaders/disclosure/ledger.ts";
import { packed } from "../../loaders/disclosure/ledger-files.ts";
import { manifestFile, writeManifest } from "../../loaders/publish/file-manifest.ts";

export const options = { crossing: 1, tries: 4, protection: { threshold: 10, zeros: true } };

interface Releasing {
  readonly folder: string;
  readonly run: Run;
  readonly name: string;
  readonly site: string;
  readonly notes?: string;
}

/** A site of one file, and its release: what a build with --release does, in small. */
export async function releaseRun({ folder, run, name, site, notes }: Releasing) {
  mkdirSync(site, { recursive: true });
  writeFileSync(join(site, "relapse.json"), `{"release":"${name}"}\n`);
  const ledger = openLedger({ folder, mode: "append", notes });
  const { audit, certificate } = auditSpace([...earlierRuns(ledger, "public", "people"), run], options);
  for (const record of run.records) ledger.record({ ...record, release: name });
  ledger.finish(
    { release: name, tier: "public", cutoff: null },
    {
      [snapshotFile("people")]: packed(run.snapshot),
      [certificateFile("people")]: packed({ crossing: options.crossing, certificate }),
      [manifestFile]: await writeManifest(site, "public"),
    },
  );
  ledger.close();
  return audit;
}
