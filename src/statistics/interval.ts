/** A confidence interval (or limits of another kind, where said), in the unit of its estimate. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/** An estimate with its interval. */
export interface Estimate extends Interval {
  readonly kind: "estimate";
  readonly value: number;
}
