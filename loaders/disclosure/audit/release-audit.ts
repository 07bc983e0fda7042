import type { SpaceAudit } from "./audit-space.ts";
import type { Weakness } from "./weakness.ts";

/** What the audit says of a release. */
export interface ReleaseAudit {
  readonly release: string;
  readonly tier: string;
  /** Releases in the ledger that it was held against. */
  readonly earlier: number;
  readonly crossing: number;
  readonly spaces: readonly SpaceAudit[];
  /** Figures that were released and that the audit cannot follow to people. */
  readonly notCovered: readonly string[];
}

/** The same for a person who asks: with what gives away the first counts that have no proof. */
export interface AuditReport extends ReleaseAudit {
  readonly weaknesses: readonly Weakness[];
}
