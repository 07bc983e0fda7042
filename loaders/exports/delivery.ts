import type { TableName } from "./contract/index.ts";

/** What a delivery says of itself (datapackage.json) and what it turned out to hold. */
export interface Delivery {
  readonly name: string;
  readonly title: string;
  readonly source: string;
  readonly synthetic: boolean;
  /** Last day covered, ISO 8601; null where all times are days since time zero. */
  readonly cutoff: string | null;
  /** Days for which everybody was followed, for deliveries in days since time zero. */
  readonly followUpDays: number | null;
  /** Days, besides the policy's own grid, at which this delivery wants its curves read; empty = none. */
  readonly landmarkDays: readonly number[];
  readonly landmarkUnit: "week" | "month" | "year";
  /** Grades of evidence that the source can deliver at all. */
  readonly evidenceDelivered: readonly (1 | 2 | 3)[];
  /**
   * Kinds of events (events.kind) that the source can record at all; left out = every kind. An outcome none of
   * whose kinds is recorded is not available, which is not zero.
   */
  readonly eventKindsDelivered?: readonly string[];
  readonly tables: ReadonlySet<TableName>;
  /** Columns delivered, by table; a column that is not here is not available, which is not the same as empty. */
  readonly columns: Readonly<Partial<Record<TableName, readonly string[]>>>;
}
