import type { DuckDBConnection } from "@duckdb/node-api";
import { isTableName, tableOf } from "./columns.ts";
import { type TableName, tableNames } from "./contract/index.ts";
import { identifier, literal } from "./sql-text.ts";

/** SQL of the pseudonym of a key of row `t`, and the join that it needs, if any. */
interface Pseudonym {
  readonly sql: string;
  readonly join: string | null;
}

/** Tables that others refer to, with the key by which they do. */
const parents: ReadonlyMap<string, string> = new Map(
  tableNames.flatMap((name) =>
    tableOf(name).foreignKeys.map(({ table, references }) => [table, references] as const),
  ),
);

/** 20 hex characters of a keyed hash. */
const hashed = (raw: string, secret: string): string => `left(sha256(${literal(secret)} || ${raw}), 20)`;

/**
 * Makes `private.pseudonyms_<table>` (raw, pseudonym) for every delivered table that others refer to: a hash
 * costs more than all else that is done to a row, and hundreds of rows bear the key of one case.
 */
export async function createPseudonyms(
  connection: DuckDBConnection,
  delivered: ReadonlySet<TableName>,
  secret: string,
): Promise<void> {
  for (const [table, key] of parents)
    if (isTableName(table) && delivered.has(table))
      await connection.run(
        `CREATE TABLE private.pseudonyms_${table} AS
         SELECT ${identifier(key)} AS raw, ${hashed(identifier(key), secret)} AS pseudonym FROM private.${table}`,
      );
}

/** Looked up where the key is one that tables refer by, hashed on the spot where it is nobody else's. */
export function pseudonymOf(
  table: TableName,
  column: string,
  { delivered, secret }: { readonly delivered: ReadonlySet<TableName>; readonly secret: string },
): Pseudonym {
  const raw = `t.${identifier(column)}`;
  const parent =
    parents.get(table) === column
      ? table
      : tableOf(table).foreignKeys.find(({ field }) => field === column)?.table;
  if (parent === undefined || !isTableName(parent) || !delivered.has(parent))
    return { sql: hashed(raw, secret), join: null };
  const found = identifier(`pseudonym of ${column}`);
  return {
    sql: `coalesce(${found}.pseudonym, ${hashed(raw, secret)})`,
    join: `LEFT JOIN private.pseudonyms_${parent} AS ${found} ON ${raw} = ${found}.raw`,
  };
}
