import type { Interval } from "../interval.ts";
import type { NotEstimable } from "../not-estimable.ts";

export interface ShrinkageOptions {
  /** Probability that the intervals hold, the prior taken as known. Default 0.95. */
  readonly level?: number;
  /** How the prior is found: "likelihood", the largest marginal likelihood, or "moments". Default "likelihood". */
  readonly method?: "likelihood" | "moments";
}

/** A unit, pulled towards what all units have in common. */
export interface ShrunkenUnit extends Interval {
  /** By its own data alone; "not estimable" where it has none. */
  readonly raw: number | NotEstimable;
  /** Mean of its posterior. */
  readonly shrunken: number;
  /** Share of its own data in that, 0 to 1. */
  readonly reliability: number;
}
