import type { Plot } from "@observablehq/plot";
import { type Count, isCount } from "../../released/cell.ts";
import type { IncidenceGroup } from "../../released/figure.ts";
import { cellText } from "../cell.ts";
import { svgElement } from "../element.ts";
import type { ChartOptions } from "./chart-options.ts";
import type { Series } from "./series.ts";

const lineHeight = 16;
type Point = IncidenceGroup["points"][number];

const lines = [
  ["at risk", (point: Point): Count => point.atRisk],
  ["events", (point: Point): Count => point.events],
  ["competing", (point: Point): Count => point.competing],
  ["censored", (point: Point): Count => point.censored],
] as const;

/** Other ends have a line of their own only where there are any, or where they are hidden. */
const shownLines = (series: readonly Series[]) =>
  lines.filter(
    ([name]) =>
      name !== "competing" ||
      series.some(({ group }) =>
        group.points.some(({ competing }) => !isCount(competing) || competing.value > 0),
      ),
  );

/** Pixels that the table takes under the axis. */
export const riskTableHeight = (series: readonly Series[], headings: boolean): number =>
  series.length * (shownLines(series).length * lineHeight + (headings ? lineHeight + 6 : 4)) + 8;

/** Pixels left of the axis that the names of the lines take, with room for half a number. */
export const riskNamesWidth = ({ t }: ChartOptions): number =>
  22 + 6 * Math.max(...lines.map(([name]) => t(`components.chart.${name}`).length));

export interface RiskTableOptions extends ChartOptions {
  /** First pixel under the axis and its label. */
  readonly top: number;
  /** Days at which the axis has its ticks: the columns of the table. */
  readonly days: readonly number[];
  /** Whether each group is named; not needed where the panel is named after its only group. */
  readonly headings: boolean;
}

/** At risk, events, other ends and censored, each number under its place on the time axis. */
export function riskTable(series: readonly Series[], plot: Plot, options: RiskTableOptions): SVGElement {
  const { document, t, top, days, headings } = options;
  const x = plot.scale("x");
  const texts: SVGElement[] = [];
  const write = (text: string, left: number, y: number, name: string): void => {
    texts.push(svgElement(document, "text", { x: Math.round(left * 100) / 100, y, class: name }, text));
  };
  let y = top;
  for (const one of series) {
    y += headings ? lineHeight + 6 : 4;
    if (headings) write(one.label, 2, y, `risk-group ${one.class}`);
    for (const [name, count] of shownLines(series)) {
      y += lineHeight;
      write(t(`components.chart.${name}`), 2, y, "risk-name");
      for (const day of days) {
        const point = one.group.points.find((candidate) => Math.abs(candidate.day - day) < 4);
        if (point) write(cellText(count(point), options), x?.apply(day), y, "risk-number");
      }
    }
  }
  return svgElement(document, "g", { class: "risk-table" }, ...texts);
}
