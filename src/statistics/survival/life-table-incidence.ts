import { checkCount, checkFinite, checkProbability, checkRecord, checkRecords, checkWord } from "../check.ts";
import { StatisticsError } from "../errors.ts";
import type { Interval } from "../interval.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { type CurveInterval, curveIntervals, INTERVAL_TYPES, type IntervalType } from "./curve-interval.ts";
import { IncidenceRecursion } from "./incidence-recursion.ts";

/** Counts by a grid of days; everything cumulative since time zero. */
export interface LifeTable {
  /** People at time zero. */
  readonly n: number;
  /** Ascending days. A row for day 0 is allowed. */
  readonly rows: readonly LifeTableRow[];
}

export interface LifeTableRow {
  readonly day: number;
  /** First events on or before the day. */
  readonly events: number;
  /** Competing events on or before the day. */
  readonly competing: number;
  /** People whose follow-up ended before the day without an event; those who left on the day count in the next row. */
  readonly censored: number;
}

export interface LifeTableOptions {
  /** Scale of the interval. Default "log", as in R's survfit. */
  readonly interval?: IntervalType;
  /** Confidence level. Default 0.95. */
  readonly level?: number;
}

export interface LifeTablePoint extends Interval {
  readonly day: number;
  /** Free of events and under observation when the interval that ends on this day began. */
  readonly entering: number;
  /** Entering less half of those who left within the interval. */
  readonly exposed: number;
  readonly incidence: number;
  readonly standardError: number;
  readonly competingIncidence: number;
  /** Free of both. */
  readonly survival: number;
}

export interface LifeTableCurve {
  readonly kind: "life table";
  readonly n: number;
  /** One for each row, up to the first whose interval nobody entered. */
  readonly points: readonly LifeTablePoint[];
}

/**
 * What share has had the event by each day of a grid, from cumulative counts alone? The actuarial estimate with
 * competing events: those who leave within an interval are exposed for half of it.
 *
 * Where nobody leaves before the last day of the grid it equals the Aalen-Johansen estimate at the grid days,
 * with the same standard error and interval.
 *
 * @param table n and cumulative counts; events and competing up to and including the day, censored before it
 * @returns a point a row; with n = 0 "not estimable" (no observations). While there is no event, the interval
 *   reaches from 0 to the exact bound 1 - (alpha/2)^(1/exposed); at
 *   incidence 1, with "log-log", from the lower limit of the row before to 1.
 * @throws StatisticsError where days do not ascend, counts are no counts, fall, or add up to more than n
 *
 * In R, where nobody leaves before the last day: `summary(survfit(Surv(time, factor(cause)) ~ 1), times = grid)`.
 *
 * Source: Cutler SJ, Ederer F (1958). Maximum utilization of the life table method in analyzing survival.
 * J Chronic Dis 8:699-712. doi:10.1016/0021-9681(58)90126-7.
 */
export function lifeTableIncidence(
  table: LifeTable,
  options: LifeTableOptions = {},
): LifeTableCurve | NotEstimable {
  checkRecord("lifeTableIncidence", "table", table);
  const { interval = "log", level = 0.95 } = checkRecord("lifeTableIncidence", "options", options);
  checkWord("lifeTableIncidence", "interval", interval, INTERVAL_TYPES);
  checkProbability("lifeTableIncidence", "level", level);
  checkLifeTable(table);
  if (table.n === 0) return notEstimable("no observations");
  const recursion = new IncidenceRecursion(2);
  const points: LifeTablePoint[] = [];
  const intervals = curveIntervals({ type: interval, level });
  let before: LifeTableRow = { day: 0, events: 0, competing: 0, censored: 0 };
  for (const row of table.rows) {
    const entering = table.n - before.events - before.competing - before.censored;
    const exposed = entering - (row.censored - before.censored) / 2;
    if (exposed === 0) break;
    recursion.advance([0, row.events - before.events, row.competing - before.competing], exposed);
    const scale = { intervals, level, lowerBefore: points.at(-1)?.lower ?? 0 };
    points.push({ day: row.day, entering, exposed, ...state(recursion, exposed, scale) });
    before = row;
  }
  return { kind: "life table", n: table.n, points };
}

interface Scale {
  readonly intervals: CurveInterval;
  readonly level: number;
  /** Lower limit of the row before. */
  readonly lowerBefore: number;
}

function state(recursion: IncidenceRecursion, exposed: number, { intervals, level, lowerBefore }: Scale) {
  const incidence = recursion.incidence(1);
  const standardError = recursion.standardError(1);
  const bound = { lower: 0, upper: 1 - ((1 - level) / 2) ** (1 / exposed) };
  const limits = incidence > 0 ? intervals(incidence, standardError) : bound;
  return {
    incidence,
    standardError,
    // At incidence 1 R's log-log interval is NA.
    ...(limits ?? { lower: lowerBefore, upper: 1 }),
    competingIncidence: recursion.incidence(2),
    survival: recursion.survival,
  };
}

function checkLifeTable({ n, rows }: LifeTable): void {
  const name = "lifeTableIncidence";
  checkCount(name, "n", n);
  checkRecords(name, "rows", rows);
  let before: LifeTableRow = { day: -1, events: 0, competing: 0, censored: 0 };
  for (const [i, row] of rows.entries()) {
    checkFinite(name, `rows[${i}].day`, row.day);
    if (row.day < 0 || row.day <= before.day) {
      throw new StatisticsError(name, `rows[${i}].day does not ascend from 0`, "Sort the rows by day");
    }
    for (const measure of ["events", "competing", "censored"] as const) {
      checkCount(name, `rows[${i}].${measure}`, row[measure]);
      if (row[measure] < before[measure]) {
        throw new StatisticsError(
          name,
          `${measure} fall at rows[${i}]`,
          "Give cumulative counts since time zero",
        );
      }
    }
    if (row.events + row.competing + row.censored > n) {
      throw new StatisticsError(
        name,
        `the counts of rows[${i}] add up to more than n`,
        "Count each person once; for rounded counts use lifeTableEnvelope",
      );
    }
    before = row;
  }
}
