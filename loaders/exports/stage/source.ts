import type { ColumnPlan } from "../header/plan-columns.ts";

/** Where the rows of a table come from: every column as text, named c0, c1, … in the order of the file. */
export interface Source {
  readonly plan: ColumnPlan;
  /** File that places are told by. */
  readonly file: string;
  readonly decimalComma: boolean;
  /** SQL that yields the rows in the order of the file. */
  readonly sql: string;
  /** Table of records that the reader could not cut into columns; null for sources that cannot have any. */
  readonly rejects: string | null;
}

export const columnAt = (index: number): string => `c${index}`;
