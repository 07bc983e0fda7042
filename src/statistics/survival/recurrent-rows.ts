import { checkCount, checkSameLength, checkWeights } from "../check.ts";
import { StatisticsError } from "../errors.ts";
import type { ClusteredRows } from "./clusters.ts";
import { finiteColumn, followUpColumns } from "./follow-up.ts";
import { personRows } from "./person-rows.ts";

/** Stretches of people between events that recur, one element a row in every column; rows may come in any order. */
export interface RecurrentFollowUp {
  /** Number of the person that a row belongs to. */
  readonly id: ArrayLike<number>;
  /** Time at which the stretch ended; a person's last row ends with their follow-up. */
  readonly time: ArrayLike<number>;
  /** Time from which the person was under observation; without it, the end of the person's row before. */
  readonly entry?: ArrayLike<number>;
  /** What happened then: 0 = nothing, 1 = an event, 2 = the terminal event. */
  readonly cause: ArrayLike<number>;
  /** How many events happened then, where a day can hold several; without it, 1 where cause is 1. */
  readonly events?: ArrayLike<number>;
  /** Weight of each row, such as an inverse probability; without it, 1. */
  readonly weight?: ArrayLike<number>;
}

/** Checked stretches. */
export interface RecurrentRows {
  readonly rows: ClusteredRows;
  /** By row: how many events happened at its end. */
  readonly events: Float64Array;
  /** By row: whether the person goes on without anything having happened. */
  readonly goesOn: Uint8Array;
}

/**
 * Checks stretches.
 *
 * @throws StatisticsError where a column is not what {@link RecurrentFollowUp} says, rows of a person overlap, or
 *   one follows on the person's terminal event
 */
export function recurrentRows(estimator: string, data: RecurrentFollowUp): RecurrentRows {
  const { id, weight } = data;
  checkSameLength(estimator, { time: data.time, id, weight, events: data.events });
  if (weight) checkWeights(estimator, "weight", weight);
  const { time, cause, entry } = followUpColumns(estimator, {
    time: data.time,
    cause: data.cause,
    ...(data.entry && { entry: data.entry }),
  });
  const events = eventsOf(estimator, data, cause);
  const people = personRows(estimator, { id: finiteColumn(estimator, "id", id), time, entry });
  const goesOn = new Uint8Array(time.length);
  for (let i = 0; i < time.length; i++) {
    const next = people.next[i]!;
    if (next < 0) continue;
    if (cause[i] === 2) {
      throw new StatisticsError(
        estimator,
        `row ${next} follows on the person's terminal event`,
        "Leave out what comes after it, or code it 1",
      );
    }
    if (events[i] === 0 && people.entry[next] === time[i]) goesOn[i] = 1;
  }
  const rows: ClusteredRows = {
    columns: { time, cause, entry: people.entry },
    weight: weight ? finiteColumn(estimator, "weight", weight) : new Float64Array(time.length).fill(1),
    cluster: people.person,
    clusters: people.people,
    people: undefined,
  };
  return { rows, events, goesOn };
}

function eventsOf(estimator: string, data: RecurrentFollowUp, cause: Float64Array): Float64Array {
  const events = data.events
    ? finiteColumn(estimator, "events", data.events)
    : cause.map((code) => (code === 1 ? 1 : 0));
  for (let i = 0; i < events.length; i++) {
    if (cause[i]! > 2) {
      throw new StatisticsError(
        estimator,
        `cause[${i}] is above 2`,
        "Code 0 = nothing, 1 = an event, 2 = the terminal event",
      );
    }
    // The name is made for the message only: over millions of rows it would cost more than the check.
    if (!(events[i]! >= 0 && Number.isSafeInteger(events[i])))
      checkCount(estimator, `events[${i}]`, events[i]!);
    if ((cause[i] === 1) !== events[i]! > 0 && cause[i] !== 2) {
      throw new StatisticsError(
        estimator,
        `events[${i}] and cause[${i}] contradict each other`,
        "Give 1 or more events where cause is 1, and none where it is 0",
      );
    }
  }
  return events;
}
