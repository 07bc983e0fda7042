import { checkColumn, checkRecord } from "../check.ts";
import { type FollowUp, firstAbove, tabulate } from "./tabulate.ts";

/** Numbers behind a curve at one time. */
export interface RiskTableRow {
  readonly time: number;
  /** Under observation just before the time: entry < time <= end. */
  readonly atRisk: number;
  /** On or before the time, by cause: element c - 1 belongs to cause c. */
  readonly events: readonly number[];
  /** Censored before the time, as {@link lifeTableIncidence} wants it. */
  readonly censored: number;
}

/**
 * How many stand behind a curve at chosen times?
 *
 * @param data follow-up by person or counted
 * @param times any finite times
 * @returns a row for each time, in the order given; without anybody, rows of zeros
 * @throws StatisticsError on columns that are not what {@link FollowUp} says, and on NaN and infinite times
 *
 * In R: `summary(survfit(…), times)$n.risk` (which, with late entries, takes the next observed time's).
 */
export function riskTable(data: FollowUp, times: ArrayLike<number>): RiskTableRow[] {
  checkRecord("riskTable", "data", data);
  checkColumn("riskTable", "times", times);
  const table = tabulate("riskTable", data);
  const width = table.causes + 1;
  return Array.from(times, (time) => {
    const upTo = firstAbove(table.times, time);
    const events = new Array<number>(table.causes).fill(0);
    let censored = 0;
    for (let k = 0; k < upTo; k++) {
      for (let c = 1; c < width; c++) events[c - 1]! += table.ended[k * width + c]!;
      if (table.times[k]! < time) censored += table.ended[k * width]!;
    }
    return { time, atRisk: observedAt(data, time), events, censored };
  });
}

function observedAt({ time, entry, count }: FollowUp, at: number): number {
  let sum = 0;
  for (let i = 0; i < time.length; i++) {
    if (time[i]! >= at && (entry === undefined || entry[i]! < at)) sum += count?.[i] ?? 1;
  }
  return sum;
}
