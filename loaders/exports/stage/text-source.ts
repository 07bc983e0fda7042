import type { TextFile } from "../files/read-text-file.ts";
import { hasDecimalComma } from "../header/decimal-comma.ts";
import type { ColumnPlan } from "../header/plan-columns.ts";
import { readCsv } from "./read-csv.ts";
import type { Source } from "./source.ts";

/** A delivered text file as a source of rows. */
export function textSource(file: TextFile, plan: ColumnPlan): Source {
  const rejects = `rejects_${file.table}`;
  return {
    plan,
    file: file.name,
    linesOf: null,
    decimalComma: hasDecimalComma(file),
    rejects,
    sql: readCsv({
      path: file.readable,
      delimiter: file.header.delimiter,
      header: file.header.present,
      columns: file.header.names.length,
      missingValues: file.declared.missingValues,
      rejects,
    }),
  };
}
