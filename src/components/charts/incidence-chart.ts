import { percentDigits } from "../../format/percent-digits.ts";
import type { IncidenceFigure } from "../../released/figure.ts";
import { cellText } from "../cell.ts";
import { element } from "../element.ts";
import { intervalText } from "../interval-text.ts";
import { reasonText } from "../reason-text.ts";
import { timeText } from "../time-text.ts";
import type { ChartOptions } from "./chart-options.ts";
import { drawnState } from "./drawn-state.ts";
import { incidencePanel, type PanelOptions } from "./incidence-panel.ts";
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
  const hiding = drawn.some((one) => one.hidden.length > 0);
  const panel = (
    shown: readonly Series[],
    more: Pick<PanelOptions, "id" | "width" | "named" | "plotHeight">,
  ) =>
    incidencePanel(shown, {
      ...options,
      ...scales,
      ...more,
      words: hiding,
      title: more.named ? options.title : [options.title, ...shown.map(({ label }) => label)].join(" "),
      description: describeSeries(shown, figure, options),
    });
  const together = (): HTMLElement =>
    twoWidths(options, (width) =>
      panel(drawn, { id: `${id}-${width}`, width, plotHeight: width === "wide" ? 300 : 220, named: true }),
    );
  const beside = (one: Series, index: number): HTMLElement =>
    element(
      document,
      "div",
      { class: "panel" },
      element(document, "p", { class: "panel-title" }, one.label),
      panel([one], { id: `${id}-${index}`, width: "narrow", plotHeight: 190, named: false }),
    );
  const chart =
    drawn.length <= mostTogether && !hiding
      ? drawn.length > 0 && together()
      : element(document, "div", { class: "panels" }, ...drawn.map(beside));
  const cut = drawn.some((one) => one.group.cutAt !== undefined);
  return element(
    document,
    "div",
    { class: "incidence" },
    chart,
    cut && element(document, "p", { class: "chart-note" }, options.t("components.chart.cut note")),
    ...withheldStates(withheld, options),
  );
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
