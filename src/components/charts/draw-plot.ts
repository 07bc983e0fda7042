import * as Plot from "@observablehq/plot";
import { svgElement } from "../element.ts";

export interface DrawOptions {
  readonly document: Document;
  /** Unique on the page: the ids of the text alternative are made from it. */
  readonly id: string;
  /** Text alternative: what is drawn … */
  readonly title: string;
  /** … and what it shows. */
  readonly description: string;
  readonly class?: string;
}

/**
 * Plot's SVG made fit for a strict content security policy and a translated page: no style element (its rules
 * stand in src/style/figure.css), no style attributes, fixed class names, a text alternative, coordinates of
 * at most two decimals. `below` is drawn by hand under the frame, for example a risk table.
 */
export function drawPlot(
  spec: Plot.PlotOptions,
  options: DrawOptions,
  below?: (plot: Plot.Plot) => SVGElement,
): SVGSVGElement {
  const { document, id, title, description } = options;
  const plot = Plot.plot({ ...spec, document, className: "plot" });
  const svg = plot as Element;
  for (const style of [...svg.querySelectorAll("style")]) style.remove();
  for (const drawn of [...svg.querySelectorAll("*")]) tidy(drawn);
  if (below) svg.appendChild(below(plot));
  svg.setAttribute("class", ["plot", options.class].filter(Boolean).join(" "));
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-labelledby", `${id}-title ${id}-desc`);
  svg.removeAttribute("font-family");
  const alternative = [
    svgElement(document, "title", { id: `${id}-title` }, title),
    svgElement(document, "desc", { id: `${id}-desc` }, description),
  ];
  svg.prepend(...alternative);
  return plot as SVGSVGElement;
}

/**
 * Marks that hold a released value carry the number of their table row as Plot's `ariaLabel`; it becomes
 * `data-row`. Plot's own labels ("dot", "x-axis tick") say nothing to a reader and go.
 */
function tidy(drawn: Element): void {
  const label = drawn.getAttribute("aria-label");
  if (label !== null && /^\d+$/.test(label)) drawn.setAttribute("data-row", label);
  drawn.removeAttribute("aria-label");
  drawn.removeAttribute("aria-hidden");
  drawn.removeAttribute("style");
  for (const name of coordinates) {
    const value = drawn.getAttribute(name);
    if (value !== null) drawn.setAttribute(name, value.replace(/-?\d+\.\d{3,}/g, shorten));
  }
}

const coordinates = ["d", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "width", "height", "transform"];

const shorten = (number: string): string => String(Math.round(Number(number) * 100) / 100);
