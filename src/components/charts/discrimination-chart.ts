import { hasFewEvents } from "../../format/few-events.ts";
import type { DiscriminationFigure } from "../../released/figure.ts";
import type { CellOptions } from "../cell.ts";
import { keyText, varyingDimensions } from "../labels.ts";
import type { ChartOptions } from "./chart-options.ts";
import { describe } from "./describe.ts";
import { dotRows } from "./dot-rows.ts";
import { estimateRow } from "./estimate-row.ts";
import { twoWidths } from "./two-widths.ts";

/** The area under the ROC curve with its interval, against 0.5, where ranking is no better than chance. */
export function discriminationChart(figure: DiscriminationFigure, options: ChartOptions): HTMLElement {
  const { format, t } = options;
  const dimensions = varyingDimensions(
    figure.dimensions,
    figure.rows.map((row) => row.key),
  );
  const rows = figure.rows.map((row, index) => ({
    row: index,
    label: keyText(row.key, dimensions, options),
    ...rankingRow(row, { ...options, digits: 2 }),
  }));
  const lowest = Math.min(0.45, ...figure.rows.map(({ auc }) => (auc.kind === "mean" ? auc.lower : 1)));
  return twoWidths(options, (width) =>
    dotRows(rows, {
      document: options.document,
      id: `${options.id ?? figure.id}-${width}`,
      title: options.title,
      description: describe(rows, options),
      width,
      domain: [Math.floor(lowest * 10) / 10, 1],
      tickFormat: (value) => format.number(value, 1),
      reference: { value: 0.5, label: t("components.chart.chance") },
    }),
  );
}

/** A ranking that rests on few events looks, and is marked, like any other value of low reliability. */
function rankingRow(
  row: DiscriminationFigure["rows"][number],
  options: CellOptions,
): ReturnType<typeof estimateRow> {
  const estimate = estimateRow(row.auc, options);
  if (estimate.state !== "value" || !hasFewEvents(row)) return estimate;
  return {
    ...estimate,
    state: "unreliable",
    text: `${estimate.text} ${options.t("components.mark.u.text")}`,
  };
}
