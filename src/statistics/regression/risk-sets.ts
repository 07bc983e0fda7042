/** How events at the same time share their risk set. */
export type Ties = "efron" | "breslow";

/** Rows of one stratum, covariates centred. */
export interface RiskRows {
  readonly time: readonly number[];
  readonly event: readonly number[];
  readonly entry: readonly number[];
  /** Number of people. */
  readonly count: readonly number[];
  /** What each of them stands for. */
  readonly weight: readonly number[];
  /** One array a row. */
  readonly covariates: readonly (readonly number[])[];
}

/** Everybody under observation at a time at which there are events. */
export interface RiskSet {
  readonly time: number;
  readonly atRisk: WeightedSums;
  /** Those of them with the event. */
  readonly dying: WeightedSums;
  /** Their rows. */
  readonly members: readonly number[];
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

/** b'x of each row. */
export const linearOf = (rows: RiskRows, coefficients: readonly number[]): number[] =>
  rows.covariates.map((x) => x.reduce((sum, value, j) => sum + value * coefficients[j]!, 0));

/**
 * Visits the risk sets from the last time to the first, while they grow. Sums are those of the moment: they
 * change after the visit.
 */
export function walkRiskSets(
  rows: RiskRows,
  linear: readonly number[],
  visit: (set: RiskSet) => void,
  { third = false }: SumOptions = {},
): void {
  const order = [...rows.time.keys()];
  const byTime = order.toSorted((a, b) => rows.time[b]! - rows.time[a]!);
  const byEntry = order.toSorted((a, b) => rows.entry[b]! - rows.entry[a]!);
  const size = rows.covariates[0]?.length ?? 0;
  const risk = linear.map((value, i) => rows.count[i]! * rows.weight[i]! * Math.exp(value));
  let atRisk = new WeightedSums(size, { third });
  let most = 0;
  let entered = 0;
  for (let at = 0; at < byTime.length; ) {
    const time = rows.time[byTime[at]!]!;
    const dying = new WeightedSums(size, { third });
    const members: number[] = [];
    let [deaths, deathWeight] = [0, 0];
    for (; at < byTime.length && rows.time[byTime[at]!] === time; at++) {
      const i = byTime[at]!;
      atRisk.add(rows.covariates[i]!, risk[i]!);
      if (rows.event[i] !== 1) continue;
      dying.add(rows.covariates[i]!, risk[i]!);
      deaths += rows.count[i]!;
      deathWeight += rows.count[i]! * rows.weight[i]!;
      members.push(i);
    }
    most = Math.max(most, atRisk.weight);
    if (deaths === 0) continue;
    // Whoever enters at or after the time was never at risk at it.
    for (; entered < byEntry.length && rows.entry[byEntry[entered]!]! >= time; entered++) {
      const i = byEntry[entered]!;
      atRisk.add(rows.covariates[i]!, -risk[i]!);
    }
    if (atRisk.weight < CANCELLED * most) {
      atRisk = new WeightedSums(size, { third });
      for (const i of order) {
        if (rows.entry[i]! < time && rows.time[i]! >= time) atRisk.add(rows.covariates[i]!, risk[i]!);
      }
      most = atRisk.weight;
    }
    visit({ time, atRisk, dying, members, deaths, deathWeight });
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

export interface SumOptions {
  /** Products of three covariates too. Default false. */
  readonly third?: boolean;
}

/** Sums of weights, weighted covariates and their products. */
export class WeightedSums {
  weight = 0;
  readonly first: Float64Array;
  /** Lower triangle: element j * size + k with k <= j. */
  readonly second: Float64Array;
  /** Element (j * size + k) * size + l, all of them; empty if not asked for. */
  readonly third: Float64Array;

  constructor(size: number, { third = false }: SumOptions = {}) {
    this.first = new Float64Array(size);
    this.second = new Float64Array(size * size);
    this.third = new Float64Array(third ? size ** 3 : 0);
  }

  add(x: readonly number[], weight: number): void {
    this.weight += weight;
    for (let j = 0; j < x.length; j++) {
      const weighted = weight * x[j]!;
      this.first[j]! += weighted;
      for (let k = 0; k <= j; k++) this.second[j * x.length + k]! += weighted * x[k]!;
    }
    if (this.third.length > 0) this.#addThird(x, weight);
  }

  #addThird(x: readonly number[], weight: number): void {
    for (let j = 0, at = 0; j < x.length; j++) {
      for (let k = 0; k < x.length; k++) {
        const weighted = weight * x[j]! * x[k]!;
        for (let l = 0; l < x.length; l++) this.third[at++]! += weighted * x[l]!;
      }
    }
  }

  /** These sums less a share of others. */
  less(others: WeightedSums, share: number): WeightedSums {
    const rest = new WeightedSums(this.first.length, { third: this.third.length > 0 });
    rest.weight = this.weight - share * others.weight;
    for (let j = 0; j < this.first.length; j++) rest.first[j] = this.first[j]! - share * others.first[j]!;
    for (let j = 0; j < this.second.length; j++) rest.second[j] = this.second[j]! - share * others.second[j]!;
    for (let j = 0; j < this.third.length; j++) rest.third[j] = this.third[j]! - share * others.third[j]!;
    return rest;
  }
}
