import { checkProbability, checkRecord } from "../check.ts";
import type { Interval } from "../interval.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { newcombe } from "../proportions/newcombe.ts";
import { type BoundsOptions, checkPartlyKnown, type PartlyKnown } from "./missing-outcome-bounds.ts";

export interface MissingOutcomeDifference {
  readonly kind: "bounds";
  /** Nobody missing in the first group had the event, everybody missing in the second. */
  readonly lowest: number;
  /** The other way round. */
  readonly highest: number;
  /** From Newcombe's lower limit of the lowest difference to his upper limit of the highest. */
  readonly limits: Interval;
  /** Difference among those known; absent where a group has none. */
  readonly amongKnown?: number;
  /** Whether the sign of the difference is the same in every case. */
  readonly signKnown: boolean;
}

/**
 * What can the difference of two shares be, whatever became of those whose outcome is missing? First minus second, in
 * the two extreme cases.
 *
 * @returns the bounds; "not estimable" where a group is empty (no observations)
 * @throws StatisticsError where the numbers are no counts, or events are more than n
 *
 * In R: the definition; limits from `DescTools::BinomDiffCI(method = "score")`.
 *
 * Source: Horowitz JL, Manski CF (2000). Nonparametric analysis of randomized experiments with missing covariate and
 * outcome data. J Am Stat Assoc 95:77-84. doi:10.1080/01621459.2000.10473902.
 */
export function missingOutcomeDifference(
  first: PartlyKnown,
  second: PartlyKnown,
  options: BoundsOptions = {},
): MissingOutcomeDifference | NotEstimable {
  checkRecord("missingOutcomeDifference", "first", first);
  checkRecord("missingOutcomeDifference", "second", second);
  const { level = 0.95 } = checkRecord("missingOutcomeDifference", "options", options);
  checkPartlyKnown("missingOutcomeDifference", first);
  checkPartlyKnown("missingOutcomeDifference", second);
  checkProbability("missingOutcomeDifference", "level", level);
  const none = ({ events, n, missing }: PartlyKnown) => ({ events, n: n + missing });
  const all = ({ events, n, missing }: PartlyKnown) => ({ events: events + missing, n: n + missing });
  const low = newcombe(none(first), all(second), { level });
  const high = newcombe(all(first), none(second), { level });
  if (low.kind === "not estimable" || high.kind === "not estimable") return notEstimable("no observations");
  const known = first.n > 0 && second.n > 0;
  return {
    kind: "bounds",
    lowest: low.value,
    highest: high.value,
    limits: { lower: low.lower, upper: high.upper },
    ...(known && { amongKnown: first.events / first.n - second.events / second.n }),
    signKnown: low.value > 0 || high.value < 0,
  };
}
