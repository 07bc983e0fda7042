import type { DuckDBConnection } from "@duckdb/node-api";
import { tableOf } from "../columns.ts";
import type { ForeignKey } from "../contract/table.ts";
import { identifier, literal } from "../sql-text.ts";
import type { Facts } from "./facts.ts";
import { addFaults, markBad } from "./fault-table.ts";

/**
 * Rows that refer to a row that was not accepted, or that does not exist. Anti joins throughout: NOT IN finds
 * nothing at all once one key is NULL. A reference to a table that was not delivered is no fault where the
 * reference is optional.
 */
export async function findOrphans(
  connection: DuckDBConnection,
  facts: Facts,
  key: ForeignKey,
  parentDelivered: boolean,
): Promise<void> {
  const { table } = facts;
  if (!facts.has(key.field)) return;
  if (!parentDelivered) {
    if (tableOf(table).fields[key.field]?.constraints?.required === true)
      await addFaults(connection, table, everyReference(table, key));
    return;
  }
  await addFaults(connection, table, orphanQuery(table, key));
  // In a table that refers to itself, an orphan makes orphans of the rows that refer to it.
  if (key.table === table)
    while ((await markBad(connection, table)) > 0)
      await addFaults(connection, table, orphanQuery(table, key));
}

const everyReference = (table: string, { field }: ForeignKey): string =>
  `SELECT rowid AS record, 'orphan' AS rule, ${literal(field)} AS column_name
   FROM private.${table} WHERE ${identifier(field)} IS NOT NULL`;

function orphanQuery(table: string, { field, table: parent, references }: ForeignKey): string {
  const child = `t.${identifier(field)}`;
  const parentKey = `p.${identifier(references)}`;
  return `
    WITH orphans AS (
      SELECT t.rowid AS record, ${child} AS parent_key
      FROM private.${table} AS t
      ANTI JOIN (SELECT * FROM private.${parent} WHERE NOT _bad) AS p ON ${child} = ${parentKey}
      WHERE ${child} IS NOT NULL AND NOT EXISTS (
        FROM private.faults AS f WHERE f.table_name = ${literal(table)} AND f.record = t.rowid
          AND f.column_name = ${literal(field)} AND f.rule LIKE 'orphan%')
    )
    SELECT o.record, CASE WHEN q.parent_key IS NULL THEN 'orphan' ELSE 'orphan of a quarantined row' END AS rule,
      ${literal(field)} AS column_name
    FROM orphans AS o
    LEFT JOIN (
      SELECT DISTINCT ${parentKey} AS parent_key FROM private.${parent} AS p WHERE _bad
      UNION SELECT value FROM private.unreadable_keys
      WHERE table_name = ${literal(parent)} AND column_name = ${literal(references)}
    ) AS q ON o.parent_key = q.parent_key`;
}
