import { WeightedSums } from "./risk-sets.ts";

/** Rows of a model of the subdistribution hazard, covariates centred. */
export interface SubdistributionRisk {
  readonly time: readonly number[];
  /** 1 = the cause, 2 = a competing one, 0 = censored. */
  readonly event: readonly number[];
  readonly count: readonly number[];
  /** Share not yet censored just before the row's time. */
  readonly free: readonly number[];
  readonly covariates: readonly (readonly number[])[];
}

export interface SubdistributionSet {
  readonly time: number;
  /** Those at risk, and those with a competing event before, by their share not yet censored. */
  readonly sums: WeightedSums;
  /** Rows with the event. */
  readonly members: readonly number[];
  readonly deaths: number;
  /** Share not yet censored just before the time. */
  readonly free: number;
}

/** Visits the risk sets from the last time with an event of the cause to the first. */
export function walkSubdistribution(
  rows: SubdistributionRisk,
  linear: readonly number[],
  visit: (set: SubdistributionSet) => void,
): void {
  const size = rows.covariates[0]?.length ?? 0;
  const byTime = [...rows.time.keys()].sort((a, b) => rows.time[b]! - rows.time[a]!);
  const risk = linear.map((value, i) => rows.count[i]! * Math.exp(value));
  const atRisk = new WeightedSums(size);
  const competed = new WeightedSums(size);
  for (const i of byTime) {
    if (rows.event[i] === 2) competed.add(rows.covariates[i]!, risk[i]! / rows.free[i]!);
  }
  for (let at = 0; at < byTime.length; ) {
    const time = rows.time[byTime[at]!]!;
    const free = rows.free[byTime[at]!]!;
    const members: number[] = [];
    for (; at < byTime.length && rows.time[byTime[at]!] === time; at++) {
      const i = byTime[at]!;
      atRisk.add(rows.covariates[i]!, risk[i]!);
      if (rows.event[i] === 2) competed.add(rows.covariates[i]!, -risk[i]! / rows.free[i]!);
      if (rows.event[i] === 1) members.push(i);
    }
    if (members.length === 0) continue;
    const deaths = members.reduce((sum, i) => sum + rows.count[i]!, 0);
    visit({ time, sums: atRisk.less(competed, -free), members, deaths, free });
  }
}
