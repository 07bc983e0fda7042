import type { DuckDBConnection } from "@duckdb/node-api";
import type { StagedTable } from "../quarantine/quarantine-rows.ts";
import { DeliveryRefused, type Finding, finding } from "../refusal.ts";
import { identifier } from "../sql-text.ts";
import { columnAt } from "../stage/source.ts";
import { judgeColumnNames, scanColumns } from "./scan-columns.ts";

/** Rows from the top of a file in which columns unknown to the contract are looked into. */
const unknownRows = 200_000;
/** Every pseudonym of a column shorter than this: it could be guessed. */
const shortestPseudonym = 4;

interface ScanOptions {
  readonly lastYear: number | null;
  /** A mapping makes pseudonyms of what the service delivers. */
  readonly mapped: boolean;
}

/**
 * Refuses a delivery that is not anonymized: by the names of its columns, and by the values of every text
 * column whose values the contract does not list, unknown columns included.
 */
export async function scanDelivery(
  connection: DuckDBConnection,
  tables: readonly StagedTable[],
  { lastYear, mapped }: ScanOptions,
): Promise<void> {
  const findings: Finding[] = [];
  for (const table of tables) {
    const { source, columns } = table;
    const own = columns.flatMap(({ column }) => (column.field === null ? [column.name] : []));
    findings.push(...judgeColumnNames(source.file, [...source.plan.unknown, ...own]));
    const texts = columns.flatMap(({ column }) =>
      column.type === "string" && column.constraints.enum === undefined
        ? [{ name: column.name, sql: identifier(column.name), isKey: column.role === "key" }]
        : [],
    );
    const options = { file: source.file, freeText: true, lastYear };
    findings.push(
      ...(await scanColumns(connection, texts, { ...options, relation: `private.${table.table}` })),
      ...(await scanUnknown(connection, table, lastYear)),
      ...(mapped ? [] : await shortPseudonyms(connection, table)),
    );
  }
  if (findings.length > 0) throw new DeliveryRefused(findings);
}

async function scanUnknown(
  connection: DuckDBConnection,
  { source, table }: StagedTable,
  lastYear: number | null,
): Promise<readonly Finding[]> {
  const unknown = source.plan.columns.flatMap(({ delivered, column }, index) =>
    column === null && source.plan.unknown.includes(delivered)
      ? [{ name: delivered, sql: columnAt(index), isKey: false }]
      : [],
  );
  if (unknown.length === 0) return [];
  const sample = `private.unknown_${table}`;
  await connection.run(
    `CREATE TABLE ${sample} AS SELECT ${unknown.map(({ sql }) => sql).join(", ")} FROM ${source.sql} LIMIT ${unknownRows}`,
  );
  if (source.rejects !== null)
    await connection.run(`DROP TABLE ${source.rejects}; DROP TABLE ${source.rejects}_scan`);
  const findings = await scanColumns(connection, unknown, {
    file: source.file,
    relation: sample,
    freeText: true,
    lastYear,
  });
  await connection.run(`DROP TABLE ${sample}`);
  return findings;
}

async function shortPseudonyms(
  connection: DuckDBConnection,
  { table, source, columns }: StagedTable,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const { column } of columns) {
    if (column.role !== "key" || (table !== "cases" && column.name !== "staff_id")) continue;
    const reader = await connection.runAndReadAll(
      `SELECT max(length(${identifier(column.name)})) < ${shortestPseudonym} FROM private.${table}`,
    );
    if (reader.getRows()[0]?.[0] === true)
      findings.push(finding("short pseudonyms", { file: source.file, column: column.name }));
  }
  return findings;
}
