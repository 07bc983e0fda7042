import type { Count } from "../../../src/released/cell.ts";
import type { Interval } from "../../../src/statistics/interval.ts";
import { lifeTableEnvelope } from "../../../src/statistics/survival/life-table-envelope.ts";
import { lifeTableIncidence } from "../../../src/statistics/survival/life-table-incidence.ts";
import type { ReleasedLifeTable } from "../../disclosure/released-statement.ts";
import { isExact, middle, type Range } from "./count-range.ts";
import { lifeTableRanges, type RangeRow } from "./life-table-ranges.ts";

type ShownCount = Extract<Count, { kind: "count" }>;
type Rows = ReleasedLifeTable["groups"][number]["rows"];

/** Cumulative incidence on a grid day with its 95 % interval, widened to the worst case of the counts. */
export interface BoundedIncidence extends Interval {
  readonly value: number;
}

/**
 * The estimates of a released life table, by row, up to the first that nobody can have entered. A row that is
 * hidden for the sake of others has none, and the later ones are estimated without it.
 */
export const boundedIncidence = (n: ShownCount, rows: Rows): readonly (BoundedIncidence | undefined)[] => {
  const people = { low: n.value - n.within, high: n.value + n.within };
  const ranges = lifeTableRanges(rows, people);
  const usable = ranges.flatMap((row, index) => (isUsable(row) ? [index] : []));
  const used = usable.map((index) => ranges[index]!);
  const isExactTable = isExact(people) && used.every(isKnown);
  const estimates = isExactTable ? exact(n.value, used) : enveloped(people, used);
  const isCut = estimates.length < usable.length;
  const end = isCut ? (usable[estimates.length] ?? 0) : rows.length;
  const byRow = new Map(usable.map((index, place) => [index, estimates[place]]));
  return rows.slice(0, end).map((_, index) => byRow.get(index));
};

/** What is known less well than this would make a curve of any course. */
const MOST_WITHIN = 6;

const isUsable = ({ events, competing, censored }: RangeRow): boolean =>
  [events, competing, censored].every((range) => rounded(range).within <= MOST_WITHIN);

const isKnown = ({ events, competing, censored }: RangeRow): boolean =>
  [events, competing, censored].every(isExact);

const exact = (n: number, ranges: readonly RangeRow[]): readonly BoundedIncidence[] => {
  const table = lifeTableIncidence({ n, rows: ranges.map(knownRow) });
  if (table.kind !== "life table") return [];
  return table.points.map(({ incidence, lower, upper }) => ({ value: incidence, lower, upper }));
};

const knownRow = ({ day, events, competing, censored }: RangeRow) => ({
  day,
  events: events.low,
  competing: competing.low,
  censored: censored.low,
});

const enveloped = (n: Range, ranges: readonly RangeRow[]): readonly BoundedIncidence[] => {
  const rows = ranges.map(({ day, events, competing, censored }) => ({
    day,
    events: rounded(events),
    competing: rounded(competing),
    censored: rounded(censored),
  }));
  const table = lifeTableEnvelope({ n: rounded(n), rows });
  if (table.kind !== "life table envelope") return [];
  return table.points.map(({ incidence, lower, upper }) => ({ value: incidence, lower, upper }));
};

/** About a whole number, so that the estimate is that of counts which people can have. */
const rounded = (range: Range) => {
  const value = Math.floor(middle(range));
  return { value, within: range.high - value };
};
