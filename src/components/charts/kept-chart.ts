import * as Plot from "@observablehq/plot";
import { type ChartOptions, widths } from "./chart-options.ts";
import { describe } from "./describe.ts";
import { drawPlot } from "./draw-plot.ts";
import { twoWidths } from "./two-widths.ts";

export interface KeptRow {
  readonly label: string;
  /** What it became, in words. */
  readonly text: string;
  /** Share that is left, from 0 to 1. */
  readonly kept: number;
}

export interface KeptOptions extends ChartOptions {
  readonly id: string;
}

const rowHeight = 40;

/** What is left of each characteristic, as the filled part of a frame; the words stand above it. */
export function keptChart(rows: readonly KeptRow[], options: KeptOptions): HTMLElement {
  const { format, id } = options;
  const placed = rows.map((row, y) => ({ ...row, y }));
  const above = { y: "y", dy: -12, className: "row-label" } as const;
  return twoWidths(options, (width) =>
    drawPlot(
      {
        width: widths[width],
        height: rows.length * rowHeight + 30,
        marginLeft: 12,
        marginRight: 20,
        marginTop: 6,
        marginBottom: 24,
        x: {
          domain: [0, 1],
          ticks: [0, 0.5, 1],
          tickFormat: (share: number) => format.percent(share),
          tickSize: 0,
          label: null,
        },
        y: { axis: null, domain: [-0.5, rows.length - 0.5], reverse: true },
        marks: [
          Plot.rect(placed, { x1: 0, x2: 1, y1: bar(0), y2: bar(0.22), className: "bar-frame" }),
          Plot.rect(placed, { x1: 0, x2: "kept", y1: bar(0), y2: bar(0.22), className: "bar" }),
          Plot.text(placed, { ...above, frameAnchor: "left", textAnchor: "start", text: "label" }),
          Plot.text(placed, {
            ...above,
            frameAnchor: "right",
            textAnchor: "end",
            text: "text",
            className: "row-value",
          }),
        ],
      },
      { ...options, id: `${id}-${width}`, description: describe(rows, options) },
    ),
  );
}

const bar = (part: number) => (row: { y: number }) => row.y + part;
