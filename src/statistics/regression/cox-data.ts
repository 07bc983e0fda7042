import { checkColumn, checkSameLength } from "../check.ts";
import { StatisticsError } from "../errors.ts";
import { distinct, type FollowUp, indexOf, tabulate } from "../survival/tabulate.ts";
import type { RiskRows } from "./risk-sets.ts";
import type { Scale } from "./scale.ts";

export interface CoxData extends FollowUp {
  /** Numeric covariates by name, one element a row; categories as 0 and 1 against a reference. */
  readonly covariates: Readonly<Record<string, ArrayLike<number>>>;
  /** Number of the stratum of each row; each has a baseline hazard of its own. */
  readonly stratum?: ArrayLike<number>;
  /** What each person of the row stands for, zero or more: inverse probabilities, not numbers of people. */
  readonly weight?: ArrayLike<number>;
  /** Number of the person, or the service, that rows belong to: rows of one may depend on each other. */
  readonly cluster?: ArrayLike<number>;
}

/** One stratum, and where its rows stand in the data. */
export interface Stratum {
  readonly rows: RiskRows;
  readonly index: readonly number[];
}

/**
 * Counts the follow-up.
 *
 * @throws StatisticsError where a column is not what {@link CoxData} says
 */
export function checkCox(estimator: string, data: CoxData): { n: number; events: number } {
  const { time, cause, entry, count, covariates, stratum, weight, cluster } = data;
  checkSameLength(estimator, { time, cause, entry, count, stratum, weight, cluster, ...covariates });
  for (const [name, values] of Object.entries(covariates)) checkColumn(estimator, name, values);
  if (Object.keys(covariates).length === 0) {
    throw new StatisticsError(estimator, "there is no covariate", "Give one at least, or use kaplanMeier");
  }
  if (stratum) checkWhole(estimator, "stratum", stratum);
  if (cluster) checkWhole(estimator, "cluster", cluster);
  if (count) checkWhole(estimator, "count", count);
  if (weight) checkWeight(estimator, weight);
  const table = tabulate(estimator, data);
  if (table.causes > 1) {
    throw new StatisticsError(
      estimator,
      "there are competing events (cause 2 or more)",
      "Code them 0 for the cause-specific hazard of cause 1, or use fineGray for its incidence",
    );
  }
  const events = table.ended.reduce((sum, number, k) => (k % 2 === 1 ? sum + number : sum), 0);
  return { n: table.n, events };
}

function checkWhole(estimator: string, name: string, column: ArrayLike<number>): void {
  for (let i = 0; i < column.length; i++) {
    if (!Number.isSafeInteger(column[i])) {
      const cure =
        name === "count" ? "Give numbers of people, and all else as weight" : `Number each ${name}`;
      throw new StatisticsError(estimator, `${name}[${i}] is not a whole number`, cure);
    }
  }
}

/** Refuses weights that are negative or no numbers. */
export function checkWeight(estimator: string, weight: ArrayLike<number>): void {
  for (let i = 0; i < weight.length; i++) {
    if (!(weight[i]! >= 0 && weight[i]! < Number.POSITIVE_INFINITY)) {
      throw new StatisticsError(
        estimator,
        `weight[${i}] is not a finite number of zero or more`,
        "Trim or leave out rows without a sound weight, and say how many",
      );
    }
  }
}

/** Rows that count, by stratum, covariates in standard deviations from their mean. */
export function strataOf(data: CoxData, scales: readonly Scale[]): Stratum[] {
  const numbers = data.stratum ? distinct(data.stratum) : Float64Array.of(0);
  const columns = Object.values(data.covariates);
  const members = Array.from(numbers, (): number[] => []);
  for (let i = 0; i < data.time.length; i++) {
    if (data.count?.[i] === 0 || data.weight?.[i] === 0) continue;
    members[data.stratum ? indexOf(numbers, data.stratum[i]!) : 0]!.push(i);
  }
  return members.map((index) => ({
    index,
    rows: {
      time: index.map((i) => data.time[i]!),
      event: index.map((i) => data.cause[i]!),
      // Without entry everybody is under observation before any time, 0 included.
      entry: index.map((i) => data.entry?.[i] ?? -1),
      count: index.map((i) => data.count?.[i] ?? 1),
      weight: index.map((i) => data.weight?.[i] ?? 1),
      covariates: index.map((i) =>
        columns.map((column, j) => (column[i]! - scales[j]!.centre) / scales[j]!.spread),
      ),
    },
  }));
}
