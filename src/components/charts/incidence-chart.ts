import { max } from "d3";
import { isCount } from "../../released/cell.ts";
import type { IncidenceFigure } from "../../released/figure.ts";
import { element } from "../element.ts";
import { timeText } from "../time-text.ts";
import type { ChartOptions } from "./chart-options.ts";
import { describeSeries } from "./describe-series.ts";
import { incidencePanel, type PanelOptions } from "./incidence-panel.ts";
import { niceTop } from "./nice-top.ts";
import { cutTogether, highest, lastDay, type Series, seriesOf } from "./series.ts";
import { twoWidths } from "./two-widths.ts";
import { withheldSeries } from "./withheld-series.ts";

/** More curves than this on one pair of axes, or any hidden stretch among several, and each gets its own panel. */
const mostTogether = 3;

/**
 * Cumulative incidence with its interval and risk table. Up to three full curves share one pair of axes; more,
 * or curves with hidden stretches, stand beside each other on shared scales; what is withheld says why.
 */
export function incidenceChart(figure: IncidenceFigure, options: ChartOptions): HTMLElement {
  const { document } = options;
  const series = seriesOf(figure, options);
  const drawn = series.filter((one) => one.group.display !== "withheld" && one.group.points.length > 1);
  const withheld = series.filter((one) => !drawn.includes(one));
  return element(
    document,
    "div",
    { class: "incidence" },
    drawn.length > 0 && curves(drawn, figure, options),
    ...chartNotes(drawn, figure, options),
    ...withheldSeries(withheld, options),
  );
}

/** Where curves end, and how exact the numbers under them are. */
function chartNotes(
  drawn: readonly Series[],
  { gridUnit }: IncidenceFigure,
  options: ChartOptions,
): readonly HTMLElement[] {
  const { document, t } = options;
  const together = cutTogether(drawn);
  const cut = drawn.some((one) => one.group.cutAt !== undefined);
  const end =
    together === undefined
      ? t("components.chart.cut note")
      : t("components.chart.cut all", { time: timeText(together, gridUnit, options) });
  return [...(cut ? [end] : []), ...roundingNote(drawn, options)].map((words) =>
    element(document, "p", { class: "chart-note" }, words),
  );
}

/** Within how much the counts of the risk tables are known, where they are rounded. */
function roundingNote(drawn: readonly Series[], { t }: ChartOptions): readonly string[] {
  const points = drawn.flatMap(({ group }) => group.points);
  const [events = 0, atRisk = 0] = [
    max(points, (point) => (isCount(point.events) ? point.events.within : 0)),
    max(points, (point) => (isCount(point.atRisk) ? point.atRisk.within : 0)),
  ];
  return atRisk > events ? [t("components.chart.rounded", { events, atRisk })] : [];
}

function curves(drawn: readonly Series[], figure: IncidenceFigure, options: ChartOptions): HTMLElement {
  const { document } = options;
  const id = options.id ?? figure.id;
  const hiding = drawn.some((one) => one.hidden.length > 0);
  const shared = {
    ...options,
    days: releasedDays(drawn),
    lastDay: Math.max(1, ...drawn.map(lastDay)),
    top: niceTop(Math.max(0.01, ...drawn.map(highest))),
    gridUnit: figure.gridUnit,
    words: hiding,
    cutWords: cutTogether(drawn) === undefined,
  };
  const panel = (shown: readonly Series[], more: Pick<PanelOptions, "id" | "title" | "width" | "named">) =>
    incidencePanel(shown, {
      ...shared,
      ...more,
      plotHeight: plotHeight[more.width],
      others: drawn.filter((one) => !shown.includes(one)),
      description: describeSeries(shown, figure, options),
    });
  if (drawn.length === 1 || (drawn.length <= mostTogether && !hiding))
    return twoWidths(options, (width) =>
      panel(drawn, { id: `${id}-${width}`, title: options.title, width, named: figure.groups.length > 1 }),
    );
  const beside = drawn.map((one, index) => {
    const title = [options.title, one.label].join(" ");
    const alone = one.class.startsWith("series") ? { ...one, class: "series-1" } : one;
    const chart = panel([alone], { id: `${id}-${index}`, title, width: "narrow", named: false });
    const heading = element(document, "p", { class: "panel-title" }, one.label);
    return element(document, "div", { class: "panel" }, heading, chart);
  });
  const note = element(document, "p", { class: "chart-note" }, options.t("components.chart.others"));
  return element(document, "div", {}, element(document, "div", { class: "panels" }, ...beside), note);
}

const releasedDays = (series: readonly Series[]): readonly number[] =>
  [...new Set([0, ...series.flatMap(({ group }) => group.points.map(({ day }) => day))])].sort(
    (a, b) => a - b,
  );

/** Pixels between the ends of the vertical axis. */
const plotHeight = { narrow: 200, wide: 300 } as const;
