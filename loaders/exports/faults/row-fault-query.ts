import { literal } from "../sql-text.ts";
import type { RowCheck } from "./row-check.ts";

/** All rules of a table in one pass over its rows: record, rule, column_name of every one that is broken. */
export function rowFaultQuery(table: string, joins: string, checks: readonly RowCheck[]): string {
  const broken = checks.map((check) => `(${check.broken})`);
  const numbers = broken.map((condition, index) => `CASE WHEN ${condition} THEN ${index + 1} END`);
  const rules = checks.map(({ rule }) => literal(rule)).join(", ");
  const columns = checks.map(({ column }) => literal(column)).join(", ");
  return `
    SELECT record, [${rules}][n] AS rule, [${columns}][n] AS column_name
    FROM (
      SELECT t.rowid AS record, unnest([${numbers.join(", ")}]) AS n
      FROM private.${table} AS t ${joins}
      WHERE ${broken.join(" OR ")}
    )
    WHERE n IS NOT NULL`;
}
