import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { z } from "zod";
import { certificateFile } from "./close-release.ts";
import { buildSpace } from "./disclosure/audit/build-space.ts";
import type { Certificate } from "./disclosure/audit/certificate.ts";
import { earlierRuns } from "./disclosure/audit/earlier-runs.ts";
import { targetsOf } from "./disclosure/audit/targets.ts";
import { verifyCertificate } from "./disclosure/audit/verify-certificate.ts";
import type { EarlierRelease } from "./disclosure/earlier-releases.ts";
import { type Ledger, openLedger } from "./disclosure/ledger.ts";
import { parseJson } from "./disclosure/ledger-chain.ts";
import { LedgerError } from "./disclosure/ledger-error.ts";
import { sha256, unpacked } from "./disclosure/ledger-files.ts";
import { noteFile } from "./disclosure/ledger-note.ts";
import { hashesOf, manifestFile } from "./publish/file-manifest.ts";

export interface VerifyRequest {
  readonly ledger: string;
  /** Work folder, in which the head is noted. */
  readonly work: string;
  /** Folder of a published site, to be held against the ledger. */
  readonly site?: string | undefined;
  /** Whether every certificate is checked again, and not only that it is the one that was written. */
  readonly proofs?: boolean | undefined;
}

export interface VerifiedLedger {
  readonly ledger: Ledger;
  /** The release that a site is of. */
  readonly release?: EarlierRelease;
}

/**
 * Checks all that a ledger holds: the chain, the files that its releases left, their certificates where asked, and a
 * published site. Throws LedgerError, which says what was altered.
 */
export async function verifyLedger({
  ledger: path,
  work,
  site,
  proofs,
}: VerifyRequest): Promise<VerifiedLedger> {
  // Whether the export was synthetic is not known here, and nothing is written.
  const ledger = openLedger({
    folder: resolve(path),
    mode: "audit",
    synthetic: true,
    notes: join(resolve(work), noteFile),
  });
  for (const release of ledger.releases)
    for (const name of Object.keys(release.files)) ledger.read(release, name);
  if (proofs === true) for (const place of ledger.releases.keys()) checkProofs(ledger, place);
  return site === undefined ? { ledger } : { ledger, release: await checkSite(ledger, resolve(site)) };
}

const manifestSchema = z.object({ sha256: z.record(z.string(), z.string()) });

const SPACES = ["people", "staff"];

/** Checks the certificates of one release against all that its readers had been told by then. */
function checkProofs(ledger: Ledger, place: number): void {
  const release = ledger.releases[place]!;
  const byThen = { releases: ledger.releases.slice(0, place + 1), read: ledger.read.bind(ledger) };
  for (const name of SPACES) {
    const content = ledger.read(release, certificateFile(name));
    if (content === undefined) continue;
    const { crossing, certificate } = unpacked(content) as { crossing: number; certificate: Certificate };
    const space = buildSpace(earlierRuns(byThen, release.tier, name));
    const targets = targetsOf(space, crossing);
    const claims = certificate.targets.map(([target]) => ({ target, ...targets.describe(target) }));
    const [wrong] = verifyCertificate(space, certificate, claims);
    if (wrong !== undefined)
      throw new LedgerError(
        "a certificate",
        `that of ${name} in release ${release.release} does not hold: ${wrong}. Audit the release again.`,
      );
  }
}

/** The release whose files stand in a folder, every one as it was released. */
async function checkSite(ledger: Ledger, site: string): Promise<EarlierRelease> {
  const written = await readFile(join(site, manifestFile)).catch(() => undefined);
  if (written === undefined) throw altered(manifestFile, "is missing");
  const hashes = await hashesOf(site);
  const hash = sha256(written);
  const release = ledger.releases.findLast(({ files }) => files[manifestFile] === hash);
  const manifest = manifestSchema.safeParse(parseJson(new TextDecoder().decode(written)));
  if (!manifest.success) throw altered(manifestFile, "is not what was released");
  const released = manifest.data.sha256;
  for (const file of new Set([...Object.keys(released), ...Object.keys(hashes)].toSorted()))
    if (released[file] !== hashes[file]) throw altered(file, stateOf(released[file], hashes[file]));
  if (release !== undefined) return release;
  throw new LedgerError(
    "replaced",
    `no release in it wrote this site. The site was built without --release or was edited together with ${manifestFile}, or the ledger is an older copy: bring the one you had back, or build the site again.`,
  );
}

const stateOf = (released: string | undefined, found: string | undefined): string =>
  found === undefined ? "is missing" : released === undefined ? "was added" : "is not what was released";

const altered = (file: string, state: string) =>
  new LedgerError("a released file", `${file} ${state}. Publish the site of the release again.`);
