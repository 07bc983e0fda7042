import type { TableName } from "../exports/contract/index.ts";
import type { DeliveryRule, RowRule } from "../exports/rules.ts";

/** Everything that the check found. It holds places and rules, and no value of the delivery. */
export interface CheckReport {
  readonly delivery: string;
  readonly outcome: "accepted" | "too many rows quarantined" | "refused";
  /** 0 accepted, 1 beyond the policy's limit, 2 refused. */
  readonly exitCode: 0 | 1 | 2;
  /** Share of a file's rows that may be quarantined. */
  readonly limit: number;
  readonly tables: readonly TableReport[];
  readonly faults: readonly FaultReport[];
  readonly unknownColumns: readonly {
    readonly table: TableName;
    readonly file: string;
    readonly columns: readonly string[];
  }[];
  readonly missingTables: readonly { readonly table: TableName; readonly without: string }[];
  /** Files of the folder that are no table. */
  readonly otherFiles: readonly string[];
  /** What the program took for granted, for a person to confirm. */
  readonly notes: readonly string[];
  readonly refusals: readonly Refusal[];
}

export interface TableReport {
  readonly table: TableName;
  readonly file: string;
  readonly rows: number;
  readonly accepted: number;
  readonly quarantined: number;
}

/** One rule in one column of one table, with every place. */
export interface FaultReport {
  readonly table: TableName;
  readonly file: string;
  readonly rule: RowRule;
  readonly cure: string;
  readonly column: string | null;
  readonly rows: number;
  /** Lines in ascending order, up to `placesKept`. */
  readonly lines: readonly number[];
}

export interface Refusal {
  readonly rule: DeliveryRule;
  readonly cure: string;
  readonly file: string;
  readonly line: number | null;
  readonly column: string | null;
  readonly detail: string | null;
}
