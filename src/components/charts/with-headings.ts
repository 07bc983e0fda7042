import type { Key } from "../../released/figure.ts";
import type { ComponentOptions } from "../component-options.ts";
import { keyText } from "../labels.ts";
import type { DotRow } from "./dot-rows.ts";

/**
 * Rows that differ in two dimensions or more stand under headings for all but the last of them; the others
 * stay as they are. The order is kept.
 */
export function withHeadings(
  rows: readonly (DotRow & { readonly key: Key })[],
  dimensions: readonly string[],
  options: ComponentOptions,
): readonly DotRow[] {
  if (dimensions.length < 2) return rows;
  const above = dimensions.slice(0, -1);
  let heading: string | undefined;
  return rows.flatMap((row) => {
    const label = keyText(row.key, above, options);
    const own = { ...row, label: keyText(row.key, dimensions.slice(-1), options) };
    if (label === heading) return [own];
    heading = label;
    return [{ label, text: "", state: "heading" as const }, own];
  });
}
