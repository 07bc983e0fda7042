import type { Reason } from "../../../src/released/cell.ts";
import type { FigureHead, UnavailableFigure } from "../../../src/released/figure.ts";
import type { TableName } from "../../exports/contract/index.ts";
import type { Delivery } from "../../exports/delivery.ts";

/** A figure that says why it is not there. */
export const unavailable = (head: FigureHead, reason: Reason): UnavailableFigure => ({
  ...head,
  kind: "unavailable",
  reason,
});

/** A table, or columns of it, that a figure cannot do without. */
export interface Need {
  readonly table: TableName;
  /** Columns by their name in the contract; a date counts as delivered as `x_on` or as `x_day`. */
  readonly columns?: readonly string[];
}

/** Why the delivery cannot answer, or undefined when everything needed was delivered. */
export const whatIsMissing = (delivery: Delivery, needs: readonly Need[]): Reason | undefined => {
  for (const { table, columns = [] } of needs) {
    if (!delivery.tables.has(table)) return { code: "table not delivered", detail: { table } };
    const absent = columns.find((column) => !hasColumn(delivery, table, column));
    if (absent !== undefined) return { code: "column not delivered", detail: { table, column: absent } };
  }
  return undefined;
};

/** Whether a column was delivered, a date under either of its two names. */
export const hasColumn = (delivery: Delivery, table: TableName, column: string): boolean => {
  const columns = delivery.columns[table] ?? [];
  return columns.includes(column) || (column.endsWith("_on") && columns.includes(inDays(column)));
};

const inDays = (column: string): string => `${column.slice(0, -"_on".length)}_day`;
