import { checkCount } from "../check.ts";
import { StatisticsError } from "../errors.ts";
import { type FollowUp, indexOf, tabulate } from "../survival/tabulate.ts";

/** Each has a place in memory, and is drawn in every replicate. */
const MOST_PEOPLE = 100_000_000;

/** People by the cell that they end in. */
export interface CountedCells {
  readonly times: Float64Array;
  /** For each person, in the order of the rows: twice the number of the time, plus 1 for the event. */
  readonly cellOf: Uint32Array;
}

/** @throws StatisticsError on what is no follow-up, other causes than 0 and 1, and counts that are not whole */
export function countedCells(estimator: string, { time, cause, count }: FollowUp): CountedCells {
  const table = tabulate(estimator, { time, cause, ...(count ? { count } : {}) });
  if (table.causes > 1) {
    throw new StatisticsError(
      estimator,
      "there are competing events (cause 2 or more)",
      "Use bootstrap with aalenJohansen, or code every event as 1 for survival free of any of them",
    );
  }
  for (let i = 0; count && i < count.length; i++) checkCount(estimator, `count[${i}]`, count[i]!);
  if (table.n > MOST_PEOPLE) {
    throw new StatisticsError(
      estimator,
      "there are more than a hundred million people",
      "Take the curve's own interval: so many leave no doubt that resampling could show",
    );
  }
  const cellOf = new Uint32Array(table.n);
  let person = 0;
  for (let i = 0; i < time.length; i++) {
    const people = count?.[i] ?? 1;
    if (people === 0) continue;
    cellOf.fill(2 * indexOf(table.times, time[i]!) + cause[i]!, person, person + people);
    person += people;
  }
  return { times: table.times, cellOf };
}
