import { tableOf } from "../columns.ts";
import { identifier, literal } from "../sql-text.ts";
import type { Facts } from "./facts.ts";

/**
 * Query for rows whose key an earlier good row has: "duplicate row" where every value is the same, "duplicate
 * key" where it is not. The first row stays. Null where a part of the key was not delivered.
 */
export function duplicates(facts: Facts): string | null {
  const key = tableOf(facts.table).primaryKey.map(
    (field) => facts.time(field)?.sql.slice(2) ?? facts.nameOf(field),
  );
  if (!key.every(facts.has)) return null;
  const columns = key.map(identifier).join(", ");
  const column = key.length === 1 ? literal(key[0] ?? "") : "NULL";
  return `
    WITH twice AS (
      SELECT ${columns} FROM private.${facts.table} WHERE NOT _bad GROUP BY ALL HAVING count(*) > 1
    ), copies AS (
      SELECT t.rowid AS record, row_number() OVER same AS copy,
        t IS NOT DISTINCT FROM first_value(t) OVER same AS equal
      FROM private.${facts.table} AS t JOIN twice USING (${columns})
      WHERE NOT _bad
      WINDOW same AS (PARTITION BY ${key.map((name) => `t.${identifier(name)}`).join(", ")} ORDER BY t.rowid)
    )
    SELECT record, CASE WHEN equal THEN 'duplicate row' ELSE 'duplicate key' END AS rule,
      CASE WHEN equal THEN NULL ELSE ${column} END AS column_name
    FROM copies WHERE copy > 1`;
}
