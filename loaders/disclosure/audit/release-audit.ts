import type { SpaceAudit } from "./audit-space.ts";

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
