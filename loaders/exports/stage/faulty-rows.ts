import type { TextFile } from "../files/read-text-file.ts";
import { identifier, literal } from "../sql-text.ts";
import { readCsv } from "./read-csv.ts";
import type { Source } from "./source.ts";
import { columnAt } from "./source.ts";

/**
 * Relation with the delivered texts of faulty rows, and `record`, for the rules of single values to be told
 * one by one. For a text file the rows have been copied out, in the order of their numbers.
 */
export function copiedRows(file: TextFile, copy: string): string {
  const columns = file.header.names.length;
  const texts = Array.from({ length: columns }, (_, index) => columnAt(index)).join(", ");
  const read = readCsv({
    path: copy,
    delimiter: file.header.delimiter,
    header: false,
    columns,
    missingValues: file.declared.missingValues,
    rejects: `rejects_again_${file.table}`,
  });
  return `(
    SELECT p.record, ${texts}
    FROM (SELECT *, row_number() OVER () AS n FROM ${read}) AS r
    JOIN (
      SELECT record, row_number() OVER (ORDER BY record) AS n
      FROM private.places WHERE table_name = ${literal(file.table)} AND record IS NOT NULL
    ) AS p USING (n)
  )`;
}

/** The same for a source that can be read again by number. */
export const numberedRows = ({ sql, plan }: Source): string => `(
  SELECT * FROM (SELECT row_number() OVER () - 1 AS record, * FROM ${sql})
  SEMI JOIN (SELECT rowid AS record FROM private.${identifier(plan.table)} WHERE _bad) USING (record)
)`;
