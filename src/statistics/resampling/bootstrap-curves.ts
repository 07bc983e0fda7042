import { checkColumn, checkProbability, checkRecord } from "../check.ts";
import type { Interval } from "../interval.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { type GroupedFollowUp, splitByGroup } from "../survival/grouped-follow-up.ts";
import { checkReplicates } from "./check-resampling.ts";
import { countedCells } from "./counted-cells.ts";
import { Random } from "./random.ts";
import { resampledCurves } from "./resampled-curves.ts";

export interface BootstrapCurvesOptions {
  /** How many resamples are drawn, at least 2. Default 1000. */
  readonly replicates?: number;
  /** Start of the random numbers (R's `set.seed`), a whole number from 0 to 2^31 - 1. Default 1. */
  readonly seed?: number;
  /** Confidence level. Default 0.95. */
  readonly level?: number;
}

export interface BootstrapPoint extends Interval {
  readonly kind: "point";
  readonly time: number;
  readonly survival: number;
  /** Standard deviation of the replicates. */
  readonly standardError: number;
  /** Replicates whose follow-up ended before the time with people left: their last value is carried on. */
  readonly carried: number;
}

export interface BootstrapCurve {
  readonly group: number;
  readonly n: number;
  /** In the order of the times. */
  readonly points: readonly (BootstrapPoint | (NotEstimable & { readonly time: number }))[];
  /** Survival by replicate and time: element replicate * points + point. */
  readonly replicates: Float64Array;
}

export interface BootstrapCurves {
  readonly kind: "bootstrap curves";
  /** By group number, ascending. */
  readonly curves: readonly BootstrapCurve[];
}

/**
 * How well are survival curves known, without a formula? Kaplan-Meier curves of people drawn with replacement within
 * each group, with the percentile interval at each time. From counts by time, so that a thousand replicates of 100,000
 * people take about a second; people are drawn one by one, so that the replicates are those of `bootstrap`. From the
 * replicates comes the interval of anything made of curves, for example of a difference.
 *
 * @param data follow-up by person or counted, with group (without it, all are group 0); cause 0 or 1; no entry
 * @param times at which the curves are wanted, in any order
 * @returns a curve for each group with people; a point of it is "not estimable" where the group's follow-up ended
 *   before, with people left (not reached), or its replicates are all equal (no variation; nobody had the event by
 *   then: {@link zeroEventBound}); all is "not estimable" without people (no observations)
 * @throws StatisticsError on columns that are not what follow-up is, other causes, late entry, counts that are not
 *   whole, and NaN and infinite times
 *
 * In R: `boot::censboot(data, function(d) summary(survfit(Surv(time, cause) ~ group, d), times)$surv, R, strata)`.
 *
 * Source: Efron B (1981). Censored data and the bootstrap. J Am Stat Assoc 76:312-319.
 * doi:10.1080/01621459.1981.10477650.
 */
export function bootstrapCurves(
  data: Omit<GroupedFollowUp, "group" | "stratum" | "entry"> & { readonly group?: ArrayLike<number> },
  times: ArrayLike<number>,
  options: BootstrapCurvesOptions = {},
): BootstrapCurves | NotEstimable {
  checkRecord("bootstrapCurves", "data", data);
  const { replicates = 1000, seed = 1, level = 0.95 } = checkRecord("bootstrapCurves", "options", options);
  checkReplicates("bootstrapCurves", "replicates", replicates);
  const random = Random.from("bootstrapCurves", seed);
  checkProbability("bootstrapCurves", "level", level);
  checkColumn("bootstrapCurves", "times", times);
  checkColumn("bootstrapCurves", "time", data.time);
  const { groups, strata } = splitByGroup("bootstrapCurves", {
    ...data,
    group: data.group ?? new Uint8Array(data.time.length),
  });
  const people = strata[0]?.groups.map((rows) => countedCells("bootstrapCurves", rows)) ?? [];
  const drawn = people.map((one) => resampledCurves(one, times, replicates));
  for (let replicate = 0; replicate < replicates; replicate++)
    for (const one of drawn) one.draw(random, replicate);
  const curves = drawn.flatMap((one, g) =>
    one.n === 0 ? [] : [{ group: groups[g]!, n: one.n, points: one.points(level), replicates: one.survival }],
  );
  return curves.length === 0 ? notEstimable("no observations") : { kind: "bootstrap curves", curves };
}
