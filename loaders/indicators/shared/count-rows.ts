import type { CountStatement } from "../../disclosure/statement.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { keyOf } from "./key-of.ts";

type Rows = CountStatement["rows"];

/** Runs SQL whose columns are dimensions (text; null where a row speaks of everybody) and measures (whole numbers). */
export const countRows = async (
  warehouse: Warehouse,
  { sql, dimensions, measures }: CountQuery,
): Promise<Rows> => {
  const rows = await warehouse.rows<Readonly<Record<string, string | number | null>>>(sql);
  return rows.map((row) => ({
    key: keyOf(row, dimensions),
    counts: Object.fromEntries(measures.map((measure) => [measure, Number(row[measure] ?? 0)])),
  }));
};

interface CountQuery {
  readonly sql: string;
  readonly dimensions: readonly string[];
  readonly measures: readonly string[];
}
