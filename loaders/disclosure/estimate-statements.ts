import type { Mean } from "../../src/released/cell.ts";
import type { LedgerStatement } from "./ledger-entry.ts";

/** Parts of a unit in which estimates are kept. */
const scale = 1e6;

/** What is remembered of an estimate: its released value, so that another one can be seen to be another. */
export function estimateStatements(
  estimate: Mean,
  place: { readonly key: Readonly<Record<string, string>>; readonly measure: string },
): LedgerStatement[] {
  if (estimate.kind !== "mean") return [];
  const { value } = estimate;
  return [
    { kind: "estimate", ...place, scale, lower: Math.floor(value * scale), upper: Math.ceil(value * scale) },
  ];
}
