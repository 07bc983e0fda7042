import type { CauseModel } from "../regression/cause-model.ts";
import { firstAbove } from "../survival/tabulate.ts";

/** What leaves at a time where hazards are h: 1 - exp(-h), or h. */
export type StepRule = "exponential" | "linear";

export interface ModelledPeople {
  /** The cause in question first. */
  readonly models: readonly CauseModel[];
  /** Covariates of each row, in the order of the models. */
  readonly rows: readonly (readonly number[])[];
  /** Number of people in each. */
  readonly count: readonly number[];
}

/** Mean incidence, and what one person of each row adds to it. */
export interface GroupIncidence {
  readonly value: number;
  readonly influence: Float64Array;
}

/**
 * Mean over people of the incidence of the first cause by each of some times, as the models of all causes give it: at
 * each time s S(s-) q(h) h1 falls to the cause, with h its hazards' sum h1 + h2 + … and q(h) = (1 - exp(-h)) / h, or 1;
 * S = exp(-sum of h). Hazards at s move what falls to causes then, and take away from what would have come later: F(t) -
 * F(s), of which F(t) is one sum over people for all s. So one walk along a person's curve serves every time.
 */
export function meanIncidence(
  { models, rows, count }: ModelledPeople,
  { horizons, step }: { readonly horizons: readonly number[]; readonly step: StepRule },
): GroupIncidence[] {
  const times = Float64Array.from(new Set(models.flatMap((model) => [...model.times]))).sort();
  const baselines = models.map((model) => spread(model.hazards, model.times, times));
  const ends = horizons.map((horizon) => firstAbove(times, horizon));
  const n = count.reduce((sum, people) => sum + people, 0);
  const size = rows[0]!.length;
  const curve = new PersonCurve(baselines, step);
  const own = horizons.map(() => new Float64Array(rows.length));
  /** By cause: sums over people, what the hazard at each time moves but for -F(t); and -F(t), by horizon. */
  const atTimes = models.map(() => new Float64Array(times.length));
  const atEnds = models.map(() => new Float64Array(horizons.length));
  const byCoefficient = models.map(() => horizons.map(() => new Array<number>(size).fill(0)));
  for (const [i, row] of rows.entries()) {
    const share = count[i]! / n;
    if (share === 0) continue;
    const z = models.map((model) => model.standardized(row));
    const risks = models.map((model, k) => model.riskOf(z[k]!));
    curve.follow(risks);
    for (const [k, risk] of risks.entries()) {
      const { moved, hazard } = curve.derivatives(k);
      for (let s = 0; s < times.length; s++) atTimes[k]![s]! += share * risk * curve.direct(k, s);
      for (const [t, end] of ends.entries()) {
        const incidence = curve.incidence[end]!;
        own[t]![i] = incidence;
        atEnds[k]![t]! += share * risk * incidence;
        const slope = share * risk * (moved[end]! - hazard[end]! * incidence);
        for (let j = 0; j < size; j++) byCoefficient[k]![t]![j]! += slope * z[k]![j]!;
      }
    }
  }
  return ends.map((end, t) => {
    const value = own[t]!.reduce((sum, incidence, i) => sum + count[i]! * incidence, 0) / n;
    const influence = own[t]!.map((incidence) => (incidence - value) / n);
    for (const [k, model] of models.entries()) {
      const moves = atTimes[k]!.map((sum, s) => (s < end ? sum - atEnds[k]![t]! : 0));
      const hazards = spread(moves, times, model.times);
      const added = model.influence({ hazards, coefficients: byCoefficient[k]![t]! });
      for (let i = 0; i < influence.length; i++) influence[i]! += added[i]!;
    }
    return { value, influence };
  });
}

/** Values at some times, put where other times are; 0 where there is none. */
function spread(values: Float64Array, from: Float64Array, to: Float64Array): Float64Array {
  const at = new Map(Array.from(from, (time, k) => [time, values[k]!]));
  return Float64Array.from(to, (time) => at.get(time) ?? 0);
}

/** One person's curve at a time, written over by the next person's. */
class PersonCurve {
  readonly #baselines: readonly Float64Array[];
  readonly #step: StepRule;
  /** By the first s times. */
  readonly incidence: Float64Array;
  /** What a unit of hazard at each time moves at once: of the cause itself, and of any. */
  readonly #ofCause: Float64Array;
  readonly #ofAny: Float64Array;
  readonly #moved: Float64Array;
  readonly #hazard: Float64Array;

  constructor(baselines: readonly Float64Array[], step: StepRule) {
    const size = baselines[0]!.length;
    this.#baselines = baselines;
    this.#step = step;
    this.incidence = new Float64Array(size + 1);
    this.#ofCause = new Float64Array(size);
    this.#ofAny = new Float64Array(size);
    this.#moved = new Float64Array(size + 1);
    this.#hazard = new Float64Array(size + 1);
  }

  follow(risks: readonly number[]): void {
    let [free, incidence] = [1, 0];
    for (let s = 0; s < this.#ofCause.length; s++) {
      let h = 0;
      for (let k = 0; k < risks.length; k++) h += risks[k]! * this.#baselines[k]![s]!;
      const gone = Math.expm1(-h);
      const wanted = risks[0]! * this.#baselines[0]![s]!;
      const leaving = this.#step === "linear" || h === 0 ? 1 : -gone / h;
      incidence += free * leaving * wanted;
      this.incidence[s + 1] = incidence;
      this.#ofCause[s] = free * leaving;
      this.#ofAny[s] = incidence + (this.#step === "linear" ? 0 : free * wanted * leavingSlope(h, gone));
      free *= 1 + gone;
    }
  }

  /** What a unit of the hazard of cause k moves at time s, but for the incidence at the end. */
  direct(k: number, s: number): number {
    return this.#ofAny[s]! + (k === 0 ? this.#ofCause[s]! : 0);
  }

  /** Sums over the first s times of baseline hazard times what it moves, and of baseline hazard. */
  derivatives(k: number): { readonly moved: Float64Array; readonly hazard: Float64Array } {
    const baseline = this.#baselines[k]!;
    for (let s = 0; s < baseline.length; s++) {
      this.#moved[s + 1] = this.#moved[s]! + baseline[s]! * this.direct(k, s);
      this.#hazard[s + 1] = this.#hazard[s]! + baseline[s]!;
    }
    return { moved: this.#moved, hazard: this.#hazard };
  }
}

/** Derivative of (1 - exp(-h)) / h, gone being exp(-h) - 1. For small h digits cancel, but it is multiplied by h. */
const leavingSlope = (h: number, gone: number): number =>
  h < 1e-8 ? -1 / 2 : ((1 + gone) * h + gone) / (h * h);
