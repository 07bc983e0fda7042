import * as Plot from "@observablehq/plot";
import { percentDigits } from "../../format/percent-digits.ts";
import type { Cell } from "../../released/cell.ts";
import type { FunnelFigure } from "../../released/figure.ts";
import { cellText } from "../cell.ts";
import { element } from "../element.ts";
import { intervalText } from "../interval-text.ts";
import { keyText, varyingDimensions } from "../labels.ts";
import { type ChartOptions, type Width, widths } from "./chart-options.ts";
import { describe } from "./describe.ts";
import { drawPlot } from "./draw-plot.ts";
import { twoWidths } from "./two-widths.ts";

type Group = FunnelFigure["groups"][number];

interface Bar {
  readonly row: number;
  readonly y: number;
  readonly label: string;
  readonly text: string;
  readonly share: number | undefined;
  readonly lower: number | undefined;
  readonly upper: number | undefined;
}

/** Bars of those who passed each stage, as a share of all eligible, one panel a group on a shared scale. */
export function funnelChart(figure: FunnelFigure, options: ChartOptions): HTMLElement {
  const { document } = options;
  const digits = percentDigits(figure.groups.flatMap((group) => group.stages.map((stage) => stage.rate)));
  const dimensions = varyingDimensions(
    figure.dimensions,
    figure.groups.map((group) => group.key),
  );
  let row = 0;
  const panels = figure.groups.map((group, index) => {
    const bars = group.stages.map((stage, y) => bar(stage, y, row + y, { ...options, digits }));
    row += bars.length;
    const label = keyText(group.key, dimensions, options);
    const chart = twoWidths(options, (width) =>
      funnelPanel(bars, { ...options, id: `${options.id ?? figure.id}-${index}-${width}`, width, label }),
    );
    const heading = figure.groups.length > 1 && element(document, "p", { class: "panel-title" }, label);
    return element(document, "div", { class: "panel" }, heading, chart);
  });
  return element(
    document,
    "div",
    { class: figure.groups.length > 1 ? "panels" : "panels panels-one" },
    ...panels,
  );
}

function bar(
  { stage, count, rate }: Group["stages"][number],
  y: number,
  row: number,
  options: ChartOptions & { digits: number },
): Bar {
  const interval = stage === "eligible" ? "" : intervalText(rate, options);
  const share = {
    count: cellText(count, options),
    rate: cellText(rate, options),
    interval: interval || "none",
  };
  const shown = rate.kind === "rate" ? rate : undefined;
  return {
    row,
    y,
    label: options.t(`components.stage.${stage}`),
    text: options.t("components.chart.of eligible", { ...share, stage }),
    share: shown?.value ?? bound(rate),
    lower: interval ? shown?.lower : undefined,
    upper: interval ? shown?.upper : undefined,
  };
}

const bound = (rate: Cell): number | undefined =>
  rate.kind === "under" || rate.kind === "over" ? rate.bound : undefined;

function funnelPanel(
  bars: readonly Bar[],
  options: ChartOptions & { id: string; width: Width; label: string },
): SVGSVGElement {
  const { width, label, title } = options;
  const rowHeight = 48;
  const shown = bars.filter((one) => one.share !== undefined);
  const hidden = bars.filter((one) => one.share === undefined);
  return drawPlot(
    {
      width: widths[width],
      height: bars.length * rowHeight + 8,
      margin: 0,
      marginLeft: 4,
      marginRight: 4,
      marginBottom: 8,
      x: { axis: null, domain: [0, 1] },
      y: { axis: null, domain: [-0.5, bars.length - 0.5], reverse: true },
      marks: [
        Plot.rect(bars, {
          x1: 0,
          x2: 1,
          y1: (d: Bar) => d.y + 0.02,
          y2: (d: Bar) => d.y + 0.38,
          className: "bar-ground",
        }),
        Plot.rect(shown, {
          x1: 0,
          x2: "share",
          y1: (d: Bar) => d.y + 0.02,
          y2: (d: Bar) => d.y + 0.38,
          className: "bar",
          ariaLabel: (d: Bar) => String(d.row),
        }),
        Plot.rect(hidden, {
          x1: 0,
          x2: 1,
          y1: (d: Bar) => d.y + 0.02,
          y2: (d: Bar) => d.y + 0.38,
          className: "bar-hidden",
          ariaLabel: (d: Bar) => String(d.row),
        }),
        Plot.ruleY(
          shown.filter((d) => d.lower !== undefined),
          { x1: "lower", x2: "upper", y: (d: Bar) => d.y + 0.2, className: "whisker" },
        ),
        Plot.text(bars, {
          x: 0,
          y: (d: Bar) => d.y - 0.18,
          text: "label",
          textAnchor: "start",
          className: "row-label",
        }),
        Plot.text(bars, {
          x: 1,
          y: (d: Bar) => d.y - 0.18,
          text: "text",
          textAnchor: "end",
          className: "row-value",
        }),
      ],
    },
    { ...options, title: `${title} ${label}`, description: describe(bars, options) },
  );
}
