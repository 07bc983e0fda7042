import { StatisticsError } from "../errors.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import {
  directStandardization,
  type StandardizationOptions,
  type StandardizedRate,
  type Stratum,
} from "./direct-standardization.ts";

export type StandardizedPair = readonly [StandardizedRate, StandardizedRate];

/**
 * Both groups' standardized rates.
 *
 * @throws StatisticsError where the groups differ in strata or standard
 */
export function standardizedRates(
  estimator: string,
  first: readonly Stratum[],
  second: readonly Stratum[],
  options: StandardizationOptions,
): StandardizedPair | NotEstimable {
  const unlike =
    first.length !== second.length || first.some((row, i) => row.standard !== second[i]!.standard);
  if (unlike) {
    throw new StatisticsError(
      estimator,
      "the groups have not the same strata with the same standard",
      "Give both groups the same strata in the same order",
    );
  }
  const a = directStandardization(first, options);
  const b = directStandardization(second, options);
  if (a.kind === "not estimable" || b.kind === "not estimable") return notEstimable("no observations");
  return [a, b];
}
