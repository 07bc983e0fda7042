import type { ReleasedLifeTable } from "../../disclosure/released-statement.ts";
import { type Range, rangeOf, within } from "./count-range.ts";

type Rows = ReleasedLifeTable["groups"][number]["rows"];

/** What a reader knows of each cumulative count of a life table. */
export interface RangeRow {
  readonly day: number;
  readonly events: Range;
  readonly competing: Range;
  readonly censored: Range;
  readonly atRisk: Range;
}

const columns = ["events", "competing", "censored", "atRisk"] as const;

/**
 * Ranges of the true counts: what is shown, what the sides of hidden counts say, and that at risk, events,
 * competing and censored are n together. Only what any reader of the risk table can work out.
 */
export const lifeTableRanges = (rows: Rows, n: Range): readonly RangeRow[] =>
  rows.map((row) => {
    const told: RangeRow = {
      day: row.day,
      events: rangeOf(row.events, n),
      competing: rangeOf(row.competing, n),
      censored: rangeOf(row.censored, n),
      atRisk: rangeOf(row.atRisk, n),
    };
    return { ...told, ...Object.fromEntries(columns.map((column) => [column, tightened(told, column, n)])) };
  });

const tightened = (row: RangeRow, column: (typeof columns)[number], n: Range): Range => {
  const others = columns.filter((other) => other !== column).map((other) => row[other]);
  const sum = (end: keyof Range) => others.reduce((total, range) => total + range[end], 0);
  return within(row[column], { low: Math.max(0, n.low - sum("high")), high: n.high - sum("low") });
};
