import type { Count } from "../../src/released/cell.ts";
import type { FigureHead } from "../../src/released/figure.ts";
import type { Released } from "../../src/released/released.ts";
import type { IntakeSummary } from "../../src/released/site-data.ts";
import type { TierPolicy } from "./policy.ts";
import { confidential } from "./protected-count.ts";
import { deriveFrom, type Gate, release } from "./release.ts";
import { releasedRate } from "./released-rate.ts";
import type { CountStatement } from "./statement.ts";

/** What the gate needs of the check report. */
export interface IntakeReport {
  readonly tables: readonly {
    readonly table: string;
    readonly presence: "delivered" | "not delivered";
    readonly rows: number;
    readonly accepted: number;
    readonly quarantined: number;
  }[];
  readonly faults: readonly {
    readonly table: string;
    readonly rule: string;
    readonly rows: number;
    readonly places: readonly {
      readonly file: string;
      readonly line: number;
      readonly column: string | null;
    }[];
  }[];
  readonly unknownColumns: readonly { readonly table: string; readonly columns: number }[];
}

const head = { indicator: "intake", definitionVersion: "1", unit: "rows" } satisfies Partial<FigureHead>;

/**
 * What of the check report goes out. Where the tier may see places it sees exact numbers, since whoever reads the
 * lines can count them. Elsewhere rows are counted like people, and a rule that caught fewer rows than the
 * threshold is not listed: a line with [c] would tell that there was at least one.
 */
export function releasedIntake(report: IntakeReport, gate: Gate): Released<IntakeSummary> {
  const policy = gate.policy.intake.places ? exact(gate.policy) : gate.policy;
  const parts = {
    tables: release(tableStatement(report), { ...gate, policy }),
    faults: release(faultStatement(report), { ...gate, policy }),
  };
  return deriveFrom(parts, ({ tables, faults }) => ({
    tables: report.tables.map(({ table, presence }) => {
      const counts = tables.rows.find(({ key }) => key.table === table)?.counts;
      return { table, presence, ...tableCells(counts ?? unseen(presence), policy) };
    }),
    faults: faults.rows.flatMap(({ key, counts }) => {
      const { table = "", rule = "" } = key;
      const rows = counts.rows ?? notDelivered;
      if (rows.kind !== "count") return [];
      return [{ table, rule, rows, ...placesOf(report, table, rule, policy) }];
    }),
    unknownColumns: report.unknownColumns.map(({ table, columns }) => ({ table, columns })),
  }));
}

const notDelivered: Count = { kind: "x", reason: { code: "table not delivered" } };

/** Cells of a table that the gate left out: not delivered, or with so few rows that nothing is said of them. */
const unseen = (presence: IntakeReport["tables"][number]["presence"]): Readonly<Record<string, Count>> =>
  presence === "delivered" ? { rows: confidential, accepted: confidential, quarantined: confidential } : {};

function tableCells(counts: Readonly<Record<string, Count>>, policy: TierPolicy) {
  const { rows = notDelivered, accepted = notDelivered, quarantined = notDelivered } = counts;
  return { rows, accepted, quarantined, acceptedShare: releasedRate(accepted, rows, policy) };
}

const exact = (policy: TierPolicy): TierPolicy => ({
  ...policy,
  counts: {
    threshold: 1,
    hideZero: false,
    zeros: "shown",
    roundingBase: 1,
    smallestCategory: 0,
    complementary: false,
  },
  rates: { ...policy.rates, minimum: 1 },
});

const tableStatement = ({ tables }: IntakeReport): CountStatement => ({
  ...head,
  id: "intake-tables",
  class: "counts",
  dimensions: ["table"],
  measures: {
    rows: { sensitivity: "not sensitive" },
    accepted: { sensitivity: "not sensitive", partOf: "rows" },
    quarantined: { sensitivity: "not sensitive", partOf: "rows" },
  },
  rows: tables
    .filter(({ presence }) => presence === "delivered")
    .map(({ table, rows, accepted, quarantined }) => ({
      key: { table },
      counts: { rows, accepted, quarantined },
    })),
});

const faultStatement = ({ faults }: IntakeReport): CountStatement => ({
  ...head,
  id: "intake-faults",
  class: "counts",
  dimensions: ["table", "rule"],
  measures: { rows: { sensitivity: "not sensitive" } },
  rows: faults.map(({ table, rule, rows }) => ({ key: { table, rule }, counts: { rows } })),
});

function placesOf({ faults }: IntakeReport, table: string, rule: string, { intake }: TierPolicy) {
  if (!intake.places) return {};
  const places = faults.find((fault) => fault.table === table && fault.rule === rule)?.places ?? [];
  return { places: places.map(({ file, line, column }) => ({ file, line, column })) };
}
