import type { ControlFigure } from "../../released/figure.ts";
import { periodText } from "../period-text.ts";
import type { ChartOptions, Width } from "./chart-options.ts";

const most = { narrow: 4, wide: 8 } as const;

/** Places of the ticks: the first period of each year, or evenly spread periods where fewer than two years begin. */
export function periodTicks({ points }: ControlFigure, width: Width): readonly number[] {
  const years = points.flatMap(({ start }, index) => (startsYear(start) ? [index] : []));
  const places = years.length >= 2 ? years : points.map((_, index) => index);
  const every = Math.ceil(places.length / most[width]);
  return places.filter((_, index) => index % every === 0);
}

/** A year by its number alone where it begins, another period by its name. */
export function periodTickText(
  { points, period }: ControlFigure,
  index: number,
  options: ChartOptions,
): string {
  const start = points[index]?.start ?? "";
  if (startsYear(start)) return start.slice(0, 4);
  return period === "month" ? options.format.shortMonth(start) : periodText(start, period, options);
}

const startsYear = (start: string): boolean => start.slice(5, 7) === "01";
