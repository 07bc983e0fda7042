import type { SpaceAudit } from "./audit-space.ts";

/** What the audit says of a release. */
export interface ReleaseAudit {
  readonly release: string;
  readonly tier: string;
  readonly crossing: number;
  readonly spaces: readonly SpaceAudit[];
  /** Figures that were released and that the audit cannot follow to people. */
  readonly notCovered: readonly string[];
}
