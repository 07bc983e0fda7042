import { cholesky, inverse } from "../linear/cholesky.ts";
import type { Stratum } from "./cox-data.ts";
import type { Likelihood } from "./maximize.ts";
import { PartialLikelihood } from "./partial-likelihood.ts";
import { meetings, type Ties, walkRiskSets } from "./risk-sets.ts";
import type { WeightedSums } from "./weighted-sums.ts";

/**
 * Log partial likelihood plus half the logarithm of the determinant of its information (Jeffreys' prior), with its
 * first derivative; `information` is that of the likelihood without the penalty. Nothing where it is singular.
 */
export function firthLikelihood(
  strata: readonly Stratum[],
  coefficients: readonly number[],
  ties: Ties,
): Likelihood | undefined {
  const size = coefficients.length;
  const likelihood = new PartialLikelihood(size, ties);
  // Derivatives of the information: element (j * size + k) * size + l by coefficient l.
  const slopes = new Float64Array(size ** 3);
  for (const { rows } of strata) {
    walkRiskSets(
      rows,
      coefficients,
      (set) => {
        likelihood.observe(rows, set, { coefficients, times: 1 });
        for (const { sums, weight } of meetings(set, ties)) {
          likelihood.subtract(sums, weight);
          addThirdMoments(slopes, sums, weight);
        }
      },
      { third: true },
    );
  }
  const factor = cholesky(likelihood.information);
  if (factor === undefined) return undefined;
  const covariance = inverse(factor);
  const gradient = likelihood.gradient.map((value, l) => {
    let trace = 0;
    for (let j = 0; j < size; j++) {
      for (let k = 0; k < size; k++) trace += covariance[j]![k]! * slopes[(j * size + k) * size + l]!;
    }
    return value + trace / 2;
  });
  const penalty = factor.reduce((sum, row, j) => sum + Math.log(row[j]!), 0);
  return { value: likelihood.value + penalty, gradient, information: likelihood.information };
}

/** Third central moments of the covariates in a risk set. */
function addThirdMoments(
  slopes: Float64Array,
  { weight: total, first, second, third }: WeightedSums,
  times: number,
): void {
  const size = first.length;
  const mean = first.map((value) => value / total);
  const moment = (j: number, k: number) => {
    const [low, high] = j < k ? [j, k] : [k, j];
    return second[(high * (high + 1)) / 2 + low]! / total;
  };
  for (let j = 0, at = 0; j < size; j++) {
    for (let k = 0; k < size; k++) {
      for (let l = 0; l < size; l++, at++) {
        const central =
          third[at]! / total -
          mean[j]! * moment(k, l) -
          mean[k]! * moment(j, l) -
          mean[l]! * moment(j, k) +
          2 * mean[j]! * mean[k]! * mean[l]!;
        slopes[at]! += times * central;
      }
    }
  }
}
