import { quantiles } from "../means/quantiles.ts";

/** Variation between units beyond chance. */
export interface Dispersion {
  /** Mean square of the winsorised standard scores: 1 where there is chance alone. */
  readonly phi: number;
  /** Variance between units, in squared units of the value; 0 where there is no more than chance. */
  readonly tau2: number;
}

/**
 * How much more than chance do units vary? Standard scores are pulled in to quantiles of theirs at both ends, so that the
 * outliers which a funnel is to find do not widen it.
 *
 * @param z standard scores about the target
 * @param sigma standard deviations of the units by chance
 * @param winsorised share at each end
 *
 * Source: Spiegelhalter DJ (2005). Handling over-dispersion of performance indicators. Qual Saf Health Care 14:347-351.
 * doi:10.1136/qshc.2005.013755.
 */
export function overDispersion(
  z: readonly number[],
  sigma: readonly number[],
  winsorised: number,
): Dispersion {
  const ends = quantiles(z, [winsorised, 1 - winsorised]);
  const [low, high] = ends.kind === "quantiles" ? [ends.values[0]!, ends.values[1]!] : [0, 0];
  const sum = z.reduce((total, score) => total + Math.min(high, Math.max(low, score)) ** 2, 0);
  const weights = sigma.map((value) => value ** -2);
  const total = weights.reduce((a, b) => a + b, 0);
  const squares = weights.reduce((a, b) => a + b * b, 0);
  const between = (sum - (z.length - 1)) / (total - squares / total);
  return { phi: sum / z.length, tau2: z.length > 1 ? Math.max(0, between) : 0 };
}
