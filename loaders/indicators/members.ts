import type { KnownCell } from "../disclosure/audit/snapshot.ts";

/**
 * Who is counted in a figure, unit by unit, so that the audit can ask who else might have been. The sums of its
 * members are the counts of a figure; a test of every run holds them against each other.
 */
export interface Members {
  readonly space: "people" | "staff";
  /** Dimensions of the figure that are characteristics of people, and which. */
  readonly characteristics?: Readonly<Record<string, string>>;
  /** Cells that count only those of whom a characteristic is known. */
  readonly known?: readonly KnownCell[];
  /**
   * SQL: one row for each unit, family and variant, with the columns of `path`. Variant 0 is the truth; what
   * changes together, in whatever figures, is a family.
   */
  readonly paths: string;
  /** The columns that say where a unit went. */
  readonly path: readonly string[];
  /** SQL over a relation of distinct paths: path_id, the dimensions, perhaps day and start, and the measures. */
  readonly cells: (paths: string) => string;
  readonly measures: Readonly<Record<string, MemberMeasure>>;
}

export interface MemberMeasure {
  /** Whether a small count is protected. */
  readonly isProtected: boolean;
  readonly partOf?: string;
}
