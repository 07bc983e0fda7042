import { percentDigits } from "../../format/percent-digits.ts";
import type { IncidenceFigure } from "../../released/figure.ts";
import { cellText } from "../cell.ts";
import { element } from "../element.ts";
import { intervalText } from "../interval-text.ts";
import { reasonText } from "../reason-text.ts";
import { timeText } from "../time-text.ts";
import { type ChartOptions, widths } from "./chart-options.ts";
import { drawnState } from "./drawn-state.ts";
import { incidencePanel } from "./incidence-panel.ts";
import { niceTop } from "./nice-top.ts";
import { highest, lastDay, type Series, seriesOf } from "./series.ts";
import { twoWidths } from "./two-widths.ts";

/** More curves than this on one pair of axes, or any hidden stretch, and each gets a panel of its own. */
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
  const scales = {
    lastDay: Math.max(1, ...drawn.map(lastDay)),
    top: niceTop(Math.max(0.01, ...drawn.map(highest))),
    gridUnit: figure.gridUnit,
  };
  const id = options.id ?? figure.id;
  const together = drawn.length <= mostTogether && drawn.every((one) => one.hidden.length === 0);
  const chart = together
    ? drawn.length > 0 &&
      twoWidths(options, (width) =>
        incidencePanel(drawn, {
          ...options,
          ...scales,
          id: `${id}-${width}`,
          width: widths[width],
          plotHeight: width === "wide" ? 300 : 220,
          named: drawn.length > 1 || width === "wide",
          description: describeSeries(drawn, figure, options),
        }),
      )
    : element(
        document,
        "div",
        { class: "panels" },
        ...drawn.map((one, index) =>
          element(
            document,
            "div",
            { class: "panel" },
            element(document, "p", { class: `panel-title ${one.class}` }, one.label),
            incidencePanel([one], {
              ...options,
              ...scales,
              id: `${id}-${index}`,
              width: widths.narrow,
              plotHeight: 190,
              named: false,
              title: `${options.title} ${one.label}`,
              description: describeSeries([one], figure, options),
            }),
          ),
        ),
      );
  return element(document, "div", { class: "incidence" }, chart, ...withheldStates(withheld, options));
}

/** Groups that share a reason share its sentence. */
function withheldStates(series: readonly Series[], options: ChartOptions): HTMLElement[] {
  const { document, t } = options;
  const byReason = new Map<string, string[]>();
  for (const { group, label } of series) {
    const reason = group.reason ? reasonText(group.reason, options) : t("components.state.confidential");
    byReason.set(reason, [...(byReason.get(reason) ?? []), label]);
  }
  return [...byReason].map(([reason, labels]) =>
    drawnState("too-few", t("components.chart.described by", { series: labels.join(", "), value: reason }), {
      document,
    }),
  );
}

/** The last value of each curve in words. */
function describeSeries(series: readonly Series[], figure: IncidenceFigure, options: ChartOptions): string {
  const digits = percentDigits(
    figure.groups.flatMap((group) => group.points.map((point) => point.incidence)),
  );
  return series
    .map(({ group, label }) => {
      const last = group.points.at(-1)!;
      const value = cellText(last.incidence, { ...options, digits });
      const interval = intervalText(last.incidence, { ...options, digits });
      return options.t("components.chart.described by", {
        series: `${label}, ${timeText(last.day, figure.gridUnit, options)}`,
        value: interval ? options.t("components.value with interval", { value, interval }) : value,
      });
    })
    .join(options.t("components.list separator"));
}
