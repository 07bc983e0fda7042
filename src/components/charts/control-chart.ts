import * as Plot from "@observablehq/plot";
import { percentDigits } from "../../format/percent-digits.ts";
import type { ControlFigure } from "../../released/figure.ts";
import { cellText } from "../cell.ts";
import { element } from "../element.ts";
import { periodText } from "../period-text.ts";
import { type ChartOptions, type Width, widths } from "./chart-options.ts";
import { describe } from "./describe.ts";
import { drawPlot } from "./draw-plot.ts";
import { twoWidths } from "./two-widths.ts";
import { variationIcon } from "./variation-icon.ts";

type Point = ControlFigure["points"][number];

interface Placed {
  readonly row: number;
  readonly point: Point;
  readonly value: number | undefined;
}

/** A proportion over time between its process limits; what signals a change has its own shape and words. */
export function controlChart(figure: ControlFigure, options: ChartOptions): HTMLElement {
  const { document, t } = options;
  const limited = figure.points.some((point) => point.upperLimit !== null);
  const note = !limited ? "no limits" : figure.trialLimits ? "trial limits" : undefined;
  return element(
    document,
    "div",
    { class: "control" },
    variationIcon(figure, options),
    twoWidths(options, (width) => controlPanel(figure, { ...options, width })),
    note && element(document, "p", { class: "chart-note" }, t(`components.chart.${note}`)),
  );
}

function controlPanel(figure: ControlFigure, options: ChartOptions & { width: Width }): SVGSVGElement {
  const { width, format, t } = options;
  const digits = percentDigits(figure.points.map((point) => point.rate));
  const placed: Placed[] = figure.points.map((point, row) => ({
    row,
    point,
    value: point.rate.kind === "rate" ? point.rate.value : undefined,
  }));
  const valued = placed.filter((one) => one.value !== undefined);
  const hidden = placed.filter((one) => one.value === undefined);
  const limited = placed.filter((one) => one.point.upperLimit !== null);
  const last = limited.at(-1);
  const narrow = width === "narrow";
  const marginRight = narrow ? 12 : 132;
  return drawPlot(
    {
      width: widths[width],
      height: narrow ? 260 : 320,
      marginLeft: 44,
      marginRight,
      marginTop: 20,
      marginBottom: 32,
      x: {
        domain: [-0.3, placed.length - 0.7],
        ticks: periodTicks(figure),
        tickFormat: (i: number) => tickText(figure, i, options),
        label: null,
        tickSize: 4,
      },
      y: {
        domain: valueDomain(figure),
        ticks: 5,
        tickFormat: (share: number) => format.percent(share),
        label: null,
        grid: true,
        tickSize: 0,
      },
      marks: [
        Plot.areaY(limited, {
          x: "row",
          y1: (d: Placed) => d.point.lowerLimit,
          y2: (d: Placed) => d.point.upperLimit,
          curve: "step",
          className: "limits",
        }),
        ...(["lowerLimit", "upperLimit"] as const).map((limit) =>
          Plot.line(limited, {
            x: "row",
            y: (d: Placed) => d.point[limit],
            curve: "step",
            className: "limit",
          }),
        ),
        Plot.line(limited, {
          x: "row",
          y: (d: Placed) => d.point.centre,
          curve: "step",
          className: "centre",
        }),
        Plot.line(placed, { x: "row", y: (d: Placed) => d.value ?? Number.NaN, className: "path" }),
        ...pointMarks(valued, options),
        Plot.text(hidden, {
          x: "row",
          frameAnchor: "bottom",
          dy: -6,
          text: (d: Placed) => cellText(d.point.rate, { ...options, digits }),
          className: "row-hidden",
          ariaLabel: (d: Placed) => String(d.row),
        }),
        ...(last && !narrow ? lineLabels(last.point, placed.length, options) : []),
      ],
    },
    {
      ...options,
      id: `${options.id ?? figure.id}-${width}`,
      description: describe(
        placed.map(({ point }) => ({
          label: periodText(point.start, figure.period, options),
          text: cellText(point.rate, { ...options, digits }),
        })),
        { t },
      ),
    },
  );
}

const pointMarks = (placed: readonly Placed[], { t }: ChartOptions): Plot.Markish[] => {
  const signalling = placed.filter((one) => one.point.signals.length > 0);
  return [
    Plot.dot(
      placed.filter((one) => one.point.signals.length === 0),
      {
        x: "row",
        y: "value",
        r: 3.5,
        className: "point point-usual",
        ariaLabel: (d: Placed) => String(d.row),
      },
    ),
    Plot.dot(signalling, {
      x: "row",
      y: "value",
      r: 6,
      symbol: "diamond",
      className: "point point-signal",
      ariaLabel: (d: Placed) => String(d.row),
    }),
    Plot.text(signalling.slice(-1), {
      x: "row",
      y: "value",
      dy: -14,
      className: "signal-label",
      text: (d: Placed) =>
        d.point.signals
          .map((signal) => t(`components.signal.${signal}`))
          .join(t("components.list separator")),
    }),
  ];
};

const lineLabels = (point: Point, count: number, { t, format }: ChartOptions): Plot.Markish[] =>
  (
    [
      ["upper limit", point.upperLimit],
      ["centre", point.centre],
      ["lower limit", point.lowerLimit],
    ] as const
  ).flatMap(([name, value]) =>
    value === null
      ? []
      : [
          Plot.text([value], {
            x: count - 0.7,
            y: (d: number) => d,
            text: (d: number) => t(`components.chart.${name}`, { value: format.percent(d, 0) }),
            dx: 8,
            textAnchor: "start",
            className: "line-label",
          }),
        ],
  );

function valueDomain({ points }: ControlFigure): [number, number] {
  const values = points.flatMap(({ rate, lowerLimit, upperLimit }) => [
    ...(rate.kind === "rate" ? [rate.value] : []),
    ...(lowerLimit === null ? [] : [lowerLimit]),
    ...(upperLimit === null ? [] : [upperLimit]),
  ]);
  if (values.length === 0) return [0, 1];
  return [
    Math.max(0, Math.floor(Math.min(...values) * 20 - 0.5) / 20),
    Math.min(1, Math.ceil(Math.max(...values) * 20 + 0.5) / 20),
  ];
}

/** The first period of each year; every period where there are too few years to read the axis by. */
function periodTicks({ points }: ControlFigure): number[] {
  const starts = points.flatMap((point, index) => (point.start.slice(5, 7) === "01" ? [index] : []));
  return starts.length >= 2
    ? starts
    : points.map((_, index) => index).filter((index) => index % Math.ceil(points.length / 4) === 0);
}

function tickText(figure: ControlFigure, index: number, options: ChartOptions): string {
  const start = figure.points[index]?.start ?? "";
  return start.slice(5, 7) === "01" ? start.slice(0, 4) : periodText(start, figure.period, options);
}
