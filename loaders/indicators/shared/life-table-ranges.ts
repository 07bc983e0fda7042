import type { Count } from "../../../src/released/cell.ts";
import type { ReleasedLifeTable } from "../../disclosure/released-statement.ts";
import { type Range, rangeOf, rest, within } from "./count-range.ts";

type Rows = ReleasedLifeTable["groups"][number]["rows"];

/** What a reader knows of each cumulative count of a life table. */
export interface RangeRow {
  readonly day: number;
  readonly events: Range;
  readonly competing: Range;
  readonly censored: Range;
  readonly atRisk: Range;
}

/**
 * Ranges of the true counts. What left the risk otherwise (competing, censored) is narrowed by what any reader
 * of the risk table knows: at risk, events, competing and censored are n together. Events stay as the gate told
 * them where it told a bound, so that it is the one that their symbol states.
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
    const { events, competing, censored, atRisk } = told;
    return {
      ...told,
      events: isTold(row.events) ? events : within(events, rest(n, [competing, censored, atRisk])),
      competing: within(competing, rest(n, [events, censored, atRisk])),
      censored: within(censored, rest(n, [events, competing, atRisk])),
    };
  });

/** Whether a symbol says how small the count is; those that are hidden for the sake of others say nothing. */
const isTold = (count: Count): boolean => count.kind !== "c" || count.limit !== undefined;
