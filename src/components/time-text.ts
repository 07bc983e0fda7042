import type { IncidenceFigure } from "../released/figure.ts";
import type { ComponentOptions } from "./component-options.ts";

type GridUnit = IncidenceFigure["gridUnit"];

const daysOf: Readonly<Record<GridUnit, number>> = { week: 7, month: 365.25 / 12, year: 365.25 };

/** A day since time zero in the unit of the grid, rounded: the grid lies on whole units. */
export const inGridUnits = (day: number, unit: GridUnit): number => Math.round(day / daysOf[unit]);

/** Days by which a delivery may round the days of its grid. */
const rounding = 3;

/** How many whole grid units have passed by a day. */
export const wholeUnits = (day: number, unit: GridUnit): number =>
  Math.floor((day + rounding) / daysOf[unit]);

/** The day of a number of grid units. */
export const dayOf = (units: number, unit: GridUnit): number => units * daysOf[unit];

/** "18 months" */
export const timeText = (day: number, unit: GridUnit, { t }: Pick<ComponentOptions, "t">): string =>
  t("components.chart.time", { unit, value: inGridUnits(day, unit) });
