import { firstAbove, type Tabulated } from "./tabulate.ts";

/** Who is at risk of being censored at a time at which others have an event. */
export type CensoringOrder = "with events" | "after events";

/**
 * Kaplan-Meier's share not yet censored just before a time, taking censoring as the event.
 *
 * @param order "after events": those with an event at the time are no longer at risk of being censored at it
 * @returns a function of time; above 0 at every time at which somebody's follow-up ended
 */
export function censoringCurve(table: Tabulated, order: CensoringOrder): (time: number) => number {
  const { times, atRisk, ended, causes } = table;
  const width = causes + 1;
  const before = new Float64Array(times.length + 1);
  before[0] = 1;
  for (let k = 0; k < times.length; k++) {
    const censored = ended[k * width]!;
    let exposed = atRisk[k]!;
    if (order === "after events") for (let c = 1; c < width; c++) exposed -= ended[k * width + c]!;
    before[k + 1] = censored > 0 ? (before[k]! * (exposed - censored)) / exposed : before[k]!;
  }
  return (time) => {
    const above = firstAbove(times, time);
    return before[above > 0 && times[above - 1] === time ? above - 1 : above]!;
  };
}
