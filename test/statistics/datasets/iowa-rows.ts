import { description } from "../../../src/statistics/index.ts";
import { found } from "../found.ts";
import type { Results, Row } from "./reference-values.ts";

/** Rows, missing values, days until the return, and causes. */
export function addIowaRows(results: Results, rows: readonly Row[]): void {
  const columns = Object.keys(rows[0]!);
  const distinct = new Set(rows.map((row) => JSON.stringify(columns.map((column) => row[column]))));
  const exact_duplicate_rows = rows.length - distinct.size;
  results.add("rows", "all", { n: rows.length, columns: columns.length, exact_duplicate_rows });
  for (const column of columns) {
    const n = rows.filter((row) => isBlank(row[column])).length;
    results.add("missing_or_blank", column.replaceAll(/[^A-Za-z]+/g, "_"), { n });
  }
  const returned = rows.filter((row) => row["Return to Prison"] === "Yes");
  addDays(results, returned);
  results.add("causes", "censored", { n: rows.length - returned.length });
  for (const cause of ["New", "Tech"]) {
    results.add("causes", cause, { n: returned.filter((row) => row["Recidivism Type"] === cause).length });
  }
}

const isBlank = (value: string | undefined): boolean => value === undefined || value === "" || value === "NA";

function addDays(results: Results, returned: readonly Row[]): void {
  const known = returned.filter((row) => !isBlank(row["Days to Return"]));
  const days = known.map((row) => Number(row["Days to Return"]));
  const { n, min, q1, median, mean, q3, max } = found(description(days));
  results.add("days_to_return", "returned", {
    n,
    min,
    q1,
    median,
    mean,
    q3,
    max,
    n_zero: days.filter((day) => day === 0).length,
    n_over_1095: days.filter((day) => day > 1095).length,
    n_missing_when_returned: returned.length - known.length,
  });
}
