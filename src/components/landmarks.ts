import type { IncidenceGroup } from "../released/figure.ts";

type Points = IncidenceGroup["points"];

/** So many points are few enough for a table to hold them all. */
const readable = 14;
const halfYear = 365.25 / 2;
/** Days by which a delivery may round the days of its grid. */
const rounding = 4;

/**
 * The points of a curve that its table holds and its chart answers for: all where they are few; on a fine grid
 * every half-year and the last one. The rest is in the data of the figure.
 */
export const landmarks = (points: Points): Points =>
  points.length <= readable
    ? points
    : points.filter(({ day }, index) => index === points.length - 1 || isHalfYear(day));

/** Whether a table of these groups leaves points out. */
export const leavesOut = (groups: readonly IncidenceGroup[]): boolean =>
  groups.some(({ points }) => landmarks(points).length < points.length);

const isHalfYear = (day: number): boolean =>
  Math.abs(day - Math.round(day / halfYear) * halfYear) <= rounding;
