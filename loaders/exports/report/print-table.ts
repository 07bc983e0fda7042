/** Lines of a table, indented; columns after the first are aligned to the right where all of them are numbers. */
export function printTable(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const isNumber = head.map(
    (_, column) => column > 0 && rows.every((row) => /^[\d,.]+$/.test(row[column] ?? "")),
  );
  return all.map((row) =>
    `  ${row
      .map((text, column) =>
        isNumber[column] ? text.padStart(widths[column] ?? 0) : text.padEnd(widths[column] ?? 0),
      )
      .join("  ")}`.trimEnd(),
  );
}
