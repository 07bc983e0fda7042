import type { RiskRows } from "./risk-sets.ts";
import { WeightedSums } from "./weighted-sums.ts";

/** Rows of a model of the subdistribution hazard, the last time first. */
export interface SubdistributionRisk extends Omit<RiskRows, "late" | "weight"> {
  /** 1 = the cause, 2 = a competing one, 0 = censored. */
  readonly event: Uint8Array;
  /** Share not yet censored just before the row's time. */
  readonly free: Float64Array;
}

export interface SubdistributionSet {
  readonly time: number;
  /** Rows whose follow-up ends at the time: from … to - 1. */
  readonly from: number;
  readonly to: number;
  /** Those at risk, and those with a competing event before, by their share not yet censored. */
  readonly sums: WeightedSums;
  readonly deaths: number;
  /** Share not yet censored just before the time. */
  readonly free: number;
}

/**
 * Visits the risk sets from the last time with an event of the cause to the first.
 *
 * @param risk exp(b'x) of each row
 */
export function walkSubdistribution(
  rows: SubdistributionRisk,
  risk: Float64Array,
  visit: (set: SubdistributionSet) => void,
): void {
  const { size, time: times, event, count, covariates } = rows;
  const atRisk = new WeightedSums(size);
  const competed = new WeightedSums(size);
  for (let i = 0; i < times.length; i++) {
    if (event[i] === 2) competed.addRow(covariates, i, (count[i]! * risk[i]!) / rows.free[i]!);
  }
  for (let from = 0, to = 0; from < times.length; from = to) {
    const time = times[from]!;
    const free = rows.free[from]!;
    let deaths = 0;
    for (; to < times.length && times[to] === time; to++) {
      const own = count[to]! * risk[to]!;
      atRisk.addRow(covariates, to, own);
      if (event[to] === 2) competed.addRow(covariates, to, -own / rows.free[to]!);
      if (event[to] === 1) deaths += count[to]!;
    }
    if (deaths > 0) visit({ time, from, to, sums: atRisk.less(competed, -free), deaths, free });
  }
}
