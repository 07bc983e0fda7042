import { isMark, type Mean } from "../../released/cell.ts";
import type { DiscriminationFigure } from "../../released/figure.ts";
import { cellText } from "../cell.ts";
import { intervalText } from "../interval-text.ts";
import { keyText, varyingDimensions } from "../labels.ts";
import type { ChartOptions } from "./chart-options.ts";
import { describe } from "./describe.ts";
import { type DotRow, dotRows } from "./dot-rows.ts";
import { twoWidths } from "./two-widths.ts";

const digits = 2;

/** The area under the ROC curve with its interval, against 0.5, where ranking is no better than chance. */
export function discriminationChart(figure: DiscriminationFigure, options: ChartOptions): HTMLElement {
  const dimensions = varyingDimensions(
    figure.dimensions,
    figure.rows.map((row) => row.key),
  );
  const rows = figure.rows.map((row, index) => ({
    row: index,
    label: keyText(row.key, dimensions, options),
    ...meanState(row.auc, { ...options, digits }),
  }));
  const lowest = Math.min(0.5, ...figure.rows.map(({ auc }) => (auc.kind === "mean" ? auc.lower : 0.5)));
  return twoWidths(options, (width) =>
    dotRows(rows, {
      document: options.document,
      id: `${options.id ?? figure.id}-${width}`,
      title: options.title,
      description: describe(rows, options),
      width,
      domain: [Math.floor(lowest * 10 - 1) / 10, 1],
      tickFormat: (value) => options.format.number(value, 1),
      reference: { value: 0.5, label: options.t("components.chart.chance") },
    }),
  );
}

/** A mean with its interval as a row of a dot chart. */
export function meanState(
  mean: Mean,
  options: ChartOptions & { digits: number },
): Omit<DotRow, "row" | "label"> {
  if (isMark(mean)) return { state: mean.kind === "c" ? "hidden" : "missing", text: cellText(mean, options) };
  const value = cellText(mean, options);
  const text = options.t("components.value with interval", { value, interval: intervalText(mean, options) });
  return { state: "value", value: mean.value, lower: mean.lower, upper: mean.upper, text };
}
