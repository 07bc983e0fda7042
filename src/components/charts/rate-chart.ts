import { max } from "d3";
import { percentDigits } from "../../format/percent-digits.ts";
import { isMark, type Rate } from "../../released/cell.ts";
import type { RateFigure } from "../../released/figure.ts";
import { cellText } from "../cell.ts";
import { intervalText } from "../interval-text.ts";
import { keyText, varyingDimensions } from "../labels.ts";
import type { ChartOptions } from "./chart-options.ts";
import { describe } from "./describe.ts";
import { type DotRow, dotRows } from "./dot-rows.ts";
import { niceTop } from "./nice-top.ts";
import { twoWidths } from "./two-widths.ts";

/** Dot and whisker for each category; bounds as bars to their open side, what is hidden as its own state. */
export function rateChart(figure: RateFigure, options: ChartOptions): HTMLElement {
  const digits = percentDigits(figure.rows.map((row) => row.rate));
  const dimensions = varyingDimensions(
    figure.dimensions,
    figure.rows.map((row) => row.key),
  );
  const rows = figure.rows.map((row, index) => ({
    row: index,
    label: keyText(row.key, dimensions, options),
    ...rateState(row.rate, { ...options, digits }),
  }));
  const top = niceTop(max(figure.rows, (row) => upperOf(row.rate)) ?? 1);
  return twoWidths(options, (width) =>
    dotRows(rows, {
      document: options.document,
      id: `${options.id ?? figure.id}-${width}`,
      title: options.title,
      description: describe(rows, options),
      width,
      domain: [0, top],
      tickFormat: (value) => options.format.percent(value),
    }),
  );
}

const upperOf = (rate: Rate): number => {
  if (rate.kind === "rate") return rate.upper;
  if (rate.kind === "under") return rate.bound;
  return rate.kind === "over" ? 1 : 0;
};

function rateState(rate: Rate, options: ChartOptions & { digits: number }): Omit<DotRow, "row" | "label"> {
  const { t } = options;
  if (isMark(rate)) return { state: rate.kind === "c" ? "hidden" : "missing", text: cellText(rate, options) };
  if (rate.kind !== "rate") return { state: rate.kind, value: rate.bound, text: cellText(rate, options) };
  const text = t("components.value with interval", {
    value: cellText(rate, options),
    interval: intervalText(rate, options),
  });
  const { value, lower, upper } = rate;
  return { state: rate.unreliable ? "unreliable" : "value", value, lower, upper, text };
}
