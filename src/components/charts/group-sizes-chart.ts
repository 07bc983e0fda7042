import * as Plot from "@observablehq/plot";
import { bin, max, sum } from "d3";
import { axisTitle } from "./axis-title.ts";
import { type ChartOptions, widths } from "./chart-options.ts";
import { drawPlot } from "./draw-plot.ts";
import { twoWidths } from "./two-widths.ts";

export interface GroupSizes {
  readonly sizes: readonly { readonly size: number; readonly classes: number }[];
  /** The least size that the policy asks. */
  readonly least: number;
}

export interface GroupSizesOptions extends ChartOptions {
  readonly id: string;
  readonly description: string;
}

/**
 * How many groups there are of each size, from the least that is asked: the way from that line to the first
 * bar is what the extract has in reserve.
 */
export function groupSizesChart(groups: GroupSizes, options: GroupSizesOptions): HTMLElement {
  const { t, format, id } = options;
  const bars = barsOf(groups);
  const top = max(bars, ({ classes }) => classes) ?? 1;
  return twoWidths(options, (width) =>
    drawPlot(
      {
        width: widths[width],
        height: 220,
        marginLeft: 34,
        marginRight: 16,
        marginTop: 34,
        marginBottom: 44,
        x: {
          domain: [groups.least - 0.5, max(bars, ({ to }) => to) ?? groups.least + 0.5],
          ticks: width === "narrow" ? 5 : 8,
          tickFormat: (size: number) => (Number.isInteger(size) ? format.count(size) : ""),
          tickSize: 0,
          label: null,
        },
        y: {
          domain: [0, top],
          ticks: Math.min(4, top),
          tickFormat: (count: number) => (Number.isInteger(count) ? format.count(count) : ""),
          tickSize: 0,
          grid: true,
          label: null,
        },
        marks: [
          Plot.rectY(bars, {
            x1: "from",
            x2: "to",
            y: "classes",
            insetLeft: 1,
            insetRight: 1,
            className: "bar",
          }),
          Plot.ruleY([0]),
          Plot.ruleX([groups.least - 0.5], { className: "reference" }),
          Plot.text([t("extract.classes.least", { k: groups.least })], {
            text: (words: string) => words,
            frameAnchor: "top-left",
            dy: -20,
            dx: -4,
            textAnchor: "start",
            className: "reference-label",
          }),
          axisTitle(t("extract.classes.axis")),
        ],
      },
      { ...options, id: `${id}-${width}` },
    ),
  );
}

/** One bar a size while they can be told apart; from there on sizes are put together in equal steps. */
function barsOf({ sizes, least }: GroupSizes): { from: number; to: number; classes: number }[] {
  const largest = max(sizes, ({ size }) => size) ?? least;
  const step = Math.ceil((largest - least + 1) / 40);
  const edges = Array.from(
    { length: Math.ceil((largest - least + 1) / step) },
    (_, i) => least - 0.5 + i * step,
  );
  const bins = bin<GroupSizes["sizes"][number], number>()
    .value(({ size }) => size)
    .domain([least - 0.5, least - 0.5 + edges.length * step])
    .thresholds(edges.slice(1));
  return bins([...sizes]).map((inside) => ({
    from: inside.x0 ?? least,
    to: inside.x1 ?? least,
    classes: sum(inside, ({ classes }) => classes),
  }));
}
