import type { Mean } from "../../released/cell.ts";
import type { PairedFigure } from "../../released/figure.ts";
import { cellText } from "../cell.ts";
import { element } from "../element.ts";
import { keyText, varyingDimensions } from "../labels.ts";
import type { ChartOptions } from "./chart-options.ts";
import { describe } from "./describe.ts";
import { type DotRow, type DotRowsOptions, dotRows } from "./dot-rows.ts";
import { estimateRow } from "./estimate-row.ts";
import { niceRange } from "./nice-range.ts";

type Scale = Pick<DotRowsOptions, "domain" | "tickFormat" | "reference">;

/**
 * Means of the same people before and after with their intervals, and beside them what counts: the change with
 * its own interval, against no change (the two intervals of before and after cannot show it).
 */
export function pairedChart(figure: PairedFigure, options: ChartOptions): HTMLElement {
  const { document, t, format } = options;
  const id = options.id ?? figure.id;
  const dimensions = varyingDimensions(
    figure.dimensions,
    figure.rows.map((row) => row.key),
  );
  // A row that stands alone is named by the title of the figure.
  const label = (row: PairedFigure["rows"][number]): string =>
    figure.rows.length === 1 ? "" : keyText(row.key, dimensions, options);
  const means = figure.rows.map((row, index) => ({
    row: index,
    label: label(row),
    ...beforeAndAfter(row, options),
  }));
  const changes = figure.rows.map((row, index) => ({
    row: index,
    label: label(row),
    ...estimateRow(row.change, { ...options, digits: 1, signed: true }),
  }));
  const panel = (name: string, rows: readonly DotRow[], more: Scale): HTMLElement => {
    const heading = t(`components.chart.${name}`);
    const drawn = dotRows(rows, {
      document,
      id: `${id}-${name.replaceAll(" ", "-")}`,
      title: [options.title, heading].join(" "),
      description: describe(rows, options),
      width: "narrow",
      rowHeight: 58,
      ...more,
    });
    return element(
      document,
      "div",
      { class: "panel" },
      element(document, "p", { class: "panel-title" }, heading),
      drawn,
    );
  };
  return element(
    document,
    "div",
    { class: "panels" },
    panel("before and after", means, {
      domain: niceRange(ends(figure.rows.flatMap((row) => [row.before, row.after]))),
      tickFormat: (value) => format.number(value, 0),
    }),
    panel("change", changes, {
      domain: niceRange([0, ...ends(figure.rows.map((row) => row.change))]),
      tickFormat: (value) => format.signed(value, 0),
      reference: { value: 0, label: t("components.chart.no change") },
    }),
  );
}

/** The mean after with that before as where it comes from; their intervals stand in the table. */
function beforeAndAfter(
  { before, after }: PairedFigure["rows"][number],
  options: ChartOptions,
): Omit<DotRow, "row" | "label"> {
  const own = estimateRow(after, { ...options, digits: 1 });
  if (before.kind !== "mean" || after.kind !== "mean") return own;
  const text = options.t("components.chart.from to", {
    before: cellText(before, { ...options, digits: 1 }),
    after: cellText(after, { ...options, digits: 1 }),
  });
  return { ...own, text, from: before };
}

const ends = (means: readonly Mean[]): readonly number[] =>
  means.flatMap((mean) => (mean.kind === "mean" ? [mean.lower, mean.upper] : []));
