import type { IncidenceFigure } from "../../released/figure.ts";
import { dayOf, wholeUnits } from "../time-text.ts";
import type { Width } from "./chart-options.ts";

export interface TimeAxis {
  readonly lastDay: number;
  readonly gridUnit: IncidenceFigure["gridUnit"];
  readonly width: Width;
}

const steps: Readonly<Record<IncidenceFigure["gridUnit"], readonly number[]>> = {
  week: [1, 2, 4, 10, 13, 26, 52, 104],
  month: [1, 3, 6, 12, 24, 36, 60, 120],
  year: [1, 2, 5, 10, 20],
};

/** Days of the ticks: whole, customary numbers of units, so few that numbers of five digits fit under them. */
export function tickDays({ lastDay, gridUnit, width }: TimeAxis): readonly number[] {
  const units = wholeUnits(lastDay, gridUnit);
  const most = width === "wide" ? 6 : 4;
  const step = steps[gridUnit].find((candidate) => units / candidate <= most) ?? Math.max(1, units);
  return Array.from({ length: Math.floor(units / step) + 1 }, (_, index) =>
    Math.min(lastDay, dayOf(index * step, gridUnit)),
  );
}
