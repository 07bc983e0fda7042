import type { DuckDBConnection } from "@duckdb/node-api";
import type { Delivery } from "../exports/delivery.ts";

/** The models, ready to be counted. */
export interface Warehouse {
  readonly connection: DuckDBConnection;
  readonly delivery: Delivery;
  /** Rows of a query as objects; BIGINT arrives as number, or the query is refused. */
  readonly rows: <R extends object>(sql: string) => Promise<readonly R[]>;
}
