import type { AuditedRelease } from "./audit-release.ts";
import { snapshotFile } from "./disclosure/audit/earlier-runs.ts";
import { packed } from "./disclosure/ledger-files.ts";
import type { Gate } from "./disclosure/release.ts";
import type { Delivery } from "./exports/delivery.ts";
import { manifestFile } from "./publish/file-manifest.ts";

interface Closing {
  readonly gate: Gate;
  readonly delivery: Pick<Delivery, "name" | "cutoff">;
  readonly audited: AuditedRelease;
  /** What was published, file by file; a release that writes no site has none. */
  readonly manifest: Uint8Array | undefined;
}

/** Name of the file in which a release leaves why nobody can tell its protected counts. */
export const certificateFile = (space: string): string => `certificate-${space}.json.gz`;

/**
 * Ends a release in the ledger: who was in the data, so that later releases can be held against it; the certificates
 * of its audit; and what was published, so that it can be seen whether it still is.
 */
export function closeRelease({ gate, delivery, audited, manifest }: Closing): void {
  const { audit, snapshots, certificates } = audited;
  gate.ledger.finish(
    { release: gate.release ?? delivery.name, tier: gate.policy.tier, cutoff: delivery.cutoff },
    {
      ...Object.fromEntries(snapshots.map((snapshot) => [snapshotFile(snapshot.name), packed(snapshot)])),
      ...Object.fromEntries(
        certificates.map((certificate) => [
          certificateFile(certificate.space),
          packed({ crossing: audit.crossing, certificate }),
        ]),
      ),
      ...(manifest === undefined ? {} : { [manifestFile]: manifest }),
    },
  );
}
