import type { Interval } from "../interval.ts";

export interface AgreedUnits {
  /** How many units there are, all of which are rated alike by everybody. */
  readonly units: number;
  /** Chance that two ratings are equal that have nothing to do with each other. */
  readonly equal: number;
  readonly level: number;
}

/**
 * Limits of an agreement of 1 beyond chance, which leaves no error to judge them by: if a share k of units is rated
 * without error and the others by chance, all agree with a probability of (k + (1 - k) equal)^units; the lower limit is
 * the k that makes it alpha / 2 (as Clopper and Pearson have it), 0 where chance alone makes it more.
 */
export function fullAgreement({ units, equal, level }: AgreedUnits): Interval {
  const share = ((1 - level) / 2) ** (1 / units);
  return { lower: Math.max(0, (share - equal) / (1 - equal)), upper: 1 };
}
