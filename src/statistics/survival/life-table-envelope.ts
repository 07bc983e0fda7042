import { checkFinite, checkProbability, checkRecord, checkRecords, checkWord } from "../check.ts";
import { StatisticsError } from "../errors.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { INTERVAL_TYPES } from "./curve-interval.ts";
import {
  type LifeTableOptions,
  type LifeTablePoint,
  type LifeTableRow,
  lifeTableIncidence,
} from "./life-table-incidence.ts";
import { type CountPath, extremePath, type PossibleRow } from "./life-table-paths.ts";

/** A count known to lie within value ± within; within 0 is exact. */
export interface RoundedCount {
  readonly value: number;
  readonly within: number;
}

/** A life table of rounded counts, cumulative since time zero, as {@link LifeTable} says. */
export interface RoundedLifeTable {
  readonly n: RoundedCount;
  readonly rows: readonly {
    readonly day: number;
    readonly events: RoundedCount;
    readonly competing: RoundedCount;
    readonly censored: RoundedCount;
  }[];
}

export interface EnvelopePoint {
  readonly day: number;
  /** From the counts as given; where these contradict each other, the middle of least and most. */
  readonly incidence: number;
  /** The lowest and the highest incidence that any counts within the rounding have. */
  readonly least: number;
  readonly most: number;
  /** The lowest lower and the highest upper confidence limit of any counts within the rounding. */
  readonly lower: number;
  readonly upper: number;
}

export interface LifeTableEnvelope {
  readonly kind: "life table envelope";
  readonly points: readonly EnvelopePoint[];
}

/** A count that may be more numbers than this is too uncertain to search. */
const MOST_WITHIN = 12;

/**
 * What does a life table say when its counts are rounded? The estimate, its range, and the interval widened to the
 * worst case of the rounding: whatever the true counts within value ± within were, the estimate from them lies
 * from least to most and their interval from lower to upper.
 *
 * The range of the estimate is exact. The limits are those of the courses of counts with the highest and the
 * lowest incidence for every possible number of events.
 *
 * @param table rounded cumulative counts; events and competing up to and including the day, censored before it
 * @returns a point a row; "not estimable" where n may be 0 (no observations)
 * @throws StatisticsError where no whole numbers within the rounding are cumulative counts of n people, where
 *   `within` is above 12 or negative, or days do not ascend
 *
 * Source of the estimate: {@link lifeTableIncidence}.
 */
export function lifeTableEnvelope(
  table: RoundedLifeTable,
  options: LifeTableOptions = {},
): LifeTableEnvelope | NotEstimable {
  checkRecord("lifeTableEnvelope", "table", table);
  checkRecord("lifeTableEnvelope", "options", options);
  checkWord(NAME, "interval", options.interval, INTERVAL_TYPES);
  checkProbability(NAME, "level", options.level ?? 0.95);
  checkRounded(table);
  const fewest = Math.max(0, Math.ceil(table.n.value - table.n.within));
  const sizes = [...new Set([fewest, Math.floor(table.n.value + table.n.within)])];
  if (fewest === 0) return notEstimable("no observations");
  const points = table.rows.map((_, t) => envelopeAt(table, { t, sizes, options }));
  return { kind: "life table envelope", points };
}

const NAME = "lifeTableEnvelope";

function checkRounded({ n, rows }: RoundedLifeTable): void {
  checkCountRange("n", n);
  checkRecords(NAME, "rows", rows);
  for (const [i, row] of rows.entries()) {
    checkFinite(NAME, `rows[${i}].day`, row.day);
    if (row.day < 0 || (i > 0 && row.day <= rows[i - 1]!.day)) {
      throw new StatisticsError(NAME, `rows[${i}].day does not ascend from 0`, "Sort the rows by day");
    }
    for (const measure of ["events", "competing", "censored"] as const) {
      checkCountRange(`rows[${i}].${measure}`, row[measure]);
    }
  }
}

function checkCountRange(name: string, count: RoundedCount): void {
  const { value, within } = checkRecord(NAME, name, count);
  if (!Number.isFinite(value) || value < 0 || value > Number.MAX_SAFE_INTEGER - MOST_WITHIN) {
    throw new StatisticsError(NAME, `${name} is not a number of zero or more`, "Give counts of people");
  }
  if (!Number.isFinite(within) || !(within >= 0 && within <= MOST_WITHIN)) {
    throw new StatisticsError(
      NAME,
      `${name} is not known within 0 to ${MOST_WITHIN}`,
      "Leave out what is less certain: state a bound instead of a curve",
    );
  }
  if (Math.ceil(value - within) > Math.floor(value + within)) {
    throw new StatisticsError(
      NAME,
      `no whole number lies within ${name}`,
      "Give half the rounding base as within",
    );
  }
}

