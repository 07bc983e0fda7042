import type { Tier } from "../../src/released/site-data.ts";

/** Periods of a series, from fine to coarse. */
export type Period = "month" | "quarter" | "half-year" | "year";

/** The rules of one tier, as read from the policy file (data/disclosure-policy.json). */
export interface TierPolicy {
  readonly tier: Tier;
  readonly version: string;
  readonly counts: {
    /** Counts below this are hidden, and so are parts whose complement lies below it. */
    readonly threshold: number;
    /** Whether any zero is hidden, with the symbol of small counts. */
    readonly hideZero: boolean;
    /** Which zeros: those of every measure, of sensitive measures only, or none. */
    readonly zeros: "hidden" | "hidden where sensitive" | "shown";
    /** Shown counts are rounded to multiples of this; 1 = exact. */
    readonly roundingBase: number;
    /** The smallest category (in people) that may stand in a table. */
    readonly smallestCategory: number;
    /** Whether shown counts are hidden too from which a hidden one would follow by adding and subtracting. */
    readonly complementary: boolean;
  };
  readonly crossing: {
    /** Most dimensions that may be crossed. */
    readonly most: number;
    /** Dimensions that do not describe people, and so do not count. */
    readonly uncounted: readonly string[];
    /** Dimensions that count as one. */
    readonly together: readonly (readonly string[])[];
  };
  readonly rates: {
    readonly minimum: number;
    /** The step of a rate by size of its denominator, ascending; steps are proportions (0.05 = 5 points). 0 = unrounded. */
    readonly steps: readonly { readonly below: number | null; readonly step: number }[];
    /** [u] where the denominator is smaller … */
    readonly unreliableBelow: number;
    /** … or the interval at least this wide. */
    readonly unreliableWidth: number;
  };
  readonly curves: {
    readonly minimum: number;
    readonly endsBelow: number;
    readonly gridMonths: number;
    /** Whether curves may be read between the months of the grid. */
    readonly landmarks: "on the grid" | "anywhere";
    /**
     * counted: the number at risk is a count of its own. derived: it is what a reader works out from the other
     * columns, with the bounds that these leave, and so tells nothing more than they do.
     */
    readonly atRisk: "counted" | "derived";
  };
  readonly means: {
    readonly minimum: number;
    /** Decimal digits of means and standard deviations; null = unrounded. */
    readonly digits: number | null;
    /** Dominance: a mean is hidden where one contributor makes more than this share of the total, … */
    readonly largestShare: number;
    /** … or two make more than this. */
    readonly twoLargestShare: number;
  };
  readonly quantiles: {
    readonly minimum: number;
    /** Fewest people below, and above, the bin in which a quantile lies … */
    readonly sides: number;
    /** … and in it. */
    readonly bin: number;
  };
  /** Coefficients and comparison estimates, which keep the floors of `discrimination` as well. */
  readonly models: {
    /** 0 = not asked. */
    readonly eventsPerParameter: number;
    readonly residualDegreesOfFreedom: number;
    /** Significant digits; null = unrounded. */
    readonly digits: number | null;
    /** Whether terms may be shown that repeat their data. */
    readonly saturated: "hidden" | "shown";
  };
  /** What has no statement in counts: areas, correlations, coefficients. */
  readonly discrimination: {
    readonly minimum: number;
    readonly events: number;
    readonly nonEvents: number;
    readonly digits: number | null;
  };
  readonly periods: {
    /** Finest period of a series with dimensions … */
    readonly series: Period;
    /** … and of a series of everybody. */
    readonly totals: Period;
    readonly minimumEvents: number;
    /** The fewest people whose records must have changed for a period to be shown otherwise than before; 0: none. */
    readonly corrections: number;
  };
  readonly audit: {
    /** Characteristics crossed at once in a count that a build proves; null = a build of this tier is not audited. */
    readonly crossing: number | null;
    /** The same for a release, which may take longer. */
    readonly releaseCrossing: number | null;
    /** Values that each protected count must be able to have at least. */
    readonly width: number;
  };
  readonly intake: {
    /** Whether the check report may name file, line and column. */
    readonly places: boolean;
    /** Share of a file's rows that may be quarantined before a build stops. */
    readonly quarantineLimit: number;
  };
}
