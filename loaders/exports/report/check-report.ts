import type { TableName } from "../contract/index.ts";
import type { DeliveryRule, RowRule } from "../rules.ts";

/** Everything that the check found. It holds places and rules, and no value of the delivery. */
export interface CheckReport {
  readonly delivery: string;
  readonly outcome: "accepted" | "too many rows quarantined" | "refused";
  /** 0 accepted, 1 beyond the policy's limit, 2 refused. */
  readonly exitCode: 0 | 1 | 2;
  /** Share of a file's rows that may be quarantined. */
  readonly limit: number;
  /** Rows in = accepted + quarantined, for every table. */
  readonly tables: readonly TableReport[];
  /** The delivered files that a mapping reads, likewise; empty without a mapping. */
  readonly mappedFiles: readonly FileReport[];
  /** Lines of those files that could not be read at all. */
  readonly mappedFileFaults: readonly Omit<FaultReport, "table">[];
  /** Quarantined rows by the rule that counts: the first in the order of the rules. The rows add up. */
  readonly faults: readonly FaultReport[];
  /** Further rules that the same rows break. */
  readonly furtherFaults: readonly FaultReport[];
  readonly unknownColumns: readonly {
    readonly table: TableName;
    readonly file: string;
    readonly columns: readonly string[];
  }[];
  readonly missingTables: readonly { readonly table: TableName; readonly without: string }[];
  /** Files of the folder that were not read. */
  readonly otherFiles: readonly string[];
  /** What the program took for granted, for a person to confirm. */
  readonly notes: readonly string[];
  readonly refusals: readonly Refusal[];
}

export interface FileReport {
  readonly file: string;
  readonly rows: number;
  readonly accepted: number;
  readonly quarantined: number;
}

export interface TableReport extends FileReport {
  readonly table: TableName;
}

/** One rule in one column of one file. */
export interface FaultReport {
  readonly table: TableName;
  readonly file: string;
  readonly rule: RowRule;
  readonly cure: string;
  readonly column: string | null;
  readonly rows: number;
  /** Lines in ascending order; of more than `linesKept`, the first. */
  readonly lines: readonly number[];
}

export const linesKept = 1_000;

export interface Refusal {
  readonly rule: DeliveryRule;
  readonly cure: string;
  readonly file: string;
  readonly line: number | null;
  readonly column: string | null;
  readonly detail: string | null;
}
