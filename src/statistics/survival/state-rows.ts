import { checkSameLength, checkWeights } from "../check.ts";
import { StatisticsError } from "../errors.ts";
import type { ClusteredRows } from "./clusters.ts";
import { finiteColumn, followUpColumns } from "./follow-up.ts";
import { personRows } from "./person-rows.ts";

/** Stretches of people in states, one element a row in every column; rows may come in any order. */
export interface StateFollowUp {
  /** Number of the person that a row belongs to. */
  readonly id: ArrayLike<number>;
  /** Time at which the stretch ended. */
  readonly time: ArrayLike<number>;
  /** Time from which the person was under observation; without it, the end of the person's row before. */
  readonly entry?: ArrayLike<number>;
  /** State in which the stretch was spent: 0, 1, 2 … */
  readonly from: ArrayLike<number>;
  /** State that began at `time`; the same as `from` where none did (follow-up ended, or was only cut). */
  readonly to: ArrayLike<number>;
  /** Weight of each row, such as an inverse probability; without it, 1. */
  readonly weight?: ArrayLike<number>;
}

/** Checked stretches. */
export interface StateRows {
  readonly rows: ClusteredRows;
  readonly from: Float64Array;
  readonly to: Float64Array;
  /** By row: whether the person goes on in the same state, so that nothing happens at its end. */
  readonly goesOn: Uint8Array;
  /** The highest state that occurs, or -1. */
  readonly highest: number;
}

/** States above this number would make covariances of thousands of numbers. */
const MOST_STATES = 32;

/**
 * Checks stretches.
 *
 * @throws StatisticsError where a column is not what {@link StateFollowUp} says, rows of a person overlap, or one
 *   begins in another state than the row before ended in at the same time
 */
export function stateRows(estimator: string, data: StateFollowUp): StateRows {
  const { id, weight } = data;
  checkSameLength(estimator, {
    time: data.time,
    id,
    entry: data.entry,
    from: data.from,
    to: data.to,
    weight,
  });
  const from = states(estimator, "from", data.from);
  const to = states(estimator, "to", data.to);
  if (weight) checkWeights(estimator, "weight", weight);
  const checked = followUpColumns(estimator, {
    time: data.time,
    cause: to,
    ...(data.entry && { entry: data.entry }),
  });
  const time = checked.time;
  const people = personRows(estimator, { id: finiteColumn(estimator, "id", id), time, entry: checked.entry });
  const goesOn = new Uint8Array(time.length);
  for (let i = 0; i < time.length; i++) {
    const next = people.next[i]!;
    if (next < 0 || people.entry[next] !== time[i]) continue;
    if (from[next] !== to[i]) {
      throw new StatisticsError(
        estimator,
        `row ${next} begins in another state than the person's row before ended in`,
        "Let `to` of a row be `from` of the person's next",
      );
    }
    if (to[i] === from[i]) goesOn[i] = 1;
  }
  const rows: ClusteredRows = {
    columns: { time, cause: to, entry: people.entry },
    weight: weight ? finiteColumn(estimator, "weight", weight) : new Float64Array(time.length).fill(1),
    cluster: people.person,
    clusters: people.people,
    people: undefined,
  };
  return { rows, from, to, goesOn, highest: Math.max(highestOf(from), highestOf(to)) };
}

function states(estimator: string, name: string, column: ArrayLike<number>): Float64Array {
  const numbers = finiteColumn(estimator, name, column);
  for (let i = 0; i < numbers.length; i++) {
    if (
      !Number.isFinite(numbers[i]!) ||
      !(numbers[i]! >= 0 && numbers[i]! < MOST_STATES && Number.isInteger(numbers[i]))
    ) {
      throw new StatisticsError(
        estimator,
        `${name}[${i}] is not a whole number from 0 to ${MOST_STATES - 1}`,
        "Number the states from 0 on",
      );
    }
  }
  return numbers;
}

function highestOf(column: Float64Array): number {
  let highest = -1;
  for (let i = 0; i < column.length; i++) if (column[i]! > highest) highest = column[i]!;
  return highest;
}
