import { percentDigits } from "../../format/percent-digits.ts";
import type { ControlFigure } from "../../released/figure.ts";
import { cellText } from "../cell.ts";
import { periodText } from "../period-text.ts";
import { type ChartOptions, type Width, widths } from "./chart-options.ts";
import {
  boundOf,
  hiddenPeriods,
  limitLabels,
  limitMarks,
  type PlacedPeriod,
  periodMarks,
} from "./control-marks.ts";
import { describe } from "./describe.ts";
import { drawPlot } from "./draw-plot.ts";
import { periodTicks, periodTickText } from "./period-axis.ts";

const heights = { narrow: 240, wide: 300 } as const;
const frame = { marginLeft: 44, marginTop: 24, marginBottom: 32 } as const;

/** Points, centre and limits on one pair of axes; the vertical one need not start at zero, as nothing is a bar. */
export function controlPanel(
  figure: ControlFigure,
  options: ChartOptions & { readonly width: Width },
): SVGSVGElement {
  const { width, format } = options;
  const digits = percentDigits(figure.points.map((point) => point.rate));
  const placed = figure.points.map((point, row) => placedPeriod(point, row));
  const domain = shareDomain(figure);
  const scale = (share: number): number => {
    const part = (share - domain[0]) / (domain[1] - domain[0]);
    return (
      heights[width] - frame.marginBottom - part * (heights[width] - frame.marginBottom - frame.marginTop)
    );
  };
  const words = (one: PlacedPeriod): string => cellText(one.point.rate, { ...options, digits });
  return drawPlot(
    {
      ...frame,
      width: widths[width],
      height: heights[width],
      marginRight: width === "wide" ? 140 : 12,
      x: {
        type: "linear",
        domain: [-0.3, Math.max(1, placed.length) - 0.7],
        ticks: [...periodTicks(figure, width)],
        tickFormat: (index: number) => periodTickText(figure, index, options),
        label: null,
        tickSize: 4,
      },
      y: {
        type: "linear",
        domain: [...domain],
        ticks: 5,
        tickFormat: (share: number) => format.percent(share, domain[1] - domain[0] < 0.05 ? 1 : 0),
        label: null,
        grid: true,
        tickSize: 0,
      },
      marks: [
        ...limitMarks(placed),
        ...periodMarks(placed),
        ...hiddenPeriods(placed, words),
        ...(width === "wide" ? limitLabels(placed, { ...options, scale }) : []),
      ],
    },
    {
      ...options,
      id: `${options.id ?? figure.id}-${width}`,
      description: describe(
        placed.map((one) => ({
          label: periodText(one.point.start, figure.period, options),
          text: words(one),
        })),
        options,
      ),
    },
  );
}

const placedPeriod = (point: ControlFigure["points"][number], row: number): PlacedPeriod => ({
  row,
  point,
  value: point.rate.kind === "rate" ? point.rate.value : undefined,
});

/** From a step of 5 points below everything drawn to one above it, within 0 and 1. */
function shareDomain({ points }: ControlFigure): readonly [number, number] {
  const shares = points.flatMap((point) =>
    [
      point.rate.kind === "rate" ? point.rate.value : (boundOf(point) ?? null),
      point.lowerLimit,
      point.upperLimit,
    ].filter((share) => share !== null),
  );
  if (shares.length === 0) return [0, 1];
  const low = Math.floor(Math.min(...shares) * 20 - 0.2) / 20;
  const high = Math.ceil(Math.max(...shares) * 20 + 0.2) / 20;
  return [Math.max(0, low), Math.min(1, high)];
}
