import type { Tier } from "../../src/released/site-data.ts";

/** The rules of one tier, as read from the policy file. */
export interface TierPolicy {
  readonly tier: Tier;
  readonly version: string;
  readonly counts: {
    /** Counts below this are hidden. */
    readonly threshold: number;
    /** Whether a zero of something sensitive is hidden too, with the same symbol. */
    readonly hideZero: boolean;
    /** Shown counts are rounded to multiples of this; 1 = exact. */
    readonly roundingBase: number;
    /** The smallest category that may stand in a table. */
    readonly smallestCategory: number;
  };
  readonly crossing: { readonly most: number };
  readonly rates: {
    readonly minimum: number;
    /** The step of a rate by size of its denominator, ascending; steps are proportions (0.05 = 5 points). 0 = unrounded. */
    readonly steps: readonly { readonly below: number | null; readonly step: number }[];
    readonly unreliableBelow: number;
  };
  readonly curves: { readonly minimum: number; readonly endsBelow: number; readonly gridMonths: number };
  readonly means: { readonly minimum: number; readonly digits: number | null };
  readonly discrimination: {
    readonly minimum: number;
    readonly events: number;
    readonly digits: number | null;
  };
  readonly periods: { readonly series: "month" | "quarter" | "half-year"; readonly minimumEvents: number };
}
