import { type SumOptions, WeightedSums } from "./weighted-sums.ts";

/** How events at the same time share their risk set. */
export type Ties = "efron" | "breslow";

export const TIES: readonly Ties[] = ["efron", "breslow"];

/** Rows of one stratum, the last time first, in packed arrays. */
export interface RiskRows {
  /** Number of covariates. */
  readonly size: number;
  /** Descending; of rows of one time those with the event come first. */
  readonly time: Float64Array;
  /** 1 = the event. */
  readonly event: Uint8Array;
  /** Only where somebody enters late. */
  readonly late?: LateEntry;
  /** Number of people. */
  readonly count: Float64Array;
  /** What each of them stands for. */
  readonly weight: Float64Array;
  /** Centred; those of row i from element i * size on. */
  readonly covariates: Float64Array;
}

export interface LateEntry {
  /** Time after which the row is at risk. */
  readonly entry: Float64Array;
  /** Rows, the last entry first. */
  readonly order: Uint32Array;
}

/** Everybody under observation at a time at which there are events. */
export interface RiskSet {
  readonly time: number;
  /** Rows with the event at the time: from … to - 1. */
  readonly from: number;
  readonly to: number;
  readonly atRisk: WeightedSums;
  /** Those of them with the event. */
  readonly dying: WeightedSums;
  /** Their number. */
  readonly deaths: number;
  /** The sum of their weights. */
  readonly deathWeight: number;
}

/** A risk set as one event, or `weight` events, meet it. */
export interface Meeting {
  readonly sums: WeightedSums;
  readonly weight: number;
  /** Which share of those with the event has left it. */
  readonly gone: number;
}

/** Below this share of what was subtracted from, rounding costs digits: sums are taken anew. */
const CANCELLED = 1e-3;

/** exp(b'x) of each row. */
export function riskOf(rows: Covariates, coefficients: readonly number[]): Float64Array {
  const linear = new Float64Array(rows.time.length);
  for (let i = 0, at = 0; i < linear.length; i++) {
    for (let j = 0; j < rows.size; j++) linear[i]! += coefficients[j]! * rows.covariates[at++]!;
  }
  return linear.map(Math.exp);
}

type Covariates = Pick<RiskRows, "size" | "time" | "covariates">;

/** What each row counts in a risk set: people times weight times exp(b'x). */
function countedRisk({ size, covariates, count, weight }: RiskRows, b: Float64Array): Float64Array {
  const risk = new Float64Array(count.length);
  for (let i = 0, at = 0; i < risk.length; i++) {
    let linear = 0;
    for (let j = 0; j < size; j++) linear += b[j]! * covariates[at++]!;
    risk[i] = count[i]! * weight[i]! * Math.exp(linear);
  }
  return risk;
}

/**
 * Visits the risk sets from the last time to the first, while they grow. Sums are those of the moment: they
 * change after the visit.
 */
export function walkRiskSets(
  rows: RiskRows,
  coefficients: readonly number[],
  visit: (set: RiskSet) => void,
  options: SumOptions = {},
): void {
  const { size, time: times, event, count, weight, covariates, late } = rows;
  const risk = countedRisk(rows, Float64Array.from(coefficients));
  const atRisk = new WeightedSums(size, options);
  const dying = new WeightedSums(size, options);
  let most = 0;
  let entered = 0;
  for (let joined = 0, from = 0, to = 0; from < times.length; from = to) {
    const time = times[from]!;
    let deaths = 0;
    let deathWeight = 0;
    for (; to < times.length && event[to] === 1 && times[to] === time; to++) {
      deaths += count[to]!;
      deathWeight += count[to]! * weight[to]!;
    }
    const died = to;
    while (to < times.length && times[to] === time) to++;
    if (deaths === 0) continue;
    dying.clear();
    dying.add(covariates, risk, from, died);
    atRisk.add(covariates, risk, joined, from);
    atRisk.add(covariates, risk, died, to);
    atRisk.addAll(dying);
    joined = to;
    most = Math.max(most, atRisk.weight);
    if (late) {
      // Whoever enters at or after the time was never at risk at it.
      for (; entered < times.length && late.entry[late.order[entered]!]! >= time; entered++) {
        const i = late.order[entered]!;
        atRisk.addRow(covariates, i, -risk[i]!);
      }
      if (atRisk.weight < CANCELLED * most) {
        atRisk.clear();
        for (let i = 0; i < to; i++) if (late.entry[i]! < time) atRisk.addRow(covariates, i, risk[i]!);
        most = atRisk.weight;
      }
    }
    visit({ time, from, to: died, atRisk, dying, deaths, deathWeight });
  }
}

/**
 * Breslow: all events meet the whole risk set. Efron: of d events at once, each next one meets a risk set from
 * which 1/d more of them is gone, and counts with their mean weight.
 */
export function* meetings({ atRisk, dying, deaths, deathWeight }: RiskSet, ties: Ties): Generator<Meeting> {
  if (ties === "breslow" || deaths === 1) {
    yield { sums: atRisk, weight: deathWeight, gone: 0 };
    return;
  }
  for (let k = 0; k < deaths; k++) {
    yield { sums: atRisk.less(dying, k / deaths), weight: deathWeight / deaths, gone: k / deaths };
  }
}
