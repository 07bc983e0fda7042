import { normalCdf, normalQuantile } from "../distributions/normal.ts";
import type { Interval } from "../interval.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { replicateQuantile } from "./replicate-quantile.ts";

/** The bias-corrected and accelerated interval. */
export interface BcaInterval extends Interval {
  readonly kind: "interval";
  /** Normal quantile of the share of replicates below the value: 0 without bias. */
  readonly biasCorrection: number;
  /** How fast the standard error grows with what is estimated. */
  readonly acceleration: number;
}

interface Replicated {
  readonly value: number;
  /** Ascending. */
  readonly sorted: Float64Array;
  readonly level: number;
}

/**
 * @param acceleration from {@link accelerationOf}
 * @returns "not estimable" where all replicates lie on one side of the value, or so that no limit can be found (not
 *   reached)
 */
export function bcaInterval(
  { value, sorted, level }: Replicated,
  acceleration: number,
): { readonly bca: BcaInterval | NotEstimable; readonly extreme: boolean } {
  const none = { bca: notEstimable("not reached"), extreme: false };
  const below = sorted.findIndex((replicate) => replicate >= value);
  if (below <= 0) return none;
  const biasCorrection = normalQuantile(below / sorted.length);
  const adjusted = ([-1, 1] as const).map((side) => {
    const z = biasCorrection + normalQuantile((1 + side * level) / 2);
    return { pole: 1 - acceleration * z, p: normalCdf(biasCorrection + z / (1 - acceleration * z)) };
  });
  if (adjusted.some(({ pole, p }) => !(pole > 0 && p > 0 && p < 1))) return none;
  const [lower, upper] = adjusted.map(({ p }) => replicateQuantile(sorted, p)) as [Quantile, Quantile];
  return {
    bca: { kind: "interval", lower: lower.value, upper: upper.value, biasCorrection, acceleration },
    extreme: lower.extreme || upper.extreme,
  };
}

type Quantile = ReturnType<typeof replicateQuantile>;

/**
 * From the values without each unit, by stratum: a sixth of the skewness of their influence. In R, for one stratum:
 * `L <- mean(u) - u; sum(L^3) / (6 * sum(L^2)^1.5)` with the values `u` (as `bootstrap::bcanon`; `boot::empinf` takes
 * distances from the value of all instead of the mean). With several strata, influences weigh with the size of their
 * stratum (Davison and Hinkley 1997, section 5.3), which boot leaves out.
 *
 * @returns nothing where no unit has an influence
 */
export function accelerationOf(without: readonly (readonly number[])[]): number | undefined {
  const influence = without.flatMap((stratum) => {
    const mean = stratum.reduce((sum, one) => sum + one / stratum.length, 0);
    return stratum.map((one) => ((stratum.length - 1) * (mean - one)) / stratum.length);
  });
  const largest = influence.reduce((most, one) => Math.max(most, Math.abs(one)), 0);
  const size = without.reduce(
    (most, stratum) => stratum.reduce((m, one) => Math.max(m, Math.abs(one)), most),
    0,
  );
  // Of equal values the mean is rounded.
  if (largest <= 1e-14 * size) return undefined;
  let [squares, cubes] = [0, 0];
  for (const one of influence) {
    squares += (one / largest) ** 2;
    cubes += (one / largest) ** 3;
  }
  return cubes / (6 * squares ** 1.5);
}
