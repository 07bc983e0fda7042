import { percentDigits } from "../../format/percent-digits.ts";
import { isMark } from "../../released/cell.ts";
import type { FunnelFigure } from "../../released/figure.ts";
import { cellText } from "../cell.ts";
import { element } from "../element.ts";
import { keyText, varyingDimensions } from "../labels.ts";
import type { ChartOptions } from "./chart-options.ts";
import { markState } from "./drawn-state.ts";
import { estimateRow, estimateText } from "./estimate-row.ts";
import { type Bar, funnelPanel } from "./funnel-panel.ts";
import { twoWidths } from "./two-widths.ts";

type Stage = FunnelFigure["groups"][number]["stages"][number];
type BarOptions = ChartOptions & { readonly digits: number };

/** Bars of those who passed each stage, as a share of all eligible, one panel a group on a shared scale. */
export function funnelChart(figure: FunnelFigure, options: ChartOptions): HTMLElement {
  const { document } = options;
  const { groups } = figure;
  const digits = percentDigits(groups.flatMap(({ stages }) => stages.map((stage) => stage.rate)));
  const dimensions = varyingDimensions(
    figure.dimensions,
    groups.map((group) => group.key),
  );
  const panels = groups.map(({ key, stages }, index) => {
    const first = groups.slice(0, index).reduce((rows, group) => rows + group.stages.length, 0);
    const bars = stages.map((stage, y) => ({ ...bar(stage, { ...options, digits }), y, row: first + y }));
    const label = groups.length > 1 ? keyText(key, dimensions, options) : "";
    const panel = (width: "narrow" | "wide"): SVGSVGElement =>
      funnelPanel(bars, {
        ...options,
        width,
        id: `${options.id ?? figure.id}-${index}-${width}`,
        title: [options.title, label].filter(Boolean).join(" "),
      });
    const nothing = stages.every(({ count, rate }) => isMark(count) && isMark(rate)) && stages[0]?.count;
    const content = nothing && isMark(nothing) ? markState(nothing, options) : undefined;
    if (groups.length === 1) return content ?? twoWidths(options, panel);
    const heading = element(document, "p", { class: "panel-title" }, label);
    return element(document, "div", { class: "panel" }, heading, content ?? panel("narrow"));
  });
  return element(document, "div", groups.length > 1 ? { class: "panels" } : {}, ...panels);
}

function bar(stage: Stage, options: BarOptions): Omit<Bar, "y" | "row"> {
  const estimate = estimateRow(stage.rate, options);
  const eligible = stage.stage === "eligible";
  const whiskers = ["value", "unreliable"].includes(estimate.state) && !eligible;
  return {
    label: options.t(`components.stage.${stage.stage}`),
    text: barText(stage, options),
    state: estimate.state,
    share: estimate.value,
    lower: whiskers ? estimate.lower : undefined,
    upper: whiskers ? estimate.upper : undefined,
  };
}

/** "175 people, 72% (66% to 77%)"; what is hidden is said once. */
function barText({ stage, count, rate }: Stage, options: BarOptions): string {
  const { t } = options;
  const people = isMark(count)
    ? cellText(count, options)
    : t("components.chart.people", { count: cellText(count, options) });
  const alone = stage === "eligible" || (isMark(count) && isMark(rate));
  return alone ? people : t("components.chart.stage", { people, share: estimateText(rate, options) });
}
