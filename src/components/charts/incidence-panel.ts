import type { IncidenceFigure } from "../../released/figure.ts";
import { inGridUnits } from "../time-text.ts";
import { axisTitle } from "./axis-title.ts";
import { type ChartOptions, type Width, widths } from "./chart-options.ts";
import { curveLabels, labelRoom } from "./curve-labels.ts";
import { bandMarks, curveMarks, ghostMark } from "./curve-marks.ts";
import { drawPlot } from "./draw-plot.ts";
import { hiddenMarks } from "./hidden-marks.ts";
import { riskNamesWidth, riskTable, riskTableHeight } from "./risk-table.ts";
import { lastDay, type Series } from "./series.ts";
import { tickDays } from "./tick-days.ts";

export interface PanelOptions extends ChartOptions {
  readonly id: string;
  readonly description: string;
  readonly width: Width;
  /** Pixels between the axes' ends. */
  readonly plotHeight: number;
  /** Released days of all panels of the figure; they share its time axis. */
  readonly days: readonly number[];
  /** Scales that all panels of a figure share: last day, and highest share. */
  readonly lastDay: number;
  readonly top: number;
  readonly gridUnit: IncidenceFigure["gridUnit"];
  /** Whether curves are labelled at their ends and in the risk table; off where the panel is named instead. */
  readonly named: boolean;
  /** The curves of the other panels of the figure, drawn faintly behind to compare with. */
  readonly others: readonly Series[];
  /** Whether room is kept above the axes for the words of hidden stretches, in all panels of a figure alike. */
  readonly words: boolean;
  /** Whether each cut curve says where it is cut; off where all are cut at one time, which a note says once. */
  readonly cutWords: boolean;
}

const axisHeight = 40;

/** Curves with their interval bands on one pair of axes, and the risk table under them. */
export function incidencePanel(series: readonly Series[], options: PanelOptions): SVGSVGElement {
  const { width, plotHeight, gridUnit, format, t, named } = options;
  const days = tickDays({ ...options, ends: series.map(lastDay) });
  const below = riskTableHeight(series, named);
  const marginTop = options.words ? 44 : 16;
  const frame = marginTop + plotHeight;
  return drawPlot(
    {
      width: widths[width],
      height: frame + axisHeight + below,
      marginLeft: riskNamesWidth(options),
      marginRight: named && width === "wide" ? labelRoom(series, options) : 20,
      marginTop,
      marginBottom: axisHeight + below,
      x: {
        domain: [0, options.lastDay],
        ticks: [...days],
        tickFormat: (day: number) => format.count(inGridUnits(day, gridUnit)),
        label: null,
        tickSize: 4,
      },
      y: {
        type: "linear",
        domain: [0, options.top],
        ticks: 4,
        tickFormat: (share: number) => format.percent(share, options.top < 0.05 ? 1 : 0),
        label: null,
        grid: true,
        tickSize: 0,
      },
      marks: [
        ...options.others.map(ghostMark),
        ...series.flatMap((one) => hiddenMarks(one, options)),
        ...series.flatMap(bandMarks),
        ...series.flatMap((one) => curveMarks(one, options.top)),
        ...curveLabels(series, { ...options, frame: [marginTop, frame] }),
        axisTitle(t(`components.chart.${gridUnit}s since`)),
      ],
    },
    options,
    (plot) => riskTable(series, plot, { ...options, top: frame + axisHeight, days, headings: named }),
  );
}
