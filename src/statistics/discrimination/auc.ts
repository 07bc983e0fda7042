import {
  checkColumn,
  checkCounts,
  checkIndicator,
  checkProbability,
  checkRecord,
  checkSameLength,
} from "../check.ts";
import { normalQuantile } from "../distributions/normal.ts";
import type { Estimate } from "../interval.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";

/** Scores and outcomes, one element a row: a person, or everybody who shares both with their number in `count`. */
export interface ScoredOutcomes {
  /** Higher means expected to be more likely; any finite numbers, levels of an ordinal scale included. */
  readonly score: ArrayLike<number>;
  /** 1 = had the event, 0 = did not. */
  readonly outcome: ArrayLike<number>;
  /** Number of people in the row; without it, 1. */
  readonly count?: ArrayLike<number>;
}

export interface AucOptions {
  /** Confidence level. Default 0.95. */
  readonly level?: number;
}

export interface AucEstimate extends Estimate {
  /** DeLong's. */
  readonly standardError: number;
  readonly events: number;
  readonly nonEvents: number;
}

/**
 * How well does a score rank those with the event above those without? The area under the ROC curve, the share
 * of pairs ranked rightly (ties count half), with DeLong's interval, cut at 0 and 1.
 *
 * @param data scores and outcomes by person, or an ordinal level x outcome table as rows with counts
 * @returns the area; "not estimable" without people, without events, with events only, or with one of either, or less by its counts
 *   (one observation). Where every pair is ranked rightly (or wrongly) and DeLong's interval has no width, the
 *   exact bound from as many independent pairs as there are, (alpha/2)^(1/min(events, non-events)). A score that is
 *   the same for everybody gives 0.5, without width
 * @throws StatisticsError on NaN and infinite scores, outcomes other than 0 and 1, negative counts
 *
 * In R: `pROC::ci.auc(pROC::roc(outcome, score, direction = "<"), method = "delong")`.
 *
 * Source: DeLong ER, DeLong DM, Clarke-Pearson DL (1988). Comparing the areas under two or more correlated
 * receiver operating characteristic curves. Biometrics 44:837-845. doi:10.2307/2531595.
 */
export function auc(data: ScoredOutcomes, options: AucOptions = {}): AucEstimate | NotEstimable {
  checkRecord("auc", "data", data);
  const { level = 0.95 } = checkRecord("auc", "options", options);
  checkProbability("auc", "level", level);
  const levels = countByScore(data);
  const events = levels.reduce((sum, row) => sum + row.events, 0);
  const nonEvents = levels.reduce((sum, row) => sum + row.nonEvents, 0);
  if (events + nonEvents === 0) return notEstimable("no observations");
  if (events === 0) return notEstimable("no events");
  if (nonEvents === 0) return notEstimable("only events");
  if (events <= 1 || nonEvents <= 1) return notEstimable("one observation");
  const value = area(levels, events, nonEvents);
  const standardError = Math.sqrt(variance(levels, { value, events, nonEvents }));
  const limits = interval({ value, standardError, level, pairs: Math.min(events, nonEvents) });
  return { kind: "estimate", value, ...limits, standardError, events, nonEvents };
}

interface LevelCount {
  readonly score: number;
  events: number;
  nonEvents: number;
}

/** Counts by distinct score, ascending. */
function countByScore({ score, outcome, count }: ScoredOutcomes): LevelCount[] {
  checkSameLength("auc", { score, outcome, count });
  checkIndicator("auc", "outcome", outcome);
  if (count) checkCounts("auc", "count", count);
  checkColumn("auc", "score", score);
  const levels = new Map<number, LevelCount>();
  for (let i = 0; i < score.length; i++) {
    const number = count?.[i] ?? 1;
    const key = score[i]!;
    const level = levels.get(key) ?? { score: key, events: 0, nonEvents: 0 };
    if (outcome[i] === 1) level.events += number;
    else level.nonEvents += number;
    levels.set(key, level);
  }
  return [...levels.values()].sort((a, b) => a.score - b.score);
}

function area(levels: readonly LevelCount[], events: number, nonEvents: number): number {
  let below = 0;
  let sum = 0;
  for (const level of levels) {
    sum += level.events * (below + level.nonEvents / 2);
    below += level.nonEvents;
  }
  return Math.min(1, sum / events / nonEvents);
}

interface Totals {
  readonly value: number;
  readonly events: number;
  readonly nonEvents: number;
}

/** Sum of the variances of the placements of events among non-events and the reverse. */
function variance(levels: readonly LevelCount[], { value, events, nonEvents }: Totals): number {
  let eventsBelow = 0;
  let nonEventsBelow = 0;
  let ofEvents = 0;
  let ofNonEvents = 0;
  for (const level of levels) {
    const placedEvent = (nonEventsBelow + level.nonEvents / 2) / nonEvents;
    const placedNonEvent = 1 - (eventsBelow + level.events / 2) / events;
    ofEvents += level.events * (placedEvent - value) ** 2;
    ofNonEvents += level.nonEvents * (placedNonEvent - value) ** 2;
    eventsBelow += level.events;
    nonEventsBelow += level.nonEvents;
  }
  return ofEvents / (events - 1) / events + ofNonEvents / (nonEvents - 1) / nonEvents;
}

interface IntervalInput {
  readonly value: number;
  readonly standardError: number;
  readonly level: number;
  readonly pairs: number;
}

function interval({ value, standardError, level, pairs }: IntervalInput) {
  const bound = ((1 - level) / 2) ** (1 / pairs);
  if (value === 1) return { lower: bound, upper: 1 };
  if (value === 0) return { lower: 0, upper: 1 - bound };
  const half = normalQuantile(1 - (1 - level) / 2) * standardError;
  return { lower: Math.max(0, value - half), upper: Math.min(1, value + half) };
}
