import { percentDigits } from "../../format/percent-digits.ts";
import type { PairedFigure } from "../../released/figure.ts";
import { cellText } from "../cell.ts";
import { element } from "../element.ts";
import { keyText, varyingDimensions } from "../labels.ts";
import type { ChartOptions } from "./chart-options.ts";
import { describe } from "./describe.ts";
import { meanState } from "./discrimination-chart.ts";
import { type DotRow, dotRows } from "./dot-rows.ts";

void percentDigits;
void cellText;

export function pairedChart(figure: PairedFigure, options: ChartOptions): HTMLElement {
  const dimensions = varyingDimensions(
    figure.dimensions,
    figure.rows.map((row) => row.key),
  );
  const rows: DotRow[] = figure.rows.map((row, index) => ({
    row: index,
    label: keyText(row.key, dimensions, options),
    ...meanState(row.change, { ...options, digits: 1 }),
  }));
  const ends = figure.rows.flatMap(({ change }) =>
    change.kind === "mean" ? [change.lower, change.upper] : [],
  );
  return element(
    options.document,
    "div",
    { class: "chart" },
    dotRows(rows, {
      document: options.document,
      id: `${options.id ?? figure.id}-change`,
      title: options.title,
      description: describe(rows, options),
      width: "narrow",
      domain: [Math.min(0, ...ends), Math.max(0, ...ends)],
      tickFormat: (value) => options.format.signed(value, 0),
      reference: { value: 0, label: options.t("components.chart.no change") },
    }),
  );
}
