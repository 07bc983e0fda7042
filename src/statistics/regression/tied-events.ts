import { StatisticsError } from "../errors.ts";
import type { Stratum } from "./cox-data.ts";
import type { RiskRows, Ties } from "./risk-sets.ts";

/** Efron's ties take up each event of a time by itself: a second or so for as many as this. */
const MOST_AT_ONCE = 1_000_000;
/** With the penalty each takes far longer, and the likelihood is asked for hundreds of times. */
export const MOST_PENALIZED = 1000;
/** The exact likelihood of a time takes as many steps as events times people at risk: some seconds for as many as this. */
const MOST_STEPS = 20_000_000;

/**
 * Refuses ties that would take too long, which is told from the numbers at risk and with the event, before any work.
 *
 * @param most of events at one time, with Efron's ties
 */
export function checkTied(
  estimator: string,
  strata: readonly Stratum[],
  ties: Ties | "exact",
  most = MOST_AT_ONCE,
): void {
  if (ties === "breslow") return;
  let steps = 0;
  for (const { rows } of strata) {
    for (const { atRisk, deaths } of tiedSets(rows)) {
      steps += atRisk * (deaths * rows.size ** 2 + 40);
      if (ties === "efron" && deaths > most) {
        throw new StatisticsError(
          estimator,
          `more than ${most.toLocaleString("en")} events fall on one time`,
          'Use ties: "breslow", or measure time in a finer unit',
        );
      }
    }
  }
  if (ties === "exact" && steps > MOST_STEPS) {
    throw new StatisticsError(
      estimator,
      "there are too many people at risk at tied events for the exact likelihood",
      'Use ties: "efron", which is close to exact where few have the event at once',
    );
  }
}

/** People at risk (those who enter late among them from the beginning) and with the event, at each time with one. */
function* tiedSets({ time, event, count }: RiskRows): Generator<{ atRisk: number; deaths: number }> {
  let atRisk = 0;
  for (let from = 0, to = 0; from < time.length; from = to) {
    let deaths = 0;
    for (; to < time.length && time[to] === time[from]; to++) {
      atRisk += count[to]!;
      if (event[to] === 1) deaths += count[to]!;
    }
    if (deaths > 0) yield { atRisk, deaths };
  }
}
