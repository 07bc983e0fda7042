export type Ties = "efron" | "breslow";

/** Rows of one stratum, covariates centred. */
export interface RiskRows {
  readonly time: readonly number[];
  readonly event: readonly number[];
  readonly entry: readonly number[];
  readonly count: readonly number[];
  /** One array a row. */
  readonly covariates: readonly (readonly number[])[];
}

/** Log partial likelihood with its first derivative and the negative of its second. */
export class PartialLikelihood {
  value = 0;
  readonly gradient: number[];
  readonly information: number[][];
  readonly #ties: Ties;
  readonly #size: number;

  constructor(size: number, ties: Ties) {
    this.#size = size;
    this.#ties = ties;
    this.gradient = new Array<number>(size).fill(0);
    this.information = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  }

  /** Adds a stratum at the given coefficients: risk sets grow from the last time to the first. */
  add(rows: RiskRows, coefficients: readonly number[]): void {
    const order = [...rows.time.keys()];
    const byTime = order.toSorted((a, b) => rows.time[b]! - rows.time[a]!);
    const byEntry = order.toSorted((a, b) => rows.entry[b]! - rows.entry[a]!);
    const linear = rows.covariates.map((x) => x.reduce((sum, value, j) => sum + value * coefficients[j]!, 0));
    const risk = linear.map((value, i) => rows.count[i]! * Math.exp(value));
    const atRisk = new WeightedSums(this.#size);
    let entered = 0;
    for (let at = 0; at < byTime.length; ) {
      const time = rows.time[byTime[at]!]!;
      const dying = new WeightedSums(this.#size);
      let deaths = 0;
      for (; at < byTime.length && rows.time[byTime[at]!] === time; at++) {
        const i = byTime[at]!;
        atRisk.add(rows.covariates[i]!, risk[i]!);
        if (rows.event[i] !== 1) continue;
        dying.add(rows.covariates[i]!, risk[i]!);
        deaths += rows.count[i]!;
        this.#observe(rows.covariates[i]!, linear[i]!, rows.count[i]!);
      }
      if (deaths === 0) continue;
      // Whoever enters at or after the time was never at risk at it.
      for (; entered < byEntry.length && rows.entry[byEntry[entered]!]! >= time; entered++) {
        const i = byEntry[entered]!;
        atRisk.add(rows.covariates[i]!, -risk[i]!);
      }
      this.#expect(atRisk, dying, deaths);
    }
  }

  #observe(x: readonly number[], linear: number, count: number): void {
    this.value += count * linear;
    for (let j = 0; j < this.#size; j++) this.gradient[j]! += count * x[j]!;
  }

  #expect(atRisk: WeightedSums, dying: WeightedSums, deaths: number): void {
    if (this.#ties === "breslow") {
      this.#subtract(atRisk, deaths);
      return;
    }
    // Efron: of d who die at once, each next one leaves a risk set that is 1/d of them smaller.
    for (let k = 0; k < deaths; k++) this.#subtract(atRisk.less(dying, k / deaths), 1);
  }

  #subtract(sums: WeightedSums, times: number): void {
    this.value -= times * Math.log(sums.weight);
    for (let j = 0; j < this.#size; j++) {
      const mean = sums.first[j]! / sums.weight;
      this.gradient[j]! -= times * mean;
      for (let k = 0; k <= j; k++) {
        const moment = sums.second[j * this.#size + k]! / sums.weight - (mean * sums.first[k]!) / sums.weight;
        this.information[j]![k]! += times * moment;
        if (k < j) this.information[k]![j]! += times * moment;
      }
    }
  }
}

/** Sums of weights, weighted covariates and their products. */
class WeightedSums {
  weight = 0;
  readonly first: Float64Array;
  readonly second: Float64Array;

  constructor(size: number) {
    this.first = new Float64Array(size);
    this.second = new Float64Array(size * size);
  }

  add(x: readonly number[], weight: number): void {
    this.weight += weight;
    for (let j = 0; j < x.length; j++) {
      const weighted = weight * x[j]!;
      this.first[j]! += weighted;
      for (let k = 0; k <= j; k++) this.second[j * x.length + k]! += weighted * x[k]!;
    }
  }

  /** These sums less a share of others. */
  less(others: WeightedSums, share: number): WeightedSums {
    const rest = new WeightedSums(this.first.length);
    rest.weight = this.weight - share * others.weight;
    for (let j = 0; j < this.first.length; j++) rest.first[j] = this.first[j]! - share * others.first[j]!;
    for (let j = 0; j < this.second.length; j++) rest.second[j] = this.second[j]! - share * others.second[j]!;
    return rest;
  }
}
