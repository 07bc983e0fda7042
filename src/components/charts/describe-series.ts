import { percentDigits } from "../../format/percent-digits.ts";
import type { IncidenceFigure } from "../../released/figure.ts";
import { timeText } from "../time-text.ts";
import type { ChartOptions } from "./chart-options.ts";
import { describe } from "./describe.ts";
import { estimateText } from "./estimate-row.ts";
import type { Series } from "./series.ts";

/** The last value of each curve with its interval, as a text alternative. */
export function describeSeries(
  series: readonly Series[],
  { groups, gridUnit }: IncidenceFigure,
  options: ChartOptions,
): string {
  const digits = percentDigits(groups.flatMap(({ points }) => points.map((point) => point.incidence)));
  const rows = series.flatMap(({ group, label }) => {
    const last = group.points.at(-1);
    if (!last) return [];
    const time = timeText(last.day, gridUnit, options);
    return [{ label: [label, time].join(", "), text: estimateText(last.incidence, { ...options, digits }) }];
  });
  return describe(rows, options);
}
