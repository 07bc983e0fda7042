import * as Plot from "@observablehq/plot";
import type { IncidenceFigure } from "../../released/figure.ts";
import { dayOf, inGridUnits, timeText } from "../time-text.ts";
import type { ChartOptions } from "./chart-options.ts";
import { drawPlot } from "./draw-plot.ts";
import { riskTable, riskTableHeight } from "./risk-table.ts";
import { type CurvePoint, type HiddenStretch, lastDay, type Series } from "./series.ts";
import { spreadLabels } from "./spread-labels.ts";

export interface PanelOptions extends ChartOptions {
  readonly id: string;
  readonly description: string;
  readonly width: number;
  readonly plotHeight: number;
  /** Shared scales of all panels of a figure. */
  readonly lastDay: number;
  readonly top: number;
  readonly gridUnit: IncidenceFigure["gridUnit"];
  /** Whether curves are labelled at their ends and in the risk table; off where the panel is named instead. */
  readonly named: boolean;
}

const marginLeft = 68;
const marginTop = 16;
const axisHeight = 40;

/** Curves with their interval bands on one pair of axes, and the risk table under them. */
export function incidencePanel(series: readonly Series[], options: PanelOptions): SVGSVGElement {
  const { width, plotHeight, gridUnit, format, t } = options;
  const days = tickDays(options);
  const marginRight = options.named ? labelRoom(series) : 20;
  const below = riskTableHeight(series, options.named);
  const frame = marginTop + plotHeight;
  return drawPlot(
    {
      width,
      height: frame + axisHeight + below,
      marginLeft,
      marginRight,
      marginTop,
      marginBottom: axisHeight + below,
      x: {
        domain: [0, options.lastDay],
        ticks: days,
        tickFormat: (day: number) => format.count(inGridUnits(day, gridUnit)),
        label: t(`components.chart.${gridUnit}s since`),
        labelAnchor: "left",
        labelArrow: "none",
        labelOffset: 34,
        tickSize: 4,
      },
      y: {
        domain: [0, options.top],
        ticks: 4,
        tickFormat: (share: number) => format.percent(share, options.top < 0.05 ? 1 : 0),
        label: null,
        grid: true,
        tickSize: 0,
      },
      marks: [
        ...series.flatMap((one) => hiddenMarks(one, options)),
        ...series.flatMap((one) => bandMarks(one)),
        ...series.flatMap((one) => curveMarks(one, gridUnit)),
        ...(options.named ? endLabels(series, options, frame) : []),
      ],
    },
    options,
    (plot) => riskTable(series, plot, { ...options, top: frame + axisHeight, days, headings: options.named }),
  );
}

/** Steps where the grid is so fine that segments would only smooth them; else segments, which is what a life table assumes. */
const curveOf = ({ curve }: Series): "linear" | "step-after" => (curve.length > 26 ? "step-after" : "linear");

const bandMarks = (one: Series): Plot.Markish[] => [
  Plot.areaY(one.curve, {
    x: "day",
    y1: "lower",
    y2: "upper",
    z: "run",
    curve: curveOf(one),
    className: `band ${one.class}`,
  }),
];

const curveMarks = (one: Series, gridUnit: IncidenceFigure["gridUnit"]): Plot.Markish[] => {
  void gridUnit;
  const end = one.group.cutAt === undefined ? [] : one.curve.slice(-1);
  return [
    Plot.line(one.curve, {
      x: "day",
      y: "value",
      z: "run",
      curve: curveOf(one),
      className: `curve ${one.class}`,
    }),
    Plot.dot(one.curve, {
      x: "day",
      y: "value",
      r: curveOf(one) === "linear" ? 3 : 2,
      className: `point ${one.class}`,
      ariaLabel: (point: CurvePoint) => String(point.row),
    }),
    Plot.tickX(end, { x: "day", y: "value", className: "cut" }),
  ];
};

/** Where the numbers are hidden a plain band says how high the curve may be, or a hatched foot that it is there. */
const hiddenMarks = (one: Series, { top, gridUnit, t, format }: PanelOptions): Plot.Markish[] => {
  if (one.hidden.length === 0) return [];
  const to = Math.max(...one.hidden.map((stretch) => stretch.to));
  const bounds = one.hidden.flatMap(({ bound }) => (bound === undefined ? [] : [bound]));
  const highest = bounds.length === 0 ? undefined : Math.max(...bounds);
  const words =
    highest === undefined
      ? t("components.chart.hidden band", { time: timeText(to, gridUnit, { t }) })
      : t("components.chart.band", {
          bound: t("components.bound.under", { bound: format.percent(highest) }),
          time: timeText(to, gridUnit, { t }),
        });
  return [
    Plot.rect(one.hidden, {
      x1: "from",
      x2: "to",
      y1: 0,
      y2: (stretch: HiddenStretch) => stretch.bound ?? top / 12,
      className: `${highest === undefined ? "hidden-foot" : "bound-band"} ${one.class}`,
      ariaLabel: (stretch: HiddenStretch) => String(stretch.row),
    }),
    Plot.text([words], {
      x: 0,
      y: highest ?? top / 12,
      text: (d: string) => d,
      textAnchor: "start",
      dx: 4,
      dy: -9,
      className: "band-words",
    }),
  ];
};

const endLabels = (
  series: readonly Series[],
  { top, plotHeight, gridUnit, t }: PanelOptions,
  frame: number,
): Plot.Markish[] => {
  const drawn = series.filter((one) => one.curve.length > 0);
  const at = (share: number): number => frame - (share / top) * plotHeight;
  const spread = spreadLabels(
    drawn.map((one) => at(one.curve.at(-1)!.value)),
    30,
    [marginTop + 4, frame - 4],
  );
  return drawn.flatMap((one, index) => {
    const end = one.curve.at(-1)!;
    const cut =
      one.group.cutAt === undefined
        ? undefined
        : t("components.chart.curve cut", { time: timeText(lastDay(one), gridUnit, { t }) });
    const dy = spread[index]! - at(end.value);
    return [
      Plot.text([end], {
        x: "day",
        y: "value",
        text: () => one.label,
        dx: 8,
        dy: cut ? dy - 6 : dy,
        textAnchor: "start",
        className: `series-label ${one.class}`,
      }),
      ...(cut
        ? [
            Plot.text([end], {
              x: "day",
              y: "value",
              text: () => cut,
              dx: 8,
              dy: dy + 8,
              textAnchor: "start",
              className: "cut-label",
            }),
          ]
        : []),
    ];
  });
};

const labelRoom = (series: readonly Series[]): number =>
  Math.min(
    190,
    16 +
      Math.max(
        ...series.map((one) => Math.max(one.label.length * 6.8, one.group.cutAt === undefined ? 0 : 130)),
      ),
  );

/** At most about five ticks on whole units, so that numbers of four digits find room under them. */
function tickDays({ lastDay: last, gridUnit, width }: PanelOptions): readonly number[] {
  const units = Math.max(1, inGridUnits(last, gridUnit));
  const most = width < 500 ? 4 : 6;
  const steps = gridUnit === "month" ? [1, 3, 6, 12, 24, 36, 60, 120] : [1, 2, 5, 10, 20, 26, 52, 104];
  const step = steps.find((candidate) => units / candidate <= most) ?? units;
  return Array.from({ length: Math.floor(units / step) + 1 }, (_, index) => dayOf(index * step, gridUnit));
}
