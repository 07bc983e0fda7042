import { tableOf } from "../columns.ts";
import type { TableName } from "../contract/index.ts";
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
  const { suspects, only } = suspectsOf(facts.table, key);
  return `
    WITH ${suspects} twice AS (
      SELECT ${columns} FROM private.${facts.table} ${only} WHERE NOT _bad GROUP BY ALL HAVING count(*) > 1
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

interface Suspects {
  /** A common table expression `suspects`, or nothing. */
  readonly suspects: string;
  /** What narrows the rows down to them. */
  readonly only: string;
}

/**
 * For a key of an owner and a code, such as an assessment and its item: the owners with more rows than
 * different codes, found by sets of codes as bits, 62 to a word. Exact as a group for every key is, at a third
 * of its cost: millions of rows meet in groups that lie together in memory.
 */
function suspectsOf(table: TableName, key: readonly string[]): Suspects {
  const { fields } = tableOf(table);
  const isCode = (name: string) =>
    fields[name]?.type === "string" && fields[name].constraints?.required === true;
  const [owner, code] = key.map(identifier);
  if (key.length !== 2 || !key.every(isCode) || owner === undefined || code === undefined)
    return { suspects: "", only: "" };
  const good = `private.${table} WHERE NOT _bad`;
  return {
    suspects: `
      codes AS (
        SELECT ${code}, (row_number() OVER () - 1)::INTEGER AS place FROM (SELECT DISTINCT ${code} FROM ${good})
      ), suspects AS (
        SELECT DISTINCT ${owner} FROM (
          SELECT ${owner}, count(*) AS n, bit_or(1::BIGINT << (place % 62)) AS seen
          FROM (FROM ${good}) JOIN codes USING (${code}) GROUP BY ${owner}, place // 62
        ) WHERE n > bit_count(seen)
      ),`,
    only: `SEMI JOIN suspects USING (${owner})`,
  };
}
