import type { ComponentOptions } from "./component-options.ts";
import { element } from "./element.ts";

/** The exact values behind a chart, one click away. On paper the chart's own words stand for them. */
export const foldedTable = (
  table: Element,
  { document, t }: Pick<ComponentOptions, "document" | "t">,
): HTMLElement =>
  element(
    document,
    "details",
    { class: "figure-table" },
    element(document, "summary", {}, t("components.table.open")),
    table,
  );
