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

/** Refuses what is no posterior of betaPosterior or gammaPosterior: shapes and rates are finite and above zero. */
export function checkPosterior(
  estimator: string,
  posterior: { readonly kind: string } & Partial<Readonly<Record<"a" | "b" | "shape" | "rate", number>>>,
): void {
  const { kind, a, b, shape, rate } = posterior;
  const parameters = kind === "beta posterior" ? [a, b] : [shape, rate];
  if (parameters.every((value) => value !== undefined && Number.isFinite(value) && value > 0)) return;
  throw new StatisticsError(
    estimator,
    "a posterior has a parameter that is not a finite number above zero",
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
