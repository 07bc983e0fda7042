import type { StagedTable } from "./quarantine/quarantine-rows.ts";
import { refuse } from "./refusal.ts";

/** Without a single case every other row would be an orphan. Throws DeliveryRefused: no rows in the required table. */
export function refuseNoCases(staged: readonly Pick<StagedTable, "table" | "source" | "rowsIn">[]): void {
  const cases = staged.find(({ table }) => table === "cases");
  if (cases?.rowsIn === 0) refuse("no rows in the required table", { file: cases.source.file });
}
