import { firstAbove } from "../survival/tabulate.ts";
import { meetings, type RiskRows, riskOf, type Ties, walkRiskSets } from "./risk-sets.ts";

/** Hazard at one time, with mean covariates weighted by it; "dying" for those who have the event at it. */
interface Jump {
  readonly time: number;
  readonly hazard: number;
  readonly mean: readonly number[];
  readonly dyingHazard: number;
  readonly dyingMean: readonly number[];
  /** Mean covariates that those with the event are compared with. */
  readonly expected: readonly number[];
}

/**
 * What each row of a stratum brings to the derivative of the log partial likelihood, for one person of weight 1:
 * the sum over everybody, by weight, is 0 at the estimate.
 *
 * Source: Therneau TM, Grambsch PM, Fleming TR (1990). Martingale-based residuals for survival models. Biometrika
 * 77:147-160. doi:10.1093/biomet/77.1.147.
 *
 * @returns one array of residuals a row, as long as the coefficients
 */
export function scoreResiduals(rows: RiskRows, coefficients: readonly number[], ties: Ties): number[][] {
  const { size, time: ends, event, late, covariates } = rows;
  const risk = riskOf(rows, coefficients);
  const jumps = jumpsOf(rows, coefficients, ties);
  const times = Float64Array.from(jumps, ({ time }) => time);
  const zeros = coefficients.map(() => 0);
  const hazard = [0];
  const mean = [zeros];
  for (const jump of jumps) {
    hazard.push(hazard.at(-1)! + jump.hazard);
    mean.push(mean.at(-1)!.map((sum, j) => sum + jump.mean[j]!));
  }
  return Array.from(ends, (time, i) => {
    const last = firstAbove(times, time);
    const first = late ? firstAbove(times, late.entry[i]!) : 0;
    const own = event[i] === 1 ? jumps[last - 1]! : undefined;
    // Someone with the event meets, at its time, only what is left of their own part of the risk set.
    const exposure = hazard[last]! - hazard[first]! - (own ? own.hazard - own.dyingHazard : 0);
    return coefficients.map((_, j) => {
      const value = covariates[i * size + j]!;
      const compared = mean[last]![j]! - mean[first]![j]! - (own ? own.mean[j]! - own.dyingMean[j]! : 0);
      return (own ? value - own.expected[j]! : 0) - risk[i]! * (value * exposure - compared);
    });
  });
}

/** Ascending in time. */
function jumpsOf(rows: RiskRows, coefficients: readonly number[], ties: Ties): Jump[] {
  const jumps: Jump[] = [];
  walkRiskSets(rows, coefficients, (set) => {
    const zeros = () => Array.from(set.atRisk.first, () => 0);
    const jump = { hazard: 0, mean: zeros(), dyingHazard: 0, dyingMean: zeros(), expected: zeros() };
    for (const { sums, weight, gone } of meetings(set, ties)) {
      const step = weight / sums.weight;
      jump.hazard += step;
      jump.dyingHazard += (1 - gone) * step;
      for (let j = 0; j < sums.first.length; j++) {
        const value = sums.first[j]! / sums.weight;
        jump.mean[j]! += step * value;
        jump.dyingMean[j]! += (1 - gone) * step * value;
        jump.expected[j]! += (weight / set.deathWeight) * value;
      }
    }
    jumps.push({ time: set.time, ...jump });
  });
  return jumps.reverse();
}
