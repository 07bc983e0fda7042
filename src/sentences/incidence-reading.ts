import type { Rate } from "../released/cell.ts";
import type { IncidenceFigure, IncidenceGroup } from "../released/figure.ts";
import type { RateFacts } from "./rate-statement.ts";

/** The point at which a curve is read out, as a rate. */
export interface IncidenceReading {
  readonly day: number;
  readonly facts: RateFacts;
}

const twoYears = 731;

/**
 * Reads a curve at the last released point up to `by` (two years), or at its first one where all lie later.
 * A band's bound is such a point too. Undefined where nothing is released after time zero.
 */
export const readIncidence = (group: IncidenceGroup, by: number = twoYears): IncidenceReading | undefined => {
  const points = group.points.filter(({ day }) => day > 0);
  const point = points.filter(({ day }) => day <= by).at(-1) ?? points[0];
  if (point === undefined) return undefined;
  const facts = { rate: point.incidence, numerator: point.events, denominator: group.n };
  return { day: point.day, facts };
};

/**
 * The last day up to `by` (two years) at which at least two groups have an estimate, or else at least a bound:
 * curves are compared at one time, or not at all. Undefined where there is none.
 */
export const commonDay = (groups: readonly IncidenceGroup[], by: number = twoYears): number | undefined =>
  lastShared(groups, by, ["rate"]) ?? lastShared(groups, by, ["rate", "under", "over"]);

const lastShared = (
  groups: readonly IncidenceGroup[],
  by: number,
  kinds: readonly Rate["kind"][],
): number | undefined => {
  const days = groups.flatMap(({ points }) =>
    points.flatMap(({ day, incidence }) =>
      day > 0 && day <= by && kinds.includes(incidence.kind) ? [day] : [],
    ),
  );
  const shared = days.filter((day, index) => days.indexOf(day) !== index);
  return shared.length === 0 ? undefined : Math.max(...shared);
};

/** What a group shows on exactly this day. */
export const incidenceOn = (group: IncidenceGroup, day: number): Rate =>
  group.points.find((point) => point.day === day)?.incidence ?? withheldRate(group);

/** What stands for a group of which no point is released. */
export const withheldRate = (group: IncidenceGroup): Rate =>
  group.reason === undefined ? { kind: "c" } : { kind: "x", reason: group.reason };

/** The group of a figure with exactly this key. */
export const groupOf = (
  figure: IncidenceFigure,
  key: Readonly<Record<string, string>>,
): IncidenceGroup | undefined =>
  figure.groups.find((group) => Object.entries(key).every(([name, value]) => group.key[name] === value));
