import type { EarlierRelease } from "../earlier-releases.ts";
import type { Ledger } from "../ledger.ts";
import { LedgerError } from "../ledger-error.ts";
import { unpacked } from "../ledger-files.ts";
import type { Run } from "./build-space.ts";
import type { SpaceSnapshot } from "./snapshot.ts";

type Tier = EarlierRelease["tier"];

/** Whoever may see a tier may have seen what is shown to more people. */
const seenWith: Readonly<Record<Tier, readonly Tier[]>> = {
  public: ["public"],
  research: ["public", "research"],
  internal: ["public", "research", "internal"],
};

/** Name of the file in which a release leaves who was in a space. */
export const snapshotFile = (space: string): string => `snapshot-${space}.json.gz`;

/** Earlier releases that readers of a tier may have seen. */
export const releasesSeen = ({ releases }: Pick<Ledger, "releases">, tier: Tier): EarlierRelease[] =>
  releases.filter((release) => seenWith[tier].includes(release.tier));

/** What readers of a tier have been told of a space before, and who was in it then. */
export function earlierRuns(
  ledger: Pick<Ledger, "releases" | "read">,
  tier: Tier,
  space: SpaceSnapshot["name"],
): Run[] {
  return releasesSeen(ledger, tier).flatMap((release) => {
    const snapshot = snapshotOf(ledger, release, space);
    if (snapshot === undefined) return [];
    const records = release.records.filter(({ figure }) => figure in snapshot.figures);
    return [{ snapshot, records, slack: release.slack }];
  });
}

function snapshotOf(
  ledger: Pick<Ledger, "releases" | "read">,
  release: EarlierRelease,
  space: string,
): SpaceSnapshot | undefined {
  const content = ledger.read(release, snapshotFile(space));
  // The chain vouches for what the program itself has written.
  if (content !== undefined) return unpacked(content) as SpaceSnapshot;
  if (Object.keys(release.files).length > 0) return undefined;
  throw new LedgerError(
    "a snapshot",
    `release ${release.release} left none, so nothing can be held against it; restore the ledger.`,
  );
}

/** The least share of the people of the last release who must be known again. */
const KNOWN_AGAIN = 0.5;

/** Refuses people of whom too few are known again: then the pseudonyms have changed, and nobody would be linked. */
export function checkLinked(earlier: readonly Run[], snapshot: SpaceSnapshot): void {
  const last = earlier.at(-1)?.snapshot.units;
  if (last === undefined || last.length === 0) return;
  const now = new Set(snapshot.units.map(({ id }) => id));
  const known = last.filter(({ id }) => now.has(id)).length;
  if (known < KNOWN_AGAIN * last.length)
    throw new LedgerError(
      "a snapshot",
      "most people of the last release are not in this delivery: their pseudonyms have changed, and releases cannot be held against each other. Deliver lasting pseudonyms, and the ledger with its own re-keying secret.",
    );
}
