import { checkPositive, checkProbability, checkRecord } from "../check.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { censoringCurve } from "../survival/censoring-curve.ts";
import { tabulate } from "../survival/tabulate.ts";
import { checkScored, type ScoredFollowUp, strataOf } from "./concordance.ts";
import { countPairs } from "./concordant-pairs.ts";
import { type Concordance, concordanceOf } from "./pair-concordance.ts";

/** As for Harrell's C, without late entry and strata. */
export type UnoFollowUp = Omit<ScoredFollowUp, "entry" | "stratum">;

export interface UnoOptions {
  /** Only events up to this time open a pair, in the unit of `time`; without it, all do. */
  readonly horizon?: number;
  /** Confidence level. Default 0.95. */
  readonly level?: number;
}

/**
 * Of two people, how often does the one with the higher score have the event first, had nobody been censored? Uno's C.
 *
 * Each pair counts 1/G(t)^2, where G(t) is the share not yet censored just before the first event of the two
 * (Kaplan-Meier's, censoring as the event, after the events at the same time). Harrell's C counts every pair alike, so
 * that it depends on how long people were followed; Uno's does not, up to the horizon.
 *
 * @param data follow-up (0 = censored, 1 = event) with a score
 * @returns C with Wald's interval cut to 0 … 1, and the weighted pairs; "not estimable" without rows (no observations),
 *   without events, or where no two people can be compared up to the horizon (too few observations). The standard
 *   error is the infinitesimal jackknife's and takes G as known.
 * @throws StatisticsError on causes above 1, late entry, columns of unequal length, NaN and infinite values, clusters
 *   that are no whole numbers, negative weights, a horizon of zero or less
 *
 * In R: `concordance(Surv(time, cause) ~ score, timewt = "n/G2", ymax = horizon, reverse = TRUE)`.
 *
 * Source: Uno H, Cai T, Pencina MJ, D'Agostino RB, Wei LJ (2011). On the C-statistics for evaluating overall adequacy
 * of risk prediction procedures with censored survival data. Stat Med 30:1105-1117. doi:10.1002/sim.4154.
 */
export function unoConcordance(data: UnoFollowUp, options: UnoOptions = {}): Concordance | NotEstimable {
  checkRecord("unoConcordance", "data", data);
  const { horizon, level = 0.95 } = checkRecord("unoConcordance", "options", options);
  checkProbability("unoConcordance", "level", level);
  if (horizon !== undefined) checkPositive("unoConcordance", "horizon", horizon);
  const { n, events } = checkScored("unoConcordance", data);
  if (n === 0) return notEstimable("no observations");
  if (!events) return notEstimable("no events");
  const { time, cause, count, weight } = data;
  const mass = Array.from(time, (_, i) => (count?.[i] ?? 1) * (weight?.[i] ?? 1));
  const uncensored = censoringCurve(tabulate("unoConcordance", { time, cause, count: mass }), "after events");
  const weightAt = (at: number) => (horizon !== undefined && at > horizon ? 0 : uncensored(at) ** -2);
  const [rows] = strataOf(data);
  return concordanceOf([{ rows: rows!, pairs: countPairs(rows!, weightAt) }], {
    level,
    clustered: data.cluster !== undefined,
  });
}