interface Target {
  /** Index of the row. */
  readonly t: number;
  readonly sizes: readonly number[];
  readonly options: LifeTableOptions;
}

function envelopeAt(table: RoundedLifeTable, target: Target): EnvelopePoint {
  const rows = table.rows.slice(0, target.t + 1);
  const candidates = candidatesOf(rows, target);
  if (candidates.length === 0) {
    throw new StatisticsError(
      NAME,
      `no whole numbers within the rounding are cumulative counts up to rows[${target.t}]`,
      "Check that the counts rise from row to row and add up to n at most",
    );
  }
  const least = Math.min(...candidates.map((point) => point.incidence));
  const most = Math.max(...candidates.map((point) => point.incidence));
  const asGiven = givenPoint(table.n, rows, target.options);
  const incidence = asGiven?.incidence ?? (least + most) / 2;
  const all = asGiven ? [...candidates, asGiven] : candidates;
  return {
    day: rows.at(-1)!.day,
    incidence,
    least,
    most,
    lower: Math.min(...all.map((point) => point.lower)),
    upper: Math.max(...all.map((point) => point.upper)),
  };
}

type RoundedRows = RoundedLifeTable["rows"];

function candidatesOf(rows: RoundedRows, { sizes, options }: Target): LifeTablePoint[] {
  const points: LifeTablePoint[] = [];
  const last = wholeNumbers(rows.at(-1)!.events);
  for (const sense of [1, -1] as const) {
    const possible = possibleRows(rows, sense);
    for (const n of sizes) {
      for (const lastEvents of last) {
        const path = extremePath({ n, rows: possible, lastEvents, sense });
        const point = path && pointOf(n, path, rows, options);
        if (point) points.push(point);
      }
    }
  }
  return points;
}

function wholeNumbers({ value, within }: RoundedCount): number[] {
  const from = Math.max(0, Math.ceil(value - within));
  const to = Math.floor(value + within);
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

/** With the most competing events, as far as later rows allow, for the highest incidence; else the fewest. */
function possibleRows(rows: RoundedRows, sense: 1 | -1): PossibleRow[] {
  const fewest = (k: number) =>
    Math.max(...rows.slice(0, k + 1).map(({ competing }) => wholeNumbers(competing)[0]!));
  const most = (k: number) =>
    Math.min(...rows.slice(k).map(({ competing }) => wholeNumbers(competing).at(-1)!));
  return rows.map((row, k) => ({
    events: wholeNumbers(row.events),
    censored: wholeNumbers(row.censored),
    competing: sense === 1 ? most(k) : fewest(k),
  }));
}

function pointOf(
  n: number,
  path: CountPath,
  rows: RoundedRows,
  options: LifeTableOptions,
): LifeTablePoint | undefined {
  const counted = rows.map(({ day }, k) => ({
    day,
    events: path.events[k]!,
    competing: path.competing[k]!,
    censored: path.censored[k]!,
  }));
  const curve = lifeTableIncidence({ n, rows: counted }, options);
  return curve.kind === "life table" ? curve.points.at(-1) : undefined;
}

/** The point of the counts as given, where these are cumulative counts of n people. */
function givenPoint(
  n: RoundedCount,
  rows: RoundedRows,
  options: LifeTableOptions,
): LifeTablePoint | undefined {
  const given: LifeTableRow[] = rows.map((row) => ({
    day: row.day,
    events: row.events.value,
    competing: row.competing.value,
    censored: row.censored.value,
  }));
  const values = [n.value, ...given.flatMap((row) => [row.events, row.competing, row.censored])];
  const rising = given.every((row, k) => {
    const before = given[k - 1] ?? { events: 0, competing: 0, censored: 0 };
    const falls =
      row.events < before.events || row.competing < before.competing || row.censored < before.censored;
    return !falls && row.events + row.competing + row.censored <= n.value;
  });
  if (!rising || !values.every((value) => Number.isSafeInteger(value))) return undefined;
  const curve = lifeTableIncidence({ n: n.value, rows: given }, options);
  return curve.kind === "life table" ? curve.points.at(-1) : undefined;
}
