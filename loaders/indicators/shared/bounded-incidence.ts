import type { Count } from "../../../src/released/cell.ts";
import type { Interval } from "../../../src/statistics/interval.ts";
import {
  type LifeTablePoint,
  type LifeTableRow,
  lifeTableIncidence,
} from "../../../src/statistics/survival/life-table-incidence.ts";
import type { ReleasedLifeTable } from "../../disclosure/released-statement.ts";
import { isExact, middle, type Range } from "./count-range.ts";
import { lifeTableRanges, type RangeRow } from "./life-table-ranges.ts";

type ShownCount = Extract<Count, { kind: "count" }>;
type Rows = ReleasedLifeTable["groups"][number]["rows"];

/** Cumulative incidence on a grid day, and how far the hidden parts of the counts could move it. */
export interface BoundedIncidence {
  /** The estimate from the counts as shown, hidden ones in the middle of what they can be. */
  readonly value: number;
  /** Smallest and largest estimate that the shown counts allow. */
  readonly estimates: Interval;
  /** The 95 % interval, widened to the worst case. */
  readonly interval: Interval;
}

/** The estimates of a released life table, a row each, up to the first that nobody can have entered. */
export const boundedIncidence = (n: ShownCount, rows: Rows): readonly BoundedIncidence[] => {
  const people = { low: n.value - n.within, high: n.value + n.within };
  const ranges = lifeTableRanges(rows, people);
  const shown = curve(
    n.value,
    ranges.map((row) => pick(row, middle)),
  );
  if (n.within === 0 && ranges.every(isKnown)) return shown.map((point) => bounded(point, point, point));
  return shown.flatMap((point, index) => {
    const least = curve(people.high, leastEvents(ranges, index)).at(index);
    const most = curve(people.low, mostEvents(ranges, index)).at(index);
    return least === undefined || most === undefined ? [] : [bounded(point, least, most)];
  });
};

const bounded = (shown: LifeTablePoint, least: LifeTablePoint, most: LifeTablePoint): BoundedIncidence => ({
  value: shown.incidence,
  estimates: {
    lower: Math.min(shown.incidence, least.incidence),
    upper: Math.max(shown.incidence, most.incidence),
  },
  interval: { lower: Math.min(shown.lower, least.lower), upper: Math.max(shown.upper, most.upper) },
});

const isKnown = ({ events, competing, censored }: RangeRow): boolean =>
  [events, competing, censored].every(isExact);

const low = (range: Range): number => range.low;
const high = (range: Range): number => range.high;

const pick = ({ day, events, competing, censored, atRisk }: RangeRow, end: (range: Range) => number) => ({
  day,
  events: end(events),
  competing: end(competing),
  censored: end(censored),
  /** At least so many are left. */
  left: atRisk.low,
});

type Picked = ReturnType<typeof pick>;

/**
 * Incidence at a day falls with n, rises with its own events and with everybody who leaves, and is larger the
 * later its events come, because fewer are then at risk: the extremes lie at these ends.
 */
const leastEvents = (ranges: readonly RangeRow[], last: number): readonly Picked[] => {
  const total = ranges[last]?.events.low ?? 0;
  return ranges.slice(0, last + 1).map((row) => ({
    ...pick(row, low),
    events: Math.min(row.events.high, total),
  }));
};

const mostEvents = (ranges: readonly RangeRow[], last: number): readonly Picked[] =>
  ranges.slice(0, last + 1).map((row, index) => ({
    ...pick(row, high),
    events: index === last ? row.events.high : row.events.low,
  }));

/** The life table of picked counts, made cumulative and no more than those who are not left. */
const curve = (n: number, picked: readonly Picked[]): readonly LifeTablePoint[] => {
  const rows: LifeTableRow[] = [];
  for (const { day, left, ...counts } of picked) {
    const before = rows.at(-1) ?? { events: 0, competing: 0, censored: 0 };
    const most = Math.max(n - left, before.events + before.competing + before.censored);
    const events = between(counts.events, before.events, most - before.competing - before.censored);
    const competing = between(counts.competing, before.competing, most - events - before.censored);
    const censored = between(counts.censored, before.censored, most - events - competing);
    rows.push({ day, events, competing, censored });
  }
  const table = lifeTableIncidence({ n, rows });
  return table.kind === "life table" ? table.points : [];
};

const between = (value: number, least: number, most: number): number =>
  Math.max(least, Math.min(value, most));
