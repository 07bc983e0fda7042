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

const node = z.looseObject({ type: z.string().optional(), table_name: z.string().optional() });

/**
 * Lets DuckDB's own parser say that a mapping is one SELECT and nothing else, and returns the names of the
 * tables that it reads (small letters; its own common table expressions among them).
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
  return tablesIn(tree.statements);
}

function tablesIn(tree: unknown): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) visit(one);
    else if (typeof value === "object" && value !== null) {
      const { type, table_name: name } = node.safeParse(value).data ?? {};
      if (type === "BASE_TABLE" && name !== undefined) names.add(name.toLowerCase());
      for (const one of Object.values(value)) visit(one);
    }
  };
  visit(tree);
  return names;
}
