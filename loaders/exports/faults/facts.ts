import { type Column, columnsOf, tableOf } from "../columns.ts";
import type { TableName } from "../contract/index.ts";

/** Which columns a table brought, and how its times compare: as dates, or as days since time zero. */
export interface Facts {
  readonly table: TableName;
  readonly has: (column: string) => boolean;
  /** The delivered one of `x_on` and `x_day`, for messages; the given name where neither was delivered. */
  readonly nameOf: (time: string) => string;
  /** SQL of a time of row `t`, with its scale; null where it was not delivered. */
  readonly time: (time: string) => { readonly sql: string; readonly scale: "date" | "day" } | null;
  /** SQL: the first time lies before the second; null where they cannot be compared. */
  readonly before: (first: string, second: string) => string | null;
  /** SQL: days since time zero of the case, for rows `t` joined with `private.spans` as `c`; null if unknown. */
  readonly sinceZero: (time: string) => string | null;
}

/** `caseScale` is how the cases' own times were delivered. */
export function factsOf(table: TableName, columns: readonly Column[], caseScale: "date" | "day"): Facts {
  const names = new Set(columns.map(({ name }) => name));
  const dayOf = (time: string) => time.replace(/_on$/, "_day");
  const time: Facts["time"] = (name) => {
    if (names.has(name)) return { sql: `t.${name}`, scale: "date" };
    return name.endsWith("_on") && names.has(dayOf(name)) ? { sql: `t.${dayOf(name)}`, scale: "day" } : null;
  };
  return {
    table,
    has: (column) => names.has(column),
    nameOf: (name) => (names.has(name) || !names.has(dayOf(name)) ? name : dayOf(name)),
    time,
    before: (first, second) => {
      const [a, b] = [time(first), time(second)];
      return a !== null && b !== null && a.scale === b.scale ? `${a.sql} < ${b.sql}` : null;
    },
    sinceZero: (name) => {
      const found = time(name);
      if (found?.scale === "day") return `(${found.sql} - coalesce(c.zero_day, 0))`;
      return found?.scale === "date" && caseScale === "date" ? `(${found.sql} - c.zero_on)` : null;
    },
  };
}

/** Whether rows of the table belong to a case. */
export const isCaseBound = (table: TableName): boolean =>
  table !== "cases" && columnsOf(tableOf(table)).some(({ name }) => name === "case_id");
