import { cholesky } from "../linear/cholesky.ts";
import { crossProducts, type Design, leverages, linearOf } from "./design.ts";
import type { LogisticRows } from "./logistic-data.ts";
import type { Likelihood } from "./maximize.ts";

export interface FirthBinomial extends Likelihood {
  readonly fitted: Float64Array;
}

/**
 * Log likelihood of 0/1 outcomes plus half the logarithm of the determinant of its information (Jeffreys' prior), with
 * its first derivative; `information` is that of the likelihood without the penalty. Nothing where it is singular.
 */
export function firthBinomial(
  { outcome, count }: LogisticRows,
  design: Design,
  coefficients: readonly number[],
): FirthBinomial | undefined {
  const linear = design.rows.map((x) => linearOf(x, coefficients));
  const fitted = Float64Array.from(linear, (value) => 1 / (1 + Math.exp(-value)));
  const weights = fitted.map((p, i) => count[i]! * p * (1 - p));
  const information = crossProducts(design, weights);
  const factor = cholesky(information);
  const pulls = leverages(design, weights);
  if (factor === undefined || pulls === undefined) return undefined;
  let value = factor.reduce((sum, row, j) => sum + Math.log(row[j]!), 0);
  const gradient = new Array<number>(coefficients.length).fill(0);
  for (const [i, x] of design.rows.entries()) {
    const towards = outcome[i] === 1 ? linear[i]! : -linear[i]!;
    // log p of what happened, without overflow on either side.
    value -= count[i]! * (Math.max(0, -towards) + Math.log1p(Math.exp(-Math.abs(towards))));
    const residual = count[i]! * (outcome[i]! - fitted[i]!) + pulls[i]! * (0.5 - fitted[i]!);
    for (let j = 0; j < x.length; j++) gradient[j]! += residual * x[j]!;
  }
  return { value, gradient, information, fitted };
}
