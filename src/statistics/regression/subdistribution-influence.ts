import { firstAbove } from "../survival/tabulate.ts";
import { type SubdistributionRisk, walkSubdistribution } from "./subdistribution-sets.ts";

/** Sums over events up to one: of hazards h, of h times mean covariates, and of both times the share not censored. */
interface Sums {
  readonly hazard: number;
  readonly mean: readonly number[];
  readonly freeHazard: number;
  readonly freeMean: readonly number[];
}

/** What is known at one time of censoring u. */
interface Censoring {
  readonly time: number;
  /** q(u) / number at risk: what one censored at u brings. */
  readonly own: readonly number[];
  /** Sum up to u of q / number at risk times the hazard of being censored: taken from all at risk. */
  readonly all: readonly number[];
}

/**
 * What each person brings to the derivative of Fine and Gray's log likelihood, with what follows from the shares
 * not censored being estimated: eta + psi in their notation.
 *
 * @returns one array a row, as long as the coefficients
 */
export function subdistributionInfluence(rows: SubdistributionRisk, risk: Float64Array): number[][] {
  const { times, means, sums } = sumsOf(rows, risk);
  const last = sums.at(-1)!;
  const censorings = censoringsOf(rows, risk, { times, sums });
  const censored = Float64Array.from(censorings, ({ time }) => time);
  return Array.from(rows.time, (time, i) => {
    const met = firstAbove(times, time);
    const now = sums[met]!;
    const before = firstAbove(censored, time);
    const later = rows.event[i] === 2 ? risk[i]! / rows.free[i]! : 0;
    const seen = before > 0 ? censorings[before - 1]! : undefined;
    return last.mean.map((_, j) => {
      const value = rows.covariates[i * rows.size + j]!;
      const observed = rows.event[i] === 1 ? value - means[met - 1]![j]! : 0;
      const expected = risk[i]! * (value * now.hazard - now.mean[j]!);
      const after = value * (last.freeHazard - now.freeHazard) - (last.freeMean[j]! - now.freeMean[j]!);
      const psi = seen ? (rows.event[i] === 0 ? seen.own[j]! : 0) - seen.all[j]! : 0;
      return observed - expected - later * after + psi;
    });
  });
}

interface Summed {
  /** Times of events, ascending. */
  readonly times: Float64Array;
  /** Mean covariates of each risk set. */
  readonly means: readonly (readonly number[])[];
  /** Element k: over the first k events. */
  readonly sums: readonly Sums[];
}

function sumsOf(rows: SubdistributionRisk, risk: Float64Array): Summed {
  const jumps: { time: number; hazard: number; free: number; mean: number[] }[] = [];
  walkSubdistribution(rows, risk, ({ time, sums, deaths, free }) => {
    const mean = Array.from(sums.first, (value) => value / sums.weight);
    jumps.push({ time, hazard: deaths / sums.weight, free, mean });
  });
  jumps.reverse();
  const zeros = new Array<number>(rows.size).fill(0);
  const sums: Sums[] = [{ hazard: 0, mean: zeros, freeHazard: 0, freeMean: zeros }];
  for (const { hazard, free, mean } of jumps) {
    const before = sums.at(-1)!;
    sums.push({
      hazard: before.hazard + hazard,
      mean: mean.map((value, j) => before.mean[j]! + hazard * value),
      freeHazard: before.freeHazard + hazard * free,
      freeMean: mean.map((value, j) => before.freeMean[j]! + hazard * free * value),
    });
  }
  return { times: Float64Array.from(jumps, ({ time }) => time), means: jumps.map(({ mean }) => mean), sums };
}

/** Times of censoring, ascending, with q(u): how all scores change with the share censored at u. */
function censoringsOf(
  rows: SubdistributionRisk,
  risk: Float64Array,
  { times, sums }: Pick<Summed, "times" | "sums">,
): Censoring[] {
  const last = sums.at(-1)!;
  let atRisk = rows.count.reduce((sum, count) => sum + count, 0);
  // Of those with a competing event so far: risk / share not censored, alone and times covariates.
  let weight = 0;
  const first = last.mean.map(() => 0);
  let all = last.mean.map(() => 0);
  const found: Censoring[] = [];
  for (let to = rows.time.length, from = to; to > 0; to = from) {
    const time = rows.time[to - 1]!;
    let censored = 0;
    for (; from > 0 && rows.time[from - 1] === time; from--) {
      if (rows.event[from - 1] === 0) censored += rows.count[from - 1]!;
    }
    if (censored > 0) {
      const before = sums[countBefore(times, time)]!;
      const own = first.map((value, j) => {
        const q =
          value * (last.freeHazard - before.freeHazard) - weight * (last.freeMean[j]! - before.freeMean[j]!);
        return q / atRisk;
      });
      all = all.map((sum, j) => sum + (censored * own[j]!) / atRisk);
      found.push({ time, own, all });
    }
    for (let i = from; i < to; i++) {
      atRisk -= rows.count[i]!;
      if (rows.event[i] !== 2) continue;
      const share = (rows.count[i]! * risk[i]!) / rows.free[i]!;
      weight += share;
      for (let j = 0; j < rows.size; j++) first[j]! += share * rows.covariates[i * rows.size + j]!;
    }
  }
  return found;
}

/** How many of the ascending times are before the given one. */
function countBefore(times: Float64Array, time: number): number {
  const above = firstAbove(times, time);
  return above > 0 && times[above - 1] === time ? above - 1 : above;
}
