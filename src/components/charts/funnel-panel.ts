import * as Plot from "@observablehq/plot";
import { type ChartOptions, type Width, widths } from "./chart-options.ts";
import { describe } from "./describe.ts";
import type { DotRow } from "./dot-rows.ts";
import { drawPlot } from "./draw-plot.ts";

/** One stage, in words and shares of all eligible. */
export interface Bar {
  readonly row: number;
  readonly y: number;
  readonly label: string;
  readonly text: string;
  readonly state: DotRow["state"];
  readonly share: number | undefined;
  readonly lower: number | undefined;
  readonly upper: number | undefined;
}

export interface FunnelPanelOptions extends ChartOptions {
  readonly id: string;
  readonly width: Width;
}

const rowHeight = 46;
const inset = 4;

/** Bars from zero to the share over a ground from zero to all eligible; words above each. */
export function funnelPanel(bars: readonly Bar[], options: FunnelPanelOptions): SVGSVGElement {
  const { width } = options;
  const box = {
    y1: ({ y }: Bar) => y,
    y2: ({ y }: Bar) => y + 0.38,
    ariaLabel: ({ row }: Bar) => String(row),
  };
  const inState = (...states: readonly Bar["state"][]): readonly Bar[] =>
    bars.filter(({ state }) => states.includes(state));
  const words = { y: ({ y }: Bar) => y - 0.2, text: "text" } as const;
  return drawPlot(
    {
      width: widths[width],
      height: bars.length * rowHeight + 2 * inset,
      margin: inset,
      x: { axis: null, domain: [0, 1] },
      y: { axis: null, domain: [-0.5, bars.length - 0.5], reverse: true },
      marks: [
        Plot.rect(inState("value", "unreliable", "under", "over"), {
          ...box,
          x1: 0,
          x2: 1,
          className: "bar-ground",
        }),
        Plot.rect(inState("value", "unreliable"), { ...box, x1: 0, x2: "share", className: "bar" }),
        Plot.rect(inState("under"), { ...box, x1: 0, x2: "share", className: "bar-bound" }),
        Plot.rect(inState("over"), { ...box, x1: "share", x2: 1, className: "bar-bound" }),
        Plot.rect(inState("over"), { ...box, x1: 0, x2: "share", className: "bar" }),
        Plot.rect(inState("hidden"), { ...box, x1: 0, x2: 1, className: "bar-frame" }),
        Plot.ruleY(inState("hidden"), { x1: 0, x2: 1, y: ({ y }: Bar) => y + 0.19, className: "bar-hatch" }),
        Plot.rect(inState("missing", "not applicable"), { ...box, x1: 0, x2: 1, className: "bar-missing" }),
        Plot.ruleY(
          bars.filter(({ lower }) => lower !== undefined),
          { x1: "lower", x2: "upper", y: ({ y }: Bar) => y + 0.19, className: "bar-whisker" },
        ),
        Plot.text(bars, { ...words, x: 0, text: "label", textAnchor: "start", className: "row-label" }),
        Plot.text(bars, { ...words, x: 1, textAnchor: "end", className: "row-value" }),
      ],
    },
    { ...options, description: describe(bars, options) },
  );
}
