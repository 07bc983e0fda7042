import type { ComponentOptions } from "./component-options.ts";
import { type Child, element } from "./element.ts";

export interface TableContent {
  readonly caption: string;
  readonly columns: readonly { readonly label: string; readonly numeric?: boolean }[];
  /** The first `headers` cells of each row name it. */
  readonly headers: number;
  readonly rows: readonly (readonly Child[])[];
}

export interface DataTableOptions extends Pick<ComponentOptions, "document" | "t"> {
  /** Explanations under the table: what its marks mean, how its counts are rounded. */
  readonly notes?: readonly string[];
}

/** A table in a region of its own that scrolls sideways where the screen is narrow, reachable by keyboard. */
export function dataTable(content: TableContent, options: DataTableOptions): HTMLElement {
  const { document, t, notes = [] } = options;
  const head = content.columns.map(({ label, numeric }) =>
    element(document, "th", { scope: "col", class: numeric ? "numeric" : undefined }, label),
  );
  const table = element(
    document,
    "table",
    {},
    element(document, "caption", {}, content.caption),
    element(document, "thead", {}, element(document, "tr", {}, ...head)),
    element(
      document,
      "tbody",
      {},
      ...content.rows.map((row, index) => tableRow(row, index, content, document)),
    ),
  );
  const region = element(
    document,
    "div",
    {
      class: "table-region",
      role: "region",
      tabindex: 0,
      "aria-label": t("components.table.region", { caption: content.caption }),
    },
    table,
  );
  if (notes.length === 0) return region;
  const list = element(
    document,
    "ul",
    { class: "table-notes" },
    ...notes.map((n) => element(document, "li", {}, n)),
  );
  return element(document, "div", {}, region, list);
}

/** `data-row` is how a mark of a chart finds the row that holds its exact values. */
function tableRow(
  row: readonly Child[],
  index: number,
  { columns, headers }: TableContent,
  document: Document,
): HTMLElement {
  const cells = row.map((child, column) => {
    const numeric = columns[column]?.numeric ? "numeric" : undefined;
    return column < headers
      ? element(document, "th", { scope: "row", class: numeric }, child)
      : element(document, "td", { class: numeric }, child);
  });
  return element(document, "tr", { "data-row": index }, ...cells);
}
