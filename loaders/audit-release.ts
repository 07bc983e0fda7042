import { auditSpace, type SpaceAudit } from "./disclosure/audit/audit-space.ts";
import type { Certificate } from "./disclosure/audit/certificate.ts";
import { checkLinked, earlierRuns, releasesSeen } from "./disclosure/audit/earlier-runs.ts";
import type { ReleaseAudit } from "./disclosure/audit/release-audit.ts";
import { TRIES } from "./disclosure/audit/search.ts";
import type { SpaceSnapshot } from "./disclosure/audit/snapshot.ts";
import { type Weakness, weaknessesOf } from "./disclosure/audit/weakness.ts";
import type { Gate } from "./disclosure/release.ts";
import { collectMembers, type FigureMembersOf } from "./indicators/collect-members.ts";
import { catalogue } from "./indicators/index.ts";
import type { Members } from "./indicators/members.ts";
import { cohortsOf } from "./indicators/shared/cohorts.ts";
import { type Progress, silent } from "./progress.ts";
import { buildHypothetical } from "./warehouse/hypothetical.ts";
import type { Warehouse } from "./warehouse/warehouse.ts";

interface AuditOptions {
  readonly warehouse: Warehouse;
  /** The gate through which the release has gone: its ledger holds what was said. */
  readonly gate: Gate;
  /** Characteristics crossed at once in a protected count. */
  readonly crossing?: number;
  /** How often what has no proof yet is tried again. */
  readonly tries?: number;
  readonly progress?: Progress;
}

export interface AuditedRelease {
  readonly audit: ReleaseAudit;
  /** Private: worlds are written as what differs from the truth. */
  readonly certificates: readonly Certificate[];
  /** What is too narrow or has no proof, and what would help. */
  readonly weaknesses: readonly Weakness[];
  /** Private: who is in each space, for the releases to come. */
  readonly snapshots: readonly SpaceSnapshot[];
  readonly seconds: number;
}

const SPACES: readonly Members["space"][] = ["people", "staff"];

/** No released figure crosses more than one characteristic, so an attacker may ask for two. */
const CROSSING = 2;

/**
 * Attacks all that a run has said, and all that its readers were told before: is there, for every protected count, a world in which it is another?
 * @throws AuditError where the truth contradicts what was said, or a certificate does not hold
 */
export async function auditRelease({
  warehouse,
  gate,
  crossing = CROSSING,
  tries = TRIES,
  progress = silent,
}: AuditOptions): Promise<AuditedRelease> {
  const { ledger, policy, release = "unnamed" } = gate;
  const started = performance.now();
  progress.step("asking what might have been");
  await buildHypothetical(warehouse.connection, { cohorts: cohortsOf(warehouse.delivery) });
  const figures = await membersOfReleased(warehouse, gate);
  const audits: SpaceAudit[] = [];
  const certificates: Certificate[] = [];
  const weaknesses: Weakness[] = [];
  const snapshots: SpaceSnapshot[] = [];
  for (const name of SPACES) {
    const own = figures.filter(({ members }) => members.space === name);
    if (own.length === 0) continue;
    const snapshot = await collectMembers(warehouse, name, own);
    const earlier = earlierRuns(ledger, policy.tier, name);
    checkLinked(earlier, snapshot);
    snapshots.push(snapshot);
    progress.step(`attacking what is said of ${name}`);
    const { threshold, hideZero } = policy.counts;
    const { space, unproven, audit, certificate } = auditSpace(
      [...earlier, { snapshot, records: ledger.pending.filter(({ figure }) => figure in snapshot.figures) }],
      {
        crossing,
        tries,
        width: policy.audit.width,
        protection: { threshold, zeros: hideZero },
        progress: progress.share,
      },
    );
    audits.push(audit);
    certificates.push(certificate);
    if (unproven.length > 0) progress.step(`looking for what gives counts of ${name} away`);
    weaknesses.push(...(await weaknessesOf(space, unproven, policy.audit)));
  }
  const covered = new Set(figures.map(({ figure }) => figure));
  return {
    audit: {
      release,
      tier: policy.tier,
      earlier: releasesSeen(ledger, policy.tier).length,
      crossing,
      spaces: audits,
      notCovered: [...new Set(ledger.pending.map(({ figure }) => figure))].filter(
        (figure) => !covered.has(figure),
      ),
    },
    certificates,
    weaknesses,
    snapshots,
    seconds: (performance.now() - started) / 1000,
  };
}

/** Members of every figure that the gate has let out in this run. */
async function membersOfReleased(
  warehouse: Warehouse,
  { ledger, policy }: Gate,
): Promise<readonly FigureMembersOf[]> {
  const released = new Set(ledger.pending.map(({ figure }) => figure));
  const found: FigureMembersOf[] = [];
  for (const recipe of catalogue.flatMap(({ figures }) => figures)) {
    if (!released.has(recipe.id)) continue;
    const members = await recipe.members(warehouse, policy);
    if (members !== undefined) found.push({ figure: recipe.id, members });
  }
  return found;
}
