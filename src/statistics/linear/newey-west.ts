import type { Matrix } from "./cholesky.ts";

/**
 * Sum of u_t u_s' over times less than lag + 1 apart, with weights that fall to 0 in a straight line (Bartlett's): what
 * neighbouring rows of a series have in common counts, and the sum is never negative.
 *
 * @param scores a row for each time, in the order of times
 * @returns with lag 0 the sum of u_t u_t'
 *
 * Source: Newey WK, West KD (1987). A simple, positive semi-definite, heteroskedasticity and autocorrelation consistent
 * covariance matrix. Econometrica 55:703-708. doi:10.2307/1913610.
 */
export function neweyWestSum(scores: readonly ArrayLike<number>[], lag: number): number[][] {
  const size = scores[0]?.length ?? 0;
  const sum = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  for (let apart = 0; apart <= Math.min(lag, scores.length - 1); apart++) {
    const weight = (1 - apart / (lag + 1)) / (apart === 0 ? 2 : 1);
    for (let t = apart; t < scores.length; t++) {
      const [now, before] = [scores[t]!, scores[t - apart]!];
      for (let j = 0; j < size; j++) {
        for (let k = 0; k < size; k++) {
          sum[j]![k]! += weight * (now[j]! * before[k]! + before[j]! * now[k]!);
        }
      }
    }
  }
  return sum;
}

/**
 * The lag for Newey and West's sum that the series itself asks for (1994, Bartlett's weights, without prewhitening),
 * not rounded.
 *
 * @param totals sum of the scores of each time over the covariates, in the order of times
 * @returns 0 where nothing is left to estimate it from
 *
 * In R: `sandwich::bwNeweyWest(model, prewhite = FALSE)`.
 *
 * Source: Newey WK, West KD (1994). Automatic lag selection in covariance matrix estimation. Rev Econ Stud 61:631-653.
 * doi:10.2307/2297912.
 */
export function neweyWestBandwidth(totals: ArrayLike<number>): number {
  const n = totals.length;
  const most = Math.min(n - 1, Math.floor(4 * (n / 100) ** (2 / 9)));
  let [level, slope] = [0, 0];
  for (let apart = 0; apart <= most; apart++) {
    let sum = 0;
    for (let t = apart; t < n; t++) sum += totals[t]! * totals[t - apart]!;
    level += (apart === 0 ? 1 : 2) * (sum / n);
    slope += 2 * apart * (sum / n);
  }
  return level === 0 ? 0 : 1.1447 * ((slope / level) ** 2) ** (1 / 3) * n ** (1 / 3);
}

/** A^-1 M A^-1 for symmetric matrices, from A^-1. */
export function between(bread: Matrix, meat: Matrix): number[][] {
  const half = bread.map((row) =>
    meat.map((_, k) => row.reduce((sum, value, l) => sum + value * meat[l]![k]!, 0)),
  );
  return half.map((row) =>
    bread.map((_, k) => row.reduce((sum, value, l) => sum + value * bread[l]![k]!, 0)),
  );
}
