import type { ColumnPlan } from "../header/plan-columns.ts";

/** Where the rows of a table come from: every column as text, named c0, c1, … in the order of the file. */
export interface Source {
  readonly plan: ColumnPlan;
  /** File that the report names. */
  readonly file: string;
  /** File that lines carried by a mapped row count in; null: places count the mapped rows themselves. */
  readonly linesOf: string | null;
  readonly decimalComma: boolean;
  /** SQL that yields the rows in the order of the file. */
  readonly sql: string;
  /** Table of records that the reader could not cut into columns; null for sources that cannot have any. */
  readonly rejects: string | null;
}

export const columnAt = (index: number): string => `c${index}`;
