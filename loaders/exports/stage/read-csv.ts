import { longestRecord } from "../files/scan-lines.ts";
import { literal } from "../sql-text.ts";
import { columnAt } from "./source.ts";

interface ReadCsvOptions {
  readonly path: string;
  readonly delimiter: string;
  readonly header: boolean;
  readonly columns: number;
  readonly missingValues: readonly string[];
  /** Name of the table of rejects; two files must not share one. */
  readonly rejects: string;
}

/** DuckDB's reader with everything said and nothing guessed: all columns text, named by position. */
export function readCsv({
  path,
  delimiter,
  header,
  columns,
  missingValues,
  rejects,
}: ReadCsvOptions): string {
  const names = Array.from({ length: columns }, (_, index) => `'${columnAt(index)}': 'VARCHAR'`);
  const nulls = ["", ...missingValues].map(literal).join(", ");
  return `read_csv(${[
    literal(path),
    "auto_detect = false",
    `header = ${header}`,
    `delim = ${literal(delimiter)}`,
    `quote = '"'`,
    `escape = '"'`,
    `columns = {${names.join(", ")}}`,
    `nullstr = [${nulls}]`,
    `max_line_size = ${2 * longestRecord}`,
    "buffer_size = 32000000",
    "store_rejects = true",
    `rejects_table = ${literal(rejects)}`,
    `rejects_scan = ${literal(`${rejects}_scan`)}`,
    "rejects_limit = 0",
  ].join(", ")})`;
}
