/** A text as a literal of SQL. */
export const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** A name as an identifier of SQL. */
export const name = (value: string): string => `"${value.replaceAll('"', '""')}"`;

/** Literals, separated by commas. */
export const list = (values: readonly (string | number)[]): string =>
  values.map((value) => (typeof value === "number" ? String(value) : text(value))).join(", ");
