/** Why sound input still allows no estimate. */
export type NotEstimableReason =
  | "no observations"
  | "one observation"
  | "too few observations"
  | "no events"
  | "only events"
  | "no variation"
  | "one group only"
  | "perfect separation"
  | "not reached"
  /** The best fit lies where no population can: a negative variance, or no maximum at all. */
  | "no proper solution"
  /** Counts vary no more than Poisson's. */
  | "no overdispersion"
  /** The search for the best fit did not settle. */
  | "no convergence";

/** The answer where sound input allows no estimate; NaN and null never stand for it. */
export interface NotEstimable {
  readonly kind: "not estimable";
  readonly reason: NotEstimableReason;
}

export const notEstimable = (reason: NotEstimableReason): NotEstimable => ({ kind: "not estimable", reason });
