import type { DuckDBConnection } from "@duckdb/node-api";
import { z } from "zod";
import { refuse } from "../refusal.ts";
import { literal } from "../sql-text.ts";
import type { MappedQuery } from "./read-mapping.ts";

const serialized = z.object({
  error: z.boolean(),
  error_type: z.string().optional(),
  position: z.coerce.number().optional(),
  statements: z.array(z.unknown()).default([]),
});

const node = z.looseObject({
  type: z.string().optional(),
  table_name: z.string().optional(),
  function_name: z.string().optional(),
  column_names: z.array(z.string()).optional(),
  children: z.array(z.unknown()).optional(),
  sample: z.unknown().optional(),
  query_location: z.coerce.number().optional(),
});

/** Words that DuckDB reads as functions without parentheses. */
const clockWords = /^(?:current_(?:date|time|timestamp)|localtime|localtimestamp)$/;
/** Functions of the clock, the session or the machine that DuckDB's catalog does not mark as such. */
const unmarked: readonly string[] = [
  ...["ago", "uuid", "uuidv4", "version", "pragma_version", "current_setting", "getvariable", "query_table"],
  ...["query", "current_user", "session_user", "user", "current_database", "current_schema", "currval"],
];

/**
 * Lets DuckDB's own parser say that a mapping is one SELECT and nothing else, and returns the names of the
 * tables that it reads (small letters; its own common table expressions among them). What a mapping makes
 * may depend on nothing but the files: functions of chance, clock or session and samples are refused.
 * Throws DeliveryRefused: invalid mapping, with the line.
 */
export async function checkSelect(
  connection: DuckDBConnection,
  { file, sql }: MappedQuery,
): Promise<ReadonlySet<string>> {
  const reader = await connection.runAndReadAll(`SELECT json_serialize_sql(${literal(sql)})`);
  const tree = serialized.parse(JSON.parse(String(reader.getRows()[0]?.[0])));
  if (tree.error && tree.error_type === "parser") {
    const line = Buffer.from(sql.trimEnd())
      .subarray(0, tree.position ?? 0)
      .toString()
      .split("\n").length;
    refuse("invalid mapping", { file, line, detail: "it is not SQL that DuckDB can read" });
  }
  if (tree.error) refuse("invalid mapping", { file, detail: "it is something else than a SELECT" });
  if (tree.statements.length !== 1)
    refuse("invalid mapping", {
      file,
      detail: `it holds ${tree.statements.length} statements instead of one SELECT`,
    });
  const { tables, unsteady } = lookThrough(tree.statements, await unsteadyFunctions(connection));
  if (unsteady !== null)
    refuse("invalid mapping", {
      file,
      line: Buffer.from(sql).subarray(0, unsteady.at).toString().split("\n").length,
      detail: `${unsteady.what} does not give the same result every time`,
    });
  return tables;
}

async function unsteadyFunctions(connection: DuckDBConnection): Promise<ReadonlySet<string>> {
  const reader = await connection.runAndReadAll(
    `SELECT DISTINCT lower(function_name) FROM duckdb_functions()
     WHERE stability IN ('VOLATILE', 'CONSISTENT_WITHIN_QUERY') AND function_name <> 'error'`,
  );
  return new Set([...reader.getRows().map(([name]) => String(name)), ...unmarked]);
}

interface Unsteady {
  /** A name of DuckDB's, not of the delivery's. */
  readonly what: string;
  readonly at: number;
}

function lookThrough(
  tree: unknown,
  unsteady: ReadonlySet<string>,
): { readonly tables: ReadonlySet<string>; readonly unsteady: Unsteady | null } {
  const tables = new Set<string>();
  let found: Unsteady | null = null;
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) visit(one);
    else if (typeof value === "object" && value !== null) {
      const part = node.safeParse(value).data ?? {};
      if (part.type === "BASE_TABLE" && part.table_name !== undefined)
        tables.add(part.table_name.toLowerCase());
      const word = part.column_names?.length === 1 ? (part.column_names[0]?.toLowerCase() ?? "") : "";
      const called = part.function_name?.toLowerCase() ?? "";
      const at = part.query_location ?? 0;
      if (clockWords.test(word)) found ??= { what: word, at };
      else if (unsteady.has(called) || (called === "age" && part.children?.length === 1))
        found ??= { what: `${called}()`, at };
      else if (typeof part.sample === "object" && part.sample !== null) found ??= { what: "a sample", at };
      for (const one of Object.values(value)) visit(one);
    }
  };
  visit(tree);
  return { tables, unsteady: found };
}
