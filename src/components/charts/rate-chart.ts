import { max } from "d3";
import { percentDigits } from "../../format/percent-digits.ts";
import { isMark, type Rate } from "../../released/cell.ts";
import type { Key, RateFigure } from "../../released/figure.ts";
import { cellText } from "../cell.ts";
import { keyText, varyingDimensions } from "../labels.ts";
import type { ChartOptions } from "./chart-options.ts";
import { describe } from "./describe.ts";
import { type DotRow, dotRows } from "./dot-rows.ts";
import { estimateRow } from "./estimate-row.ts";
import { niceTop } from "./nice-top.ts";
import { twoWidths } from "./two-widths.ts";
import { withHeadings } from "./with-headings.ts";

export interface RateChartOptions extends ChartOptions {
  /** Where the axis ends (a proportion), for charts that must share a scale; by default as far as the intervals reach. */
  readonly top?: number;
}

/** Dot and whisker for each category; bounds as bars to their open side, what is hidden as its own state. */
export function rateChart(figure: RateFigure, options: RateChartOptions): HTMLElement {
  const varying = varyingDimensions(
    figure.dimensions,
    figure.rows.map((row) => row.key),
  );
  // A row that stands alone is still named by the last of its categories: "12 months", "men".
  const dimensions = varying.length > 0 ? varying : figure.dimensions.slice(-1);
  const rows = figure.rows.map((row, index) => ({
    key: row.key,
    row: index,
    label: keyText(row.key, dimensions, options),
    ...countText(row, options),
    ...gradeClass(row.key, dimensions),
    // Rows may rest on groups of very different size: none gets more digits than its own data has.
    ...estimateRow(row.rate, { ...options, digits: percentDigits([row.rate]) }),
  }));
  const top = options.top ?? niceTop(max(figure.rows, (row) => upperOf(row.rate)) ?? 1);
  return twoWidths(options, (width) =>
    dotRows(withHeadings(rows, dimensions, options), {
      document: options.document,
      id: `${options.id ?? figure.id}-${width}`,
      title: options.title,
      description: describe(rows, options),
      width,
      domain: [0, top],
      tickFormat: (value) => options.format.percent(value, top < 0.05 ? 1 : 0),
    }),
  );
}

/** "45 of 210"; left out where neither is a number. */
function countText(
  { numerator, denominator }: RateFigure["rows"][number],
  options: ChartOptions,
): Pick<DotRow, "count"> {
  if (isMark(numerator) && isMark(denominator)) return {};
  const values = { numerator: cellText(numerator, options), denominator: cellText(denominator, options) };
  return { count: options.t("components.key figure.of", values) };
}

const gradeClass = (key: Key, dimensions: readonly string[]): Pick<DotRow, "class"> =>
  dimensions.includes("evidence") && key.evidence ? { class: `grade-${key.evidence}` } : {};

const upperOf = (rate: Rate): number => {
  if (rate.kind === "rate") return rate.upper;
  if (rate.kind === "under") return rate.bound;
  return rate.kind === "over" ? 1 : 0;
};
