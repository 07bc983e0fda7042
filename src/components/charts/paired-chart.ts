import type { Mean } from "../../released/cell.ts";
import type { PairedFigure } from "../../released/figure.ts";
import { element } from "../element.ts";
import { keyText, varyingDimensions } from "../labels.ts";
import type { ChartOptions } from "./chart-options.ts";
import { describe } from "./describe.ts";
import { type DotRow, dotRows } from "./dot-rows.ts";
import { estimateRow } from "./estimate-row.ts";
import { niceRange } from "./nice-range.ts";

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
  const label = (row: PairedFigure["rows"][number]): string => keyText(row.key, dimensions, options);
  const means = figure.rows.flatMap((row, index) => meanRows(row, index, label(row), options));
  const changes = figure.rows.map((row, index) => ({
    row: index,
    label: label(row),
    ...estimateRow(row.change, { ...options, digits: 1, signed: true }),
  }));
  const panel = (
    name: string,
    rows: readonly DotRow[],
    more: Partial<Parameters<typeof dotRows>[1]>,
  ): HTMLElement => {
    const heading = t(`components.chart.${name}`);
    const described = rows.filter(({ state }) => state !== "heading");
    const drawn = dotRows(rows, {
      document,
      id: `${id}-${name.replaceAll(" ", "-")}`,
      title: [options.title, heading].join(" "),
      description: describe(described, options),
      width: "narrow",
      domain: [0, 1],
      tickFormat: (value) => format.number(value, 0),
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
    }),
    panel("change", changes, {
      domain: niceRange([0, ...ends(figure.rows.map((row) => row.change))]),
      tickFormat: (value) => format.signed(value, 0),
      reference: { value: 0, label: t("components.chart.no change") },
    }),
  );
}

function meanRows(
  row: PairedFigure["rows"][number],
  index: number,
  label: string,
  options: ChartOptions,
): readonly DotRow[] {
  const mean = (name: "before" | "after"): DotRow => {
    const own = estimateRow(row[name], { ...options, digits: 1 });
    return {
      ...own,
      row: index,
      label: [label, options.t(`components.chart.${name}`)].join(", "),
      class: name,
    };
  };
  return [mean("before"), mean("after")];
}

const ends = (means: readonly Mean[]): readonly number[] =>
  means.flatMap((mean) => (mean.kind === "mean" ? [mean.lower, mean.upper] : []));
