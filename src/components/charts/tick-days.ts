import type { IncidenceFigure } from "../../released/figure.ts";
import { dayOf, wholeUnits } from "../time-text.ts";
import type { Width } from "./chart-options.ts";

export interface TimeAxis {
  /** Released days of all that shares the axis, in order, the first is 0. */
  readonly days: readonly number[];
  /** Last released day of each curve on the axis. */
  readonly ends: readonly number[];
  readonly gridUnit: IncidenceFigure["gridUnit"];
  readonly width: Width;
}

const steps: Readonly<Record<IncidenceFigure["gridUnit"], readonly number[]>> = {
  week: [1, 2, 4, 10, 13, 26, 52, 104],
  month: [1, 3, 6, 12, 24, 36, 60, 120],
  year: [1, 2, 5, 10, 20],
};

/** Intervals between ticks, so few that numbers of five digits fit under them. */
const most = { wide: 6, narrow: 4 } as const;

/** Days by which a delivery may round the days of its grid. */
const rounding = 4;

/**
 * Days of the ticks: released ones at whole, customary numbers of units, and where each curve ends, for which a
 * tick that stands too close makes room.
 */
export function tickDays({ days, ends, gridUnit, width }: TimeAxis): readonly number[] {
  const lastDay = days.at(-1) ?? 0;
  const customary = steps[gridUnit]
    .map((step) => releasedAt(days, step, gridUnit))
    .find((ticks) => ticks.length > 2 && ticks.length - 1 <= most[width]);
  const regular = customary ?? thinned(days, most[width]);
  const room = lastDay / (most[width] + 2);
  const shown = apart(ends, room);
  const kept = regular.filter((day) => day === 0 || shown.every((end) => Math.abs(end - day) >= room));
  return [...new Set([...kept, ...shown])].sort((a, b) => a - b);
}

/** Released days at every multiple of a step; none where one of them was not released. */
function releasedAt(
  days: readonly number[],
  step: number,
  gridUnit: TimeAxis["gridUnit"],
): readonly number[] {
  const multiples = Math.floor(wholeUnits(days.at(-1) ?? 0, gridUnit) / step) + 1;
  const found = Array.from({ length: multiples }, (_, index) => dayOf(index * step, gridUnit)).flatMap(
    (wanted) => days.find((day) => Math.abs(day - wanted) <= rounding) ?? [],
  );
  return found.length === multiples ? found : [];
}

const thinned = (days: readonly number[], intervals: number): readonly number[] => {
  const every = Math.max(1, Math.ceil((days.length - 1) / intervals));
  return days.filter((_, index) => index % every === 0);
};

/** Of ends that stand too close to each other, the later one. */
function apart(ends: readonly number[], room: number): readonly number[] {
  const kept: number[] = [];
  for (const end of ends.toSorted((a, b) => b - a))
    if ((kept.at(-1) ?? Number.POSITIVE_INFINITY) - end >= room) kept.push(end);
  return kept;
}
