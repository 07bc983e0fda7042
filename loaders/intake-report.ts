import { groups } from "d3";
import type { IntakeReport } from "./disclosure/released-intake.ts";
import { tableNames } from "./exports/contract/index.ts";
import type { CheckReport } from "./exports/report/check-report.ts";

/** The check report as the gate takes it: every table of the contract, and every rule of a table once. */
export function intakeReport(report: CheckReport): IntakeReport {
  return {
    tables: tableNames.map((table) => {
      const delivered = report.tables.find((each) => each.table === table);
      return delivered === undefined
        ? { table, presence: "not delivered", rows: 0, accepted: 0, quarantined: 0 }
        : { ...delivered, presence: "delivered" };
    }),
    faults: groups(
      report.faults,
      ({ table }) => table,
      ({ rule }) => rule,
    ).flatMap(([table, rules]) =>
      rules.map(([rule, faults]) => ({
        table,
        rule,
        rows: faults.reduce((sum, { rows }) => sum + rows, 0),
        places: faults.flatMap(({ file, column, lines }) => lines.map((line) => ({ file, line, column }))),
      })),
    ),
    unknownColumns: report.unknownColumns.map(({ table, columns }) => ({ table, columns: columns.length })),
  };
}
