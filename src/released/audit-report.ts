import type { Tier } from "./site-data.ts";

/**
 * What the audit of a release found, added up: how much is protected, how unsure every reader is left, and what that
 * costs each table. Never a protected count, nor its bounds.
 */
export interface AuditReport {
  readonly release: string;
  readonly tier: Tier;
  /** Characteristics crossed at once in what was attacked. */
  readonly crossing: number;
  /** Values that each protected count must be able to have at least. */
  readonly width: number;
  /** Earlier releases that were attacked with it. */
  readonly earlier: number;
  readonly spaces: readonly {
    readonly space: string;
    readonly statements: number;
    readonly protectedCounts: number;
    /** Protected counts without proof. */
    readonly narrow: number;
    readonly worlds: number;
    /** How many protected counts were shown to have how many values. */
    readonly widths: readonly { readonly values: number; readonly counts: number }[];
  }[];
  readonly figures: readonly AuditedFigure[];
  /** Figures that the audit cannot follow to people. */
  readonly notCovered: readonly string[];
}

export interface AuditedFigure {
  readonly figure: string;
  readonly protectedCounts: number;
  readonly narrow: number;
  /** Values that its protected counts were shown to have: the fewest, and the median; absent where nothing is protected. */
  readonly narrowest?: number;
  readonly median?: number;
  /** Cells that readers see, those that the gate hides, and those of them that it hides because others would follow. */
  readonly shown: number;
  readonly hidden: number;
  readonly complementary: number;
}
