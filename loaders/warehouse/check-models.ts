import type { DuckDBConnection } from "@duckdb/node-api";
import type { Model, ModelColumn } from "./model.ts";
import { WarehouseError } from "./warehouse-error.ts";

interface Check {
  readonly rule: string;
  /** SQL that counts the rows that break the rule. */
  readonly failures: string;
}

/** Runs the tests that stand beside a model: one query, every rule a column of it. */
export async function checkModel(connection: DuckDBConnection, model: Model): Promise<void> {
  const checks = [unique(model), ...Object.entries(model.columns).flatMap(columnChecks)];
  const counts = checks.map(({ failures }) => `(${failures})::DOUBLE`).join(", ");
  const reader = await connection.runAndReadAll(`SELECT ${counts} FROM models.${model.name} AS m`);
  const failed = checks.filter((_, index) => reader.getRows()[0]?.[index] !== 0);
  if (failed.length > 0)
    throw new WarehouseError(
      `models.${model.name} breaks its own description: ${failed.map(({ rule }) => rule).join("; ")}. ` +
        "This is an error of the program or of its SQL, not of the delivery: please report it.",
    );
}

/** Groups of several columns, because telling rows of several columns apart as structs costs three times as much. */
const unique = ({ name, key }: Model): Check => ({
  rule: `(${key.join(", ")}) is not unique`,
  failures:
    key.length === 1
      ? `count(*) - count(DISTINCT ${key[0]})`
      : `SELECT count(*) FROM (SELECT 1 FROM models.${name} GROUP BY ${key.join(", ")} HAVING count(*) > 1)`,
});

function columnChecks([name, column]: [string, ModelColumn]): Check[] {
  const { notNull, accepted, references, minimum } = column;
  const counted = (rule: string, condition: string): Check => ({
    rule: `${name} ${rule}`,
    failures: `count(*) FILTER (${condition})`,
  });
  return [
    ...(notNull ? [counted("is null", `m.${name} IS NULL`)] : []),
    ...(minimum === undefined ? [] : [counted("is below its minimum", `m.${name} < ${minimum}`)]),
    ...(accepted ? [counted("is not an accepted value", `m.${name} NOT IN (${accepted.map(literal)})`)] : []),
    ...(references ? [orphans(name, references)] : []),
  ];
}

/** Anti-join on its own, so that the rows of the model are not read once more for each relationship. */
const orphans = (name: string, { relation, column }: NonNullable<ModelColumn["references"]>): Check => ({
  rule: `${name} refers to nothing in ${relation}`,
  failures: `count(*) FILTER (m.${name} IS NOT NULL AND NOT EXISTS (
    FROM ${relation} AS r WHERE r.${column} = m.${name}))`,
});

const literal = (value: string | number): string =>
  typeof value === "number" ? String(value) : `'${value.replaceAll("'", "''")}'`;
