import type { ControlFigure } from "../../released/figure.ts";
import { element } from "../element.ts";
import type { ChartOptions } from "./chart-options.ts";
import { boundOf } from "./control-marks.ts";
import { controlPanel } from "./control-panel.ts";
import { twoWidths } from "./two-widths.ts";
import { variationIcon } from "./variation-icon.ts";

/** A proportion over time between its process limits; what signals a change has its own shape and words. */
export function controlChart(figure: ControlFigure, options: ChartOptions): HTMLElement {
  const { document, t } = options;
  const limited = figure.points.some((point) => point.upperLimit !== null);
  const note = !limited ? "no limits" : figure.trialLimits ? "trial limits" : undefined;
  const signals = [...new Set(figure.points.flatMap((point) => point.signals))].map((signal) =>
    t(`components.signal.${signal}`),
  );
  const line = (words: string): HTMLElement => element(document, "p", { class: "chart-note" }, words);
  const chart = twoWidths(options, (width) => {
    const panel = controlPanel(figure, { ...options, width });
    return width === "wide" || !limited
      ? panel
      : element(document, "div", {}, panel, line(limitsText(figure, options)));
  });
  return element(
    document,
    "div",
    { class: "control" },
    variationIcon(figure, options),
    chart,
    signals.length > 0 &&
      line(t("components.chart.diamonds", { signals: signals.join(t("components.list separator")) })),
    figure.points.some((point) => boundOf(point) !== undefined) && line(t("components.chart.triangles")),
    note && line(t(`components.chart.${note}`)),
  );
}

/** Centre and limits in words, under charts that have no room for them beside their lines. */
function limitsText({ points }: ControlFigure, { t, format }: ChartOptions): string {
  const last = points.filter((point) => point.upperLimit !== null).at(-1);
  const percent = (value: number | null | undefined): string => format.percent(value ?? 0);
  return t("components.chart.limits in words", {
    centre: percent(last?.centre),
    lower: percent(last?.lowerLimit),
    upper: percent(last?.upperLimit),
  });
}
