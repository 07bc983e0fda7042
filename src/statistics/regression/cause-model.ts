import { inverse } from "../linear/cholesky.ts";
import type { NotEstimable } from "../not-estimable.ts";
import { firstAbove } from "../survival/tabulate.ts";
import type { CoxData, Stratum } from "./cox-data.ts";
import { type CoxFit, fitCox } from "./cox-fit.ts";
import { meetings, riskOf, type Ties, walkRiskSets } from "./risk-sets.ts";
import { scoreResiduals } from "./score-residuals.ts";

/** Baseline hazard at one time, and what its derivative by a person's weight is made of. */
interface Jump {
  readonly time: number;
  readonly hazard: number;
  /** By the weight of someone with the event at the time. */
  readonly event: number;
  /** By the weight of someone at risk, per unit of risk; of someone with the event less of it where ties are Efron's. */
  readonly exposed: number;
  readonly dying: number;
  /** By each coefficient, with the sign turned. */
  readonly slope: readonly number[];
}

/** Derivatives of a number by the baseline hazard at each time and by the coefficients, in standardized units. */
export interface CauseGradient {
  readonly hazards: Float64Array;
  readonly coefficients: readonly number[];
}

/** Cox's model of the hazard of one cause. */
export interface CauseModel {
  readonly kind: "cause model";
  /** Times with events of the cause, ascending, and the baseline hazard at each. */
  readonly times: Float64Array;
  readonly hazards: Float64Array;
  /** Covariates in standardized units, and exp(b'z). */
  readonly standardized: (values: readonly number[]) => number[];
  readonly riskOf: (standardized: readonly number[]) => number;
  /** What each row of the data, for one person of it, adds to a number whose derivatives are given. */
  readonly influence: (gradient: CauseGradient) => Float64Array;
}

/** Fits the hazard of one cause: `data` with 1 for it and 0 for whatever else ended follow-up, without strata. */
export function causeModel(estimator: string, data: CoxData, ties: Ties): CauseModel | NotEstimable {
  const fit = fitCox(estimator, data, ties);
  if (fit.kind === "not estimable") return fit;
  const stratum = fit.strata[0]!;
  const jumps = jumpsOf(fit, stratum, ties);
  const covariance = inverse(fit.factor);
  const residuals = scoreResiduals(stratum.rows, fit.coefficients, ties);
  const moved = residuals.map((row) => covariance.map((c) => dot(c, row)));
  return {
    kind: "cause model",
    times: Float64Array.from(jumps, ({ time }) => time),
    hazards: Float64Array.from(jumps, ({ hazard }) => hazard),
    standardized: (values) =>
      values.map((value, j) => (value - fit.scales[j]!.centre) / fit.scales[j]!.spread),
    riskOf: (z) => Math.exp(dot(z, fit.coefficients)),
    influence: (gradient) => influenceOf({ fit, stratum, jumps, moved }, gradient, data.time.length),
  };
}

const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, v, j) => sum + v * b[j]!, 0);

/** Ascending in time. */
function jumpsOf(fit: CoxFit, { rows }: Stratum, ties: Ties): Jump[] {
  const jumps: Jump[] = [];
  walkRiskSets(rows, fit.coefficients, (set) => {
    const slope = fit.names.map(() => 0);
    let [hazard, exposed, dying] = [0, 0, 0];
    for (const { sums, weight, gone } of meetings(set, ties)) {
      const step = weight / sums.weight;
      hazard += step;
      exposed += step / sums.weight;
      dying += ((1 - gone) * step) / sums.weight;
      for (let j = 0; j < slope.length; j++) slope[j]! += (step * sums.first[j]!) / sums.weight;
    }
    jumps.push({ time: set.time, hazard, event: hazard / set.deathWeight, exposed, dying, slope });
  });
  return jumps.reverse();
}

interface Fitted {
  readonly fit: CoxFit;
  readonly stratum: Stratum;
  readonly jumps: readonly Jump[];
  /** By row of the stratum: how a person of weight 1 moves the coefficients. */
  readonly moved: readonly (readonly number[])[];
}

function influenceOf(
  { fit, stratum: { rows, index }, jumps, moved }: Fitted,
  { hazards, coefficients }: CauseGradient,
  size: number,
): Float64Array {
  const times = Float64Array.from(jumps, ({ time }) => time);
  const risk = riskOf(rows, fit.coefficients);
  // Coefficients move the hazards as well.
  const slope = coefficients.map((value, j) =>
    jumps.reduce((sum, jump, k) => sum - hazards[k]! * jump.slope[j]!, value),
  );
  const exposure = [0];
  for (const [k, jump] of jumps.entries()) exposure.push(exposure[k]! + hazards[k]! * jump.exposed);
  const influence = new Float64Array(size);
  for (let i = 0; i < index.length; i++) {
    const last = firstAbove(times, rows.time[i]!);
    const first = rows.late ? firstAbove(times, rows.late.entry[i]!) : 0;
    let exposed = exposure[last]! - exposure[first]!;
    let value = dot(slope, moved[i]!);
    if (rows.event[i] === 1) {
      const own = jumps[last - 1]!;
      value += hazards[last - 1]! * own.event;
      exposed -= hazards[last - 1]! * (own.exposed - own.dying);
    }
    influence[index[i]!] = value - risk[i]! * exposed;
  }
  return influence;
}
