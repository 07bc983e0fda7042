import { contract, type TableName, tableNames } from "./contract/index.ts";
import type { Field, Table } from "./contract/table.ts";

/** A column of the contract as it may be delivered and as the warehouse sees it. */
export interface Column {
  readonly name: string;
  /** The field of the contract that it delivers; null for a service's own extra column. */
  readonly field: string | null;
  readonly type: "string" | "integer" | "number" | "boolean" | "date" | "day";
  readonly role: Field["role"];
  readonly constraints: NonNullable<Field["constraints"]>;
}

/** The table of the contract, with the widest type, for code that treats all tables alike. */
export const tableOf = (name: TableName): Table => contract[name];

export const isTableName = (name: string): name is TableName => tableNames.some((table) => table === name);

/** `released_day` for `released_on`; null for a date that is always delivered as a date. */
export const dayName = (name: string, field: Field): string | null =>
  field.type === "date" && name.endsWith("_on") ? name.replace(/_on$/, "_day") : null;

/** Every column that a table may deliver: each field, and beside each `x_on` its `x_day`. */
export function columnsOf(table: Table): readonly Column[] {
  return Object.entries(table.fields).flatMap(([name, field]): Column[] => {
    const own: Column = {
      name,
      field: name,
      type: field.type,
      role: field.role,
      constraints: field.constraints ?? {},
    };
    const day = dayName(name, field);
    return day === null ? [own] : [own, { ...own, name: day, type: "day" }];
  });
}

/** Whether a column is one of a service's own that the table carries as text. */
export const isExtraColumn = (table: Table, name: string): boolean =>
  table.extraColumns !== undefined && new RegExp(table.extraColumns).test(name);

/** The column of the contract that a delivered name stands for, or null for an unknown one. */
export function columnNamed(table: Table, name: string): Column | null {
  const known = columnsOf(table).find((column) => column.name === name);
  if (known !== undefined) return known;
  return isExtraColumn(table, name)
    ? { name, field: null, type: "string", role: "quasi", constraints: {} }
    : null;
}

const sqlTypes = {
  string: "VARCHAR",
  integer: "INTEGER",
  number: "DOUBLE",
  boolean: "BOOLEAN",
  date: "DATE",
  day: "INTEGER",
} as const;

export const sqlType = (column: Column): string => sqlTypes[column.type];
