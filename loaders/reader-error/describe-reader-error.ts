import { printTable } from "../exports/report/print-table.ts";
import type { ReaderError } from "./reader-errors.ts";

const head = ["kind of figure", "compared", "withheld", "median", "95 % up to", "largest", "in"] as const;

/** The error that a reader meets, as a table for the terminal. */
export const describeReaderError = (errors: readonly ReaderError[]): string =>
  printTable(head, errors.map(rowOf)).join("\n");

const rowOf = ({
  kind,
  compared,
  withheld,
  median,
  percentile95,
  largest,
}: ReaderError): readonly string[] => {
  const counted = kind === "count" || kind === "people at risk";
  const written = (value: number) => (compared === 0 ? "" : value.toFixed(counted ? 0 : 2));
  return [
    kind,
    String(compared),
    String(withheld),
    written(median),
    written(percentile95),
    written(largest),
    unitOf(kind),
  ];
};

const unitOf = (kind: ReaderError["kind"]): string => {
  if (kind === "count" || kind === "people at risk") return "people or things";
  if (kind === "mean" || kind === "interval end of a mean") return "points of the scale";
  return kind.endsWith("effect") || kind.startsWith("effect") ? "units of the effect" : "percentage points";
};
