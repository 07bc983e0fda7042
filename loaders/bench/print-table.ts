/** A table for the terminal, columns as wide as they need to be; a row may end early. */
export function printTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const full = rows.filter((row) => row.length === header.length);
  const widths = header.map((name, c) => Math.max(name.length, ...full.map((row) => row[c]!.length)));
  const first = Math.max(...rows.map((row) => row[0]!.length));
  const line = (row: readonly string[]) =>
    row
      .map((cell, c) => (c === 0 ? cell.padEnd(Math.max(first, widths[0]!)) : cell.padStart(widths[c]!)))
      .join("  ");
  return ["", line(header), ...rows.map(line), ""].join("\n");
}

/** The middle value, or the mean of the two middle ones. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}
