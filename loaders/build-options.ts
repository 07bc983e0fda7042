import { existsSync, readdirSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import type { Tier } from "../src/released/site-data.ts";
import { UsageError } from "./usage-error.ts";

/** What a build is asked for, as the command line gives it. */
export interface BuildRequest {
  readonly exports: string;
  readonly mapping?: string | undefined;
  readonly tier: Tier;
  readonly out?: string | undefined;
  readonly work: string;
  /** Folder of the service's ledger of releases. */
  readonly ledger?: string | undefined;
  /** Whether this build is a release: what it says is added to the ledger. */
  readonly release?: boolean | undefined;
  readonly policy?: string | undefined;
  /** Report of an audit, for its page: of the internal tier only. */
  readonly audit?: string | undefined;
  /** Characteristics crossed at once in the counts that the audit of a release protects. */
  readonly crossing?: number | undefined;
}

/** The folder of each tier: they never share one. */
export const tierFolder: Readonly<Record<Tier, string>> = {
  public: "dist",
  research: "dist-research",
  internal: "dist-internal",
};

/** A file that every built site carries: a folder without it is somebody else's, and is not replaced. */
export const siteMark = "release.json";

/** The folder to build into, or why it cannot be that one. */
export function outputFolder({ out, tier, release, ledger, audit }: BuildRequest): string {
  if (release === true && ledger === undefined)
    throw new UsageError(
      "--release adds to a ledger: name it with --ledger, after npm run ledger has begun it.",
    );
  if (audit !== undefined && tier !== "internal")
    throw new UsageError(
      "--audit gives the page of the audit to the internal tier; leave it out, or add --tier internal.",
    );
  const folder = resolve(out ?? tierFolder[tier]);
  const other = Object.entries(tierFolder).find(([name, path]) => name !== tier && basename(folder) === path);
  if (other !== undefined)
    throw new UsageError(`--out is the folder of the ${other[0]} tier: every tier has a folder of its own.`);
  if (existsSync(folder) && readdirSync(folder).length > 0 && !existsSync(join(folder, siteMark)))
    throw new UsageError(
      "--out is a folder with other files in it, and a build replaces the whole folder: choose an empty one.",
    );
  return folder;
}
