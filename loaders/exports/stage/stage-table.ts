import type { DuckDBConnection } from "@duckdb/node-api";
import { type Column, sqlType } from "../columns.ts";
import { identifier } from "../sql-text.ts";
import { columnAt, type Source } from "./source.ts";
import { typedValue, type ValueRule, valueRules } from "./value-rules.ts";

/** A delivered column of the contract, where it stands, and the rules that its values must keep. */
export interface StagedColumn {
  readonly column: Column;
  readonly text: string;
  readonly value: string;
  readonly rules: readonly ValueRule[];
}

/** The columns of a source that the contract knows, with their SQL. */
export function stagedColumns(
  { plan, decimalComma }: Source,
  cutoff: string | null,
): readonly StagedColumn[] {
  const staged = plan.columns.flatMap(({ column }, index): StagedColumn[] => {
    if (column === null) return [];
    const text = columnAt(index);
    const value = typedValue(column, text, decimalComma);
    return [{ column, text, value, rules: valueRules(column, { text, value, cutoff }, decimalComma) }];
  });
  return staged.map((one) => ({ ...one, rules: [...requiredTime(one, staged), ...one.rules] }));
}

/** A required time may stand in either of its two columns. */
function requiredTime({ column, text }: StagedColumn, staged: readonly StagedColumn[]): readonly ValueRule[] {
  const isTime = column.type === "date" || column.type === "day";
  if (!isTime || column.constraints.required !== true) return [];
  const twins = staged.filter((other) => other.column.field === column.field);
  if (twins[0]?.text !== text) return [];
  const broken = twins.map((twin) => `${twin.text} IS NULL`).join(" AND ");
  return [{ rule: "required value missing", column: column.name, broken }];
}

/** Any of the rules broken, as one condition that is never NULL. */
export const anyBroken = (columns: readonly StagedColumn[]): string => {
  const rules = columns.flatMap(({ rules }) => rules);
  return rules.length === 0 ? "false" : rules.map(({ broken }) => `(${broken}) IS TRUE`).join(" OR ");
};

/**
 * Reads a source into `private.<table>`, typed, in the order of the file (rowid is the number of the record),
 * with `_bad` for rows that break a rule of a single value. Every row is read once, none in JavaScript.
 */
export async function stageTable(
  connection: DuckDBConnection,
  source: Source,
  columns: readonly StagedColumn[],
): Promise<number> {
  const typed = columns.map(
    ({ column, value }) => `CAST(${value} AS ${sqlType(column)}) AS ${identifier(column.name)}`,
  );
  await connection.run(
    `CREATE TABLE private.${source.plan.table} AS
     SELECT ${[...typed, `${anyBroken(columns)} AS _bad`].join(", ")} FROM ${source.sql}`,
  );
  return countRows(connection, `private.${source.plan.table}`);
}

/** Rows of a table or of a relation in parentheses. */
export async function countRows(connection: DuckDBConnection, relation: string): Promise<number> {
  const result = await connection.runAndReadAll(`SELECT count(*)::DOUBLE AS n FROM ${relation}`);
  return Number(result.getRows()[0]?.[0]);
}
