import { checkCovariates } from "../check.ts";
import { StatisticsError } from "../errors.ts";
import { type FollowUp, followUpColumns } from "../survival/follow-up.ts";
import { packedColumn, packedColumns, packingOf } from "./packed-rows.ts";
import type { LateEntry, RiskRows } from "./risk-sets.ts";
import type { Scale } from "./scale.ts";
import { descending } from "./time-order.ts";

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
  readonly index: Uint32Array;
}

/**
 * Counts the follow-up.
 *
 * @throws StatisticsError where a column is not what {@link CoxData} says
 */
export function checkCox(estimator: string, data: CoxData): { n: number; events: number } {
  const { time, cause, entry, count, covariates, stratum, weight, cluster } = data;
  checkCovariates(estimator, covariates, { time, cause, entry, count, stratum, weight, cluster });
  if (Object.keys(covariates).length === 0) {
    throw new StatisticsError(estimator, "there is no covariate", "Give one at least, or use kaplanMeier");
  }
  if (stratum) checkWhole(estimator, "stratum", stratum);
  if (cluster) checkWhole(estimator, "cluster", cluster);
  if (count) checkWhole(estimator, "count", count);
  if (weight) checkWeight(estimator, weight);
  const columns = followUpColumns(estimator, data);
  let [n, events] = [0, 0];
  for (let i = 0; i < columns.time.length; i++) {
    const people = columns.count ? columns.count[i]! : 1;
    n += people;
    if (columns.cause[i]! > 1) refuseCompeting(estimator);
    if (columns.cause[i] === 1) events += people;
  }
  return { n, events };
}

function refuseCompeting(estimator: string): never {
  throw new StatisticsError(
    estimator,
    "there are competing events (cause 2 or more)",
    "Code them 0 for the cause-specific hazard of cause 1, or use fineGray for its incidence",
  );
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
function checkWeight(estimator: string, weight: ArrayLike<number>): void {
  for (let i = 0; i < weight.length; i++) {
    if (!Number.isFinite(weight[i]!) || weight[i]! < 0) {
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
  const packing = packingOf(data);
  const time = packedColumn(data.time, packing);
  const event = Uint8Array.from(packedColumn(data.cause, packing));
  const entry = data.entry && packedColumn(data.entry, packing);
  const count = packedColumn(data.count, packing);
  const weight = packedColumn(data.weight, packing);
  const size = scales.length;
  const covariates = packedColumns(Object.values(data.covariates), packing, scales);
  return stretches(packing.order, data.stratum).map(([from, to]) => ({
    index: packing.order.subarray(from, to),
    rows: {
      size,
      time: time.subarray(from, to),
      event: event.subarray(from, to),
      ...(entry ? { late: lateEntry(entry.subarray(from, to)) } : {}),
      count: count.subarray(from, to),
      weight: weight.subarray(from, to),
      covariates: covariates.subarray(from * size, to * size),
    },
  }));
}

/** Where each stratum begins and ends. */
function stretches(order: Uint32Array, stratum: ArrayLike<number> | undefined): [number, number][] {
  const found: [number, number][] = [];
  for (let from = 0, to = 0; from < order.length; from = to) {
    const number = stratum?.[order[from]!];
    to = stratum ? from : order.length;
    while (to < order.length && stratum?.[order[to]!] === number) to++;
    found.push([from, to]);
  }
  return found;
}

const lateEntry = (entry: Float64Array): LateEntry => ({
  entry,
  order: descending(
    entry,
    Uint32Array.from(entry, (_, i) => i),
  ),
});
