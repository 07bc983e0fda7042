import { element } from "../element.ts";
import type { ChartOptions, Width } from "./chart-options.ts";

/** The same chart drawn for a telephone and for a page; only one is shown, by the width of its container. */
export function twoWidths(options: ChartOptions, draw: (width: Width) => Element): HTMLElement {
  const { document } = options;
  const versions = (["narrow", "wide"] as const).map((width) =>
    element(document, "div", { class: `chart-${width}` }, draw(width)),
  );
  return element(document, "div", { class: "chart" }, ...versions);
}
