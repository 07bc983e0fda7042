import type { DuckDBConnection } from "@duckdb/node-api";
import { isTableName } from "../columns.ts";
import { tableNames } from "../contract/index.ts";
import { type RowRule, rowRules } from "../rules.ts";
import { type FaultReport, linesKept } from "./check-report.ts";

interface CountedFaults {
  readonly faults: readonly FaultReport[];
  readonly furtherFaults: readonly FaultReport[];
  readonly mappedFileFaults: readonly Omit<FaultReport, "table">[];
}

const isRule = (text: string): text is RowRule => Object.hasOwn(rowRules, text);

/** The quarantine by file, rule and column, with lines and without what the rows say. */
export async function countFaults(connection: DuckDBConnection): Promise<CountedFaults> {
  const reader = await connection.runAndReadAll(
    `SELECT table_name, file, rule, column_name, position = 1 AS first, count(*)::DOUBLE AS rows,
       list_slice(list(line::DOUBLE ORDER BY line), 1, ${linesKept}) AS lines
     FROM private.quarantine GROUP BY ALL ORDER BY table_name, file, rows DESC, rule, column_name`,
  );
  const faults: FaultReport[] = [];
  const furtherFaults: FaultReport[] = [];
  const mappedFileFaults: Omit<FaultReport, "table">[] = [];
  for (const row of reader.getRowObjectsJson()) {
    const { table_name: table, file, rule, column_name: column, first, rows, lines } = row;
    if (typeof rule !== "string" || !isRule(rule)) continue;
    const fault = {
      file: String(file),
      rule,
      cure: rowRules[rule],
      column: column === null || column === undefined ? null : String(column),
      rows: Number(rows),
      lines: Array.isArray(lines) ? lines.map(Number) : [],
    };
    if (typeof table === "string" && isTableName(table))
      (first === true ? faults : furtherFaults).push({ table, ...fault });
    else mappedFileFaults.push(fault);
  }
  return { faults: faults.sort(byTable), furtherFaults: furtherFaults.sort(byTable), mappedFileFaults };
}

/** In the order of the contract; the sort is stable. */
const byTable = (a: FaultReport, b: FaultReport): number =>
  tableNames.indexOf(a.table) - tableNames.indexOf(b.table);
