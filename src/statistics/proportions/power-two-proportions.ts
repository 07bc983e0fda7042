import { checkCount, checkProbability, checkRecord } from "../check.ts";
import { normalCdf, normalQuantile } from "../distributions/normal.ts";
import { StatisticsError } from "../errors.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";

export interface TwoGroups {
  /** True share in the first group, from 0 to 1. */
  readonly p1: number;
  /** True share in the second group. */
  readonly p2: number;
  readonly n1: number;
  readonly n2: number;
}

export interface PowerOptions {
  /** Two-sided significance level. Default 0.05. */
  readonly alpha?: number;
}

/**
 * If two true shares differ like this, how probably would a test of the two groups show it? Normal approximation;
 * the tail on the wrong side is not counted.
 *
 * @returns a probability; "not estimable" where a group is empty (no observations), or both shares are 0 or both
 *   are 1 (no variation)
 * @throws StatisticsError where shares lie outside 0 to 1 or sizes are no counts
 *
 * In R, for equal sizes: `power.prop.test(n, p1, p2)$power`.
 *
 * Source: Fleiss JL, Levin B, Paik MC (2003). Statistical methods for rates and proportions, section 4.3.
 * doi:10.1002/0471445428.
 */
export function powerTwoProportions(
  groups: TwoGroups,
  options: PowerOptions = {},
): { readonly kind: "power"; readonly power: number } | NotEstimable {
  const { p1, p2, n1, n2 } = checkRecord("powerTwoProportions", "groups", groups);
  const { alpha = 0.05 } = checkRecord("powerTwoProportions", "options", options);
  checkShare("powerTwoProportions", "p1", p1);
  checkShare("powerTwoProportions", "p2", p2);
  checkCount("powerTwoProportions", "n1", n1);
  checkCount("powerTwoProportions", "n2", n2);
  checkProbability("powerTwoProportions", "alpha", alpha);
  if (n1 === 0 || n2 === 0) return notEstimable("no observations");
  if ((p1 === 0 && p2 === 0) || (p1 === 1 && p2 === 1)) return notEstimable("no variation");
  return { kind: "power", power: power(groups, alpha) };
}

export function checkShare(estimator: string, name: string, value: number): void {
  if (!Number.isFinite(value) || !(value >= 0 && value <= 1)) {
    throw new StatisticsError(estimator, `${name} is not a share from 0 to 1`, "Write 20 % as 0.2");
  }
}

/** Power of valid input whose shares are not both 0 or both 1; 1 where the shares are 0 and 1. */
export function power({ p1, p2, n1, n2 }: TwoGroups, alpha: number): number {
  const pooled = (n1 * p1 + n2 * p2) / (n1 + n2);
  const underNone = Math.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2));
  const underSome = Math.sqrt((p1 * (1 - p1)) / n1 + (p2 * (1 - p2)) / n2);
  const excess = Math.abs(p1 - p2) - normalQuantile(1 - alpha / 2) * underNone;
  if (underSome === 0) return excess > 0 ? 1 : 0;
  return normalCdf(excess / underSome);
}
