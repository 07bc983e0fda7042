import type { DuckDBConnection } from "@duckdb/node-api";
import { type Finding, finding } from "../refusal.ts";
import { isIdentifierColumn } from "./column-words.ts";
import { judgeValues } from "./judge-values.ts";

/** A column to be looked into: SQL of its text within a relation. */
export interface ScannedColumn {
  readonly name: string;
  readonly sql: string;
  readonly isKey: boolean;
}

interface ScanOptions {
  readonly file: string;
  readonly relation: string;
  readonly freeText: boolean;
  readonly lastYear: number | null;
  /** Pseudonyms are all different: of them this many, spread over the table, are looked at. */
  readonly keysLookedAt?: number;
  /** Distinct values of any other column that are looked at; the rest is a sample too. */
  readonly valuesLookedAt?: number;
}

/** "column of direct identifiers" for every name that says so. */
export const judgeColumnNames = (file: string, names: readonly string[]): readonly Finding[] =>
  names.flatMap((name) =>
    isIdentifierColumn(name)
      ? [finding("column of direct identifiers", { file, line: 1, column: name })]
      : [],
  );

/**
 * Looks for direct identifiers, dates of birth and free text in the values of columns.
 *
 * Recall, as test/exports/name-recall.test.ts measures it on 60 people a language (Albanian, Serbian in Latin
 * and in Cyrillic, English, Italian), none of whose names stand in our lists: all columns of twenty names are
 * refused, whether each name stands once or in a hundred rows, and all of ten; of five names that stand once
 * each at least 95 in 100. In a column named cohort_ three names are enough; in one named after a role
 * ("cohort_supervisor") one is, 99 times in 100. Not found: fewer than eight unlisted names that repeat in a
 * column of any other name, unlisted names in small letters, and unlisted family names alone.
 */
export async function scanColumns(
  connection: DuckDBConnection,
  columns: readonly ScannedColumn[],
  { file, relation, freeText, lastYear, keysLookedAt = 2_000, valuesLookedAt = 100_000 }: ScanOptions,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const { name, sql, isKey } of columns) {
    const from = isKey ? await spread(connection, relation, keysLookedAt) : relation;
    const reader = await connection.runAndReadAll(
      `SELECT ${sql} AS value, count(*)::DOUBLE FROM ${from} WHERE ${sql} IS NOT NULL GROUP BY 1 LIMIT ${valuesLookedAt}`,
    );
    const counted = reader.getRows();
    const values = counted.map(([value]) => String(value));
    const verdict = judgeValues(values, {
      isKey,
      column: name,
      times: counted.map(([, times]) => Number(times)),
      freeText: freeText && !isKey,
      ...(lastYear === null ? {} : { lastYear }),
    });
    if (verdict !== null)
      findings.push(finding(verdict.rule, { file, column: name, detail: `they look like ${verdict.what}` }));
  }
  return findings;
}

/** Every n-th row of a table. */
async function spread(connection: DuckDBConnection, relation: string, size: number): Promise<string> {
  const reader = await connection.runAndReadAll(`SELECT count(*)::DOUBLE FROM ${relation}`);
  const step = Math.max(1, Math.floor(Number(reader.getRows()[0]?.[0]) / size));
  return step === 1 ? relation : `(SELECT * FROM ${relation} WHERE rowid % ${step} = 0)`;
}
