import { checkAtMost, checkPart, checkProbability, checkRecord } from "../check.ts";
import { bisect } from "../distributions/bisect.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import type { Proportion } from "./newcombe.ts";
import type { ProportionOptions } from "./wilson.ts";

/** A ratio of odds with its exact test. */
export interface FisherTest {
  readonly kind: "odds ratio";
  /** Odds of the first group over those of the second: the conditional maximum likelihood estimate. */
  readonly value: number | "infinite";
  readonly lower: number;
  readonly upper: number | "infinite";
  /** Exact, two-sided: everything that is no more probable than what was seen. */
  readonly p: number;
}

/** R's: probabilities that differ by less are the same. */
const SAME = 1 + 1e-7;

/**
 * Could two shares differ so much by chance alone, and what may the ratio of their odds be? Fisher's exact test,
 * conditional on the number of events in both groups together.
 *
 * @returns test, and odds ratio with its exact interval; "infinite" where the data set no upper end; "not
 *   estimable" where a group is empty (no observations), without events (no events), or with nothing else (only
 *   events)
 * @throws StatisticsError where numbers are no counts, or events are more than n
 *
 * In R: `fisher.test(table)`, whose limits are solved to four digits only.
 *
 * Source: Fisher RA (1935). The logic of inductive inference. J R Stat Soc 98:39-82. doi:10.2307/2342435.
 * Cornfield J (1956). A statistical problem arising from retrospective studies. Proc 3rd Berkeley Symp 4:135-148.
 */
export function fisherExact(
  first: Proportion,
  second: Proportion,
  options: ProportionOptions = {},
): FisherTest | NotEstimable {
  checkRecord("fisherExact", "first", first);
  checkRecord("fisherExact", "second", second);
  const { level = 0.95 } = checkRecord("fisherExact", "options", options);
  checkPart("fisherExact", first.events, first.n);
  checkPart("fisherExact", second.events, second.n);
  checkProbability("fisherExact", "level", level);
  if (first.n === 0 || second.n === 0) return notEstimable("no observations");
  const events = first.events + second.events;
  if (events === 0) return notEstimable("no events");
  if (events === first.n + second.n) return notEstimable("only events");
  const table = conditionalTable(first, second);
  const x = first.events - table.least;
  const last = table.logWeights.length - 1;
  const alpha = (1 - level) / 2;
  const oddsWhere = (holds: (p: Float64Array) => boolean) =>
    oddsAt((log) => holds(probabilities(table, log)));
  return {
    kind: "odds ratio",
    value: x === 0 ? 0 : x === last ? "infinite" : oddsWhere((p) => meanOf(p) >= x),
    lower: x === 0 ? 0 : oddsWhere((p) => sum(p, x, last) >= alpha),
    upper: x === last ? "infinite" : oddsWhere((p) => sum(p, 0, x) <= alpha),
    p: twoSided(probabilities(table, 0), x),
  };
}

interface ConditionalTable {
  /** Fewest events that the first group can have, given those of both. */
  readonly least: number;
  /** Logarithms of the hypergeometric probabilities, but for a constant. */
  readonly logWeights: Float64Array;
}

function conditionalTable(first: Proportion, second: Proportion): ConditionalTable {
  const events = first.events + second.events;
  const least = Math.max(0, events - second.n);
  const most = Math.min(first.n, events);
  checkAtMost("fisherExact", "the number of tables with the same sums", {
    value: most - least,
    most: 1_000_000,
    cure: "Take scoreRatio, which is as good with so many",
  });
  const logWeights = new Float64Array(most - least + 1);
  for (let x = least; x < most; x++) {
    const growth = ((first.n - x) * (events - x)) / ((x + 1) * (second.n - events + x + 1));
    logWeights[x - least + 1] = logWeights[x - least]! + Math.log(growth);
  }
  return { least, logWeights };
}

/** Probability of each number of events in the first group, the odds ratio being e^log. */
function probabilities({ logWeights }: ConditionalTable, log: number): Float64Array {
  const tilted = logWeights.map((weight, i) => weight + i * log);
  const largest = tilted.reduce((most, weight) => Math.max(most, weight), Number.NEGATIVE_INFINITY);
  const p = tilted.map((weight) => Math.exp(weight - largest));
  const total = sum(p, 0, p.length - 1);
  return p.map((value) => value / total);
}

function sum(p: Float64Array, from: number, to: number): number {
  let total = 0;
  for (let i = from; i <= to; i++) total += p[i]!;
  return total;
}

const meanOf = (p: Float64Array): number => p.reduce((total, value, i) => total + i * value, 0);

function twoSided(p: Float64Array, x: number): number {
  const limit = p[x]! * SAME;
  return Math.min(
    1,
    p.reduce((total, value) => (value <= limit ? total + value : total), 0),
  );
}

/** The smallest odds ratio at which a condition holds that does not hold below. */
function oddsAt(holds: (log: number) => boolean): number {
  let reach = 1;
  while (holds(-reach) || !holds(reach)) reach *= 2;
  return Math.exp(bisect(holds, -reach, reach));
}
