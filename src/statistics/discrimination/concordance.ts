import { checkColumn, checkProbability, checkRecord, checkSameLength } from "../check.ts";
import { StatisticsError } from "../errors.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { distinct, type FollowUp, indexOf, tabulate } from "../survival/tabulate.ts";
import { countPairs, type ScoredRows } from "./concordant-pairs.ts";
import { type Concordance, concordanceOf } from "./pair-concordance.ts";

export interface ScoredFollowUp extends FollowUp {
  /** Higher should mean an earlier event, in any unit. */
  readonly score: ArrayLike<number>;
  /** Number of the stratum of each row; pairs are compared within strata. */
  readonly stratum?: ArrayLike<number>;
  /** What each person of the row stands for, zero or more; without it, 1. */
  readonly weight?: ArrayLike<number>;
  /** Number of the person, or the service, that rows belong to; without it, each row is another person. */
  readonly cluster?: ArrayLike<number>;
}

export interface ConcordanceOptions {
  /** Confidence level. Default 0.95. */
  readonly level?: number;
}

/**
 * Of two people, how often does the one with the higher score have the event first? Harrell's C.
 *
 * A pair counts where one had the event while the other was under observation without it; those who have it at the
 * same time do not count, those censored at the time do. The standard error is the infinitesimal jackknife's, which
 * takes the score as given: for a model judged by the data it was fitted to, C is too high.
 *
 * @param data follow-up (0 = censored, 1 = event) with a score; with `entry`, start-stop rows
 * @returns C with Wald's interval cut to 0 … 1; "not estimable" without rows (no observations), without events, or
 *   where no two people can be compared (too few observations). A score that is the same for everybody gives 0.5, and
 *   one that ranks every pair rightly 1, without width
 * @throws StatisticsError on causes above 1, columns of unequal length, NaN and infinite values, strata and clusters
 *   that are no whole numbers, negative weights
 *
 * In R: `concordance(Surv(entry, time, cause) ~ score + strata(s), reverse = TRUE, weights, cluster)`, and
 * `summary(coxph(…))$concordance` with the linear predictor as score.
 *
 * Source: Harrell FE, Califf RM, Pryor DB, Lee KL, Rosati RA (1982). Evaluating the yield of medical tests. JAMA
 * 247:2543-2546. doi:10.1001/jama.1982.03320430047030. Variance: Therneau T, Atkinson E. Concordance (vignette of R's
 * survival).
 */
export function concordance(
  data: ScoredFollowUp,
  options: ConcordanceOptions = {},
): Concordance | NotEstimable {
  checkRecord("concordance", "data", data);
  const { level = 0.95 } = checkRecord("concordance", "options", options);
  checkProbability("concordance", "level", level);
  const table = checkScored("concordance", data);
  if (table.n === 0) return notEstimable("no observations");
  if (!table.events) return notEstimable("no events");
  return concordanceOf(
    strataOf(data).map((rows) => ({ rows, pairs: countPairs(rows) })),
    { level, clustered: data.cluster !== undefined },
  );
}

/** Refuses what {@link ScoredFollowUp} is not; the number of people, and whether any had the event. */
export function checkScored(
  estimator: string,
  data: ScoredFollowUp,
): { readonly n: number; readonly events: boolean } {
  const { time, cause, entry, count, score, stratum, weight, cluster } = data;
  checkSameLength(estimator, { time, cause, entry, count, score, stratum, weight, cluster });
  checkColumn(estimator, "score", score);
  for (const [name, column] of Object.entries({ stratum, cluster })) {
    if (column && Array.from(column).some((value) => !Number.isSafeInteger(value))) {
      throw new StatisticsError(estimator, `a ${name} is not a whole number`, `Number each ${name}`);
    }
  }
  if (weight && Array.from(weight).some((value) => !Number.isFinite(value) || value < 0)) {
    throw new StatisticsError(
      estimator,
      "a weight is not a finite number of zero or more",
      "Trim or leave out rows without a sound weight, and say how many",
    );
  }
  const table = tabulate(estimator, data);
  if (table.causes > 1) {
    throw new StatisticsError(
      estimator,
      "there are competing events (cause 2 or more)",
      "Code them 0 to judge the score by the hazard of cause 1",
    );
  }
  return { n: table.n, events: table.ended.some((number, k) => k % 2 === 1 && number > 0) };
}

/** Rows with people in them, by stratum. */
export function strataOf(data: ScoredFollowUp): ScoredRows[] {
  const numbers = data.stratum ? distinct(data.stratum) : Float64Array.of(0);
  const strata = Array.from(numbers, (): number[] => []);
  for (let i = 0; i < data.time.length; i++) {
    if (data.count?.[i] !== 0) strata[data.stratum ? indexOf(numbers, data.stratum[i]!) : 0]!.push(i);
  }
  return strata.map((index) => ({
    time: index.map((i) => data.time[i]!),
    event: index.map((i) => data.cause[i]! === 1),
    entry: data.entry && index.map((i) => data.entry![i]!),
    score: index.map((i) => data.score[i]!),
    count: index.map((i) => data.count?.[i] ?? 1),
    weight: index.map((i) => data.weight?.[i] ?? 1),
    cluster: index.map((i) => data.cluster?.[i] ?? i),
  }));
}
