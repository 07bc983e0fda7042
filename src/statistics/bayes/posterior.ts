import { checkRecord } from "../check.ts";
import { StatisticsError } from "../errors.ts";
import type { Interval } from "../interval.ts";
import type { NotEstimable } from "../not-estimable.ts";
import { root } from "../numeric/root.ts";
import type { Warnings } from "../warning.ts";

export interface PosteriorOptions {
  /** Probability that the intervals hold. Default 0.95. */
  readonly level?: number;
}

/** What is believed of a quantity: a distribution in few numbers. */
export interface Posterior extends Interval {
  readonly mean: number;
  readonly median: number;
  readonly sd: number;
  /** The shortest interval of the level; none where the density has two peaks or is flat. */
  readonly highestDensity: Interval | NotEstimable;
  readonly warnings: Warnings<"prior only">;
}

/** Beyond these a distribution is a point, or has all its weight at the ends. */
const [SMALLEST, LARGEST] = [1e-12, 1e15];

/** Refuses what is no posterior of betaPosterior or gammaPosterior: shapes and rates are above zero, of a size that data have. */
export function checkPosterior(
  estimator: string,
  posterior: { readonly kind: string; readonly mean: number; readonly sd: number } & Partial<
    Readonly<Record<"a" | "b" | "shape" | "rate", number>>
  >,
): void {
  const { kind, mean, sd, a, b, shape, rate } = checkRecord(estimator, "posterior", posterior);
  const parameters = kind === "beta posterior" ? [a, b] : [shape, rate];
  const isSound = (value: number | undefined) =>
    typeof value === "number" && value >= SMALLEST && value <= LARGEST;
  if (parameters.every(isSound) && Number.isFinite(mean) && Number.isFinite(sd)) return;
  throw new StatisticsError(
    estimator,
    "a posterior has a parameter that is not a number from 1e-12 to 1e15",
    "Give what betaPosterior or gammaPosterior returned",
  );
}

interface Peaked {
  readonly quantile: (p: number) => number;
  /** Up to a constant factor. */
  readonly logDensity: (x: number) => number;
}

/**
 * The shortest interval of a distribution with one peak inside its range, skewed to the right or symmetric: of those with
 * the probability of the level, the one with the same density at both ends. It leaves no more below than above.
 */
export function highestDensity({ quantile, logDensity }: Peaked, level: number): Interval {
  const rest = 1 - level;
  const ends = (share: number): Interval => ({
    lower: quantile(rest * share),
    upper: quantile(rest * share + level),
  });
  const excess = (share: number) => {
    const { lower, upper } = ends(share);
    return logDensity(lower) - logDensity(upper);
  };
  return ends(root(excess, Number.MIN_VALUE, 0.75));
}
