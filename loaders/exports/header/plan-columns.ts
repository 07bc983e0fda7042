import { type Column, columnNamed, columnsOf, tableOf } from "../columns.ts";
import type { TableName } from "../contract/index.ts";
import { type Finding, finding } from "../refusal.ts";

/** A column of the file and what it is. */
export interface DeliveredColumn {
  /** Name as it stands in the file. */
  readonly delivered: string;
  /** Null: the contract does not know it, and it is carried nowhere. */
  readonly column: Column | null;
}

export interface ColumnPlan {
  readonly table: TableName;
  /** In the order of the file. */
  readonly columns: readonly DeliveredColumn[];
  /** Columns that the contract does not know, by name. */
  readonly unknown: readonly string[];
  readonly findings: readonly Finding[];
}

/** Where a mapped row comes from; the mapping carries it along for the report. */
const placeColumns: ReadonlySet<string> = new Set(["_file", "_line"]);

/** Matches the names of a header, in any case, to the table's columns; says what is missing or twice. */
export function planColumns(name: TableName, file: string, header: readonly string[]): ColumnPlan {
  const table = tableOf(name);
  const columns = header.map(
    (delivered): DeliveredColumn => ({
      delivered,
      column: columnNamed(table, delivered.toLowerCase()),
    }),
  );
  const known = columns.flatMap(({ column }) => (column === null ? [] : [column.name]));
  const delivered = new Set(known);
  const findings = known.length === 0 ? [] : duplicateColumns(file, header);
  if (known.length === 0)
    findings.push(
      finding("no header", { file, line: 1, detail: "none of its names is a column of the contract" }),
    );
  else
    for (const field of requiredFields(name))
      if (!field.names.some((one) => delivered.has(one)))
        findings.push(
          finding("required column missing", { file, line: 1, column: field.names.join(" or ") }),
        );
  return {
    table: name,
    columns,
    unknown: columns.flatMap(({ delivered: text, column }) =>
      column === null && !placeColumns.has(text) ? [text] : [],
    ),
    findings,
  };
}

export function duplicateColumns(file: string, header: readonly string[]): Finding[] {
  const seen = new Set<string>();
  const findings: Finding[] = [];
  for (const [index, text] of header.entries()) {
    const name = text.toLowerCase();
    if (seen.has(name))
      findings.push(
        finding("duplicate column", {
          file,
          line: 1,
          detail: `column ${index + 1} has the name of an earlier one`,
        }),
      );
    seen.add(name);
  }
  return findings;
}

function requiredFields(name: TableName): readonly { readonly names: readonly string[] }[] {
  const columns = columnsOf(tableOf(name)).filter(({ constraints }) => constraints.required === true);
  const fields = [...new Set(columns.map(({ field }) => field))];
  return fields.map((field) => ({
    names: columns.filter((column) => column.field === field).map((column) => column.name),
  }));
}
