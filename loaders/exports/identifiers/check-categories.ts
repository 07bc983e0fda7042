import type { DuckDBConnection } from "@duckdb/node-api";
import { cohortLimits } from "../contract/cases.ts";
import type { StagedTable } from "../quarantine/quarantine-rows.ts";
import { DeliveryRefused, type Finding, finding } from "../refusal.ts";
import { identifier } from "../sql-text.ts";

/**
 * Refuses a service's own columns that do not hold categories: their values are published as delivered, so
 * they must be few and short. Looks at accepted rows. Throws DeliveryRefused: not a category.
 */
export async function checkCategories(
  connection: DuckDBConnection,
  tables: readonly Pick<StagedTable, "table" | "source" | "columns">[],
): Promise<void> {
  const findings: Finding[] = [];
  for (const { table, source, columns } of tables)
    for (const { column } of columns) {
      if (column.field !== null) continue;
      const name = identifier(column.name);
      const reader = await connection.runAndReadAll(
        `SELECT count(DISTINCT ${name})::DOUBLE, coalesce(max(length(${name})), 0)::DOUBLE FROM private.${table}`,
      );
      const [different, longest] = (reader.getRows()[0] ?? []).map(Number);
      const at = { file: source.file, column: column.name };
      if ((different ?? 0) > cohortLimits.values)
        findings.push(
          finding("not a category", { ...at, detail: `more than ${cohortLimits.values} values` }),
        );
      else if ((longest ?? 0) > cohortLimits.characters)
        findings.push(
          finding("not a category", {
            ...at,
            detail: `a value of more than ${cohortLimits.characters} characters`,
          }),
        );
    }
  if (findings.length > 0) throw new DeliveryRefused(findings);
}
