import type { DuckDBConnection } from "@duckdb/node-api";
import { keepLostKeys } from "../identifiers/identifier-view.ts";
import { IntakeError } from "../intake-error.ts";
import type { TableReport } from "../report/check-report.ts";
import { literal } from "../sql-text.ts";
import { countRows } from "../stage/stage-table.ts";
import type { StagedTable } from "./quarantine-rows.ts";

/**
 * Takes the faulty rows out of `private.<table>` and balances the books.
 * @throws IntakeError where rows in are not accepted plus quarantined.
 */
export async function settleTable(connection: DuckDBConnection, staged: StagedTable): Promise<TableReport> {
  const { table, source, rowsIn } = staged;
  await keepLostKeys(connection, staged);
  await connection.run(`DELETE FROM private.${table} WHERE _bad`);
  const accepted = await countRows(connection, `private.${table}`);
  const quarantined = await countRows(
    connection,
    `private.quarantine WHERE position = 1 AND table_name = ${literal(table)}`,
  );
  if (rowsIn !== accepted + quarantined)
    throw new IntakeError(
      `${source.file}: ${rowsIn} rows came in, ${accepted} were accepted and ${quarantined} quarantined.`,
    );
  return { table, file: source.file, rows: rowsIn, accepted, quarantined };
}
