import { checkCount, checkPart, checkProbability, checkRecord } from "../check.ts";
import type { Interval } from "../interval.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { wilson } from "../proportions/wilson.ts";

export interface PartlyKnown {
  /** People known to have had the event. */
  readonly events: number;
  /** People whose outcome is known. */
  readonly n: number;
  /** People whose outcome is not. */
  readonly missing: number;
}

export interface BoundsOptions {
  /** Confidence level. Default 0.95. */
  readonly level?: number;
}

export interface MissingOutcomeBounds {
  readonly kind: "bounds";
  /** Share where nobody missing had the event. */
  readonly lowest: number;
  /** Share where everybody missing had it. */
  readonly highest: number;
  /** From Wilson's lower limit of the lowest share to his upper limit of the highest. */
  readonly limits: Interval;
  /** Share among those known, which is right only where missing tells nothing; absent where nobody is known. */
  readonly amongKnown?: number;
  /** People whose outcome is not known, of all. */
  readonly missingShare: number;
}

/**
 * What can the share be, whatever became of those whose outcome is missing? The best and the worst case, without any
 * assumption about them.
 *
 * @returns the bounds; "not estimable" without people (no observations)
 * @throws StatisticsError where the numbers are no counts, or events are more than n
 *
 * In R: `c(events, events + missing) / (n + missing)`; limits from `prop.test(correct = FALSE)`.
 *
 * Source: Manski CF (1989). Anatomy of the selection problem. J Hum Resour 24:343-360. doi:10.2307/145818.
 */
export function missingOutcomeBounds(
  data: PartlyKnown,
  options: BoundsOptions = {},
): MissingOutcomeBounds | NotEstimable {
  const { events, n, missing } = checkRecord("missingOutcomeBounds", "data", data);
  const { level = 0.95 } = checkRecord("missingOutcomeBounds", "options", options);
  checkPartlyKnown("missingOutcomeBounds", { events, n, missing });
  checkProbability("missingOutcomeBounds", "level", level);
  const all = n + missing;
  const best = wilson(events, all, { level });
  const worst = wilson(events + missing, all, { level });
  if (best.kind === "not estimable" || worst.kind === "not estimable") return notEstimable("no observations");
  return {
    kind: "bounds",
    lowest: best.value,
    highest: worst.value,
    limits: { lower: best.lower, upper: worst.upper },
    ...(n > 0 && { amongKnown: events / n }),
    missingShare: missing / all,
  };
}

export function checkPartlyKnown(estimator: string, { events, n, missing }: PartlyKnown): void {
  checkPart(estimator, events, n);
  checkCount(estimator, "missing", missing);
  checkCount(estimator, "n + missing", n + missing);
}
