import * as Plot from "@observablehq/plot";
import { max } from "d3";
import { axisTitle } from "./axis-title.ts";
import { type ChartOptions, widths } from "./chart-options.ts";
import { drawPlot } from "./draw-plot.ts";
import { twoWidths } from "./two-widths.ts";

export interface ProvenWidths {
  readonly widths: readonly { readonly values: number; readonly counts: number }[];
  /** Values that the policy asks for at least. */
  readonly least: number;
}

export interface WidthsChartOptions extends ChartOptions {
  readonly id: string;
  readonly description: string;
}

/** How many protected counts are left with how many possible values; the line is what the policy asks. */
export function widthsChart({ widths: bars, least }: ProvenWidths, options: WidthsChartOptions): HTMLElement {
  const { t, format, id } = options;
  const top = max(bars, ({ counts }) => counts) ?? 1;
  const last = max(bars, ({ values }) => values) ?? least;
  return twoWidths(options, (width) =>
    drawPlot(
      {
        width: widths[width],
        height: 220,
        marginLeft: 44,
        marginRight: 16,
        marginTop: 34,
        marginBottom: 44,
        x: {
          domain: [0.5, last + 0.5],
          ticks: width === "narrow" ? 5 : 10,
          tickFormat: (values: number) => (Number.isInteger(values) ? format.count(values) : ""),
          tickSize: 0,
          label: null,
        },
        y: {
          domain: [0, top],
          ticks: 4,
          tickFormat: (counts: number) => (Number.isInteger(counts) ? format.count(counts) : ""),
          tickSize: 0,
          grid: true,
          label: null,
        },
        marks: [
          Plot.rectY(
            bars.map(({ values, counts }) => ({ from: values - 0.5, to: values + 0.5, counts })),
            { x1: "from", x2: "to", y: "counts", insetLeft: 1, insetRight: 1, className: "bar" },
          ),
          Plot.ruleY([0]),
          Plot.ruleX([least - 0.5], { className: "reference" }),
          Plot.text([t("audit.widths.least", { width: least })], {
            text: (words: string) => words,
            frameAnchor: "top-left",
            dy: -20,
            dx: -4,
            textAnchor: "start",
            className: "reference-label",
          }),
          axisTitle(t("audit.widths.axis")),
        ],
      },
      { ...options, id: `${id}-${width}` },
    ),
  );
}
