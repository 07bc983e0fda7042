import { type SumOptions, WeightedSums } from "./weighted-sums.ts";

/** How events at the same time share their risk set. */
export type Ties = "efron" | "breslow";

/** Rows of one stratum, the last time first, in packed arrays. */
export interface RiskRows {
  /** Number of covariates. */
  readonly size: number;
  /** Descending. */
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
  /** Rows whose follow-up ends at the time: from … to - 1. */
  readonly from: number;
  readonly to: number;
  readonly atRisk: WeightedSums;
  /** Those of them with the event; empty where that is one person. */
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
export function riskOf(
  { size, time, covariates }: Pick<RiskRows, "size" | "time" | "covariates">,
  coefficients: readonly number[],
): Float64Array {
  const b = Float64Array.from(coefficients);
  const risk = new Float64Array(time.length);
  for (let i = 0, at = 0; i < risk.length; i++) {
    let linear = 0;
    for (let j = 0; j < size; j++) linear += b[j]! * covariates[at++]!;
    risk[i] = Math.exp(linear);
  }
  return risk;
}

/**
 * Visits the risk sets from the last time to the first, while they grow. Sums are those of the moment: they
 * change after the visit.
 *
 * @param risk exp(b'x) of each row
 */
export function walkRiskSets(
  rows: RiskRows,
  risk: Float64Array,
  visit: (set: RiskSet) => void,
  options: SumOptions = {},
): void {
  const { size, time: times, event, count, weight, covariates, late } = rows;
  const atRisk = new WeightedSums(size, options);
  const dying = new WeightedSums(size, options);
  let most = 0;
  let entered = 0;
  for (let from = 0, to = 0; from < times.length; from = to) {
    const time = times[from]!;
    let [deaths, deathWeight] = [0, 0];
    for (; to < times.length && times[to] === time; to++) {
      atRisk.add(covariates, to * size, count[to]! * weight[to]! * risk[to]!);
      if (event[to] !== 1) continue;
      deaths += count[to]!;
      deathWeight += count[to]! * weight[to]!;
    }
    if (atRisk.weight > most) most = atRisk.weight;
    if (deaths === 0) continue;
    if (late) {
      // Whoever enters at or after the time was never at risk at it.
      for (; entered < times.length && late.entry[late.order[entered]!]! >= time; entered++) {
        const i = late.order[entered]!;
        atRisk.add(covariates, i * size, -count[i]! * weight[i]! * risk[i]!);
      }
      if (atRisk.weight < CANCELLED * most) {
        takeAnew(atRisk, { rows, risk, late, to });
        most = atRisk.weight;
      }
    }
    if (deaths > 1) {
      dying.clear();
      for (let i = from; i < to; i++) {
        if (event[i] === 1) dying.add(covariates, i * size, count[i]! * weight[i]! * risk[i]!);
      }
    }
    visit({ time, from, to, atRisk, dying, deaths, deathWeight });
  }
}

interface AnewInput {
  readonly rows: RiskRows;
  readonly risk: Float64Array;
  readonly late: LateEntry;
  /** Rows before it have not ended before the time. */
  readonly to: number;
}

function takeAnew(atRisk: WeightedSums, { rows, risk, late, to }: AnewInput): void {
  const time = rows.time[to - 1]!;
  atRisk.clear();
  for (let i = 0; i < to; i++) {
    if (late.entry[i]! < time) {
      atRisk.add(rows.covariates, i * rows.size, rows.count[i]! * rows.weight[i]! * risk[i]!);
    }
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
