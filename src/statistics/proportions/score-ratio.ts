import { checkPart, checkProbability, checkRecord, checkWord } from "../check.ts";
import { bisect } from "../distributions/bisect.ts";
import { normalQuantile, normalUpper } from "../distributions/normal.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import type { Proportion } from "./newcombe.ts";
import { ratioScore } from "./restricted-ratio.ts";
import type { ProportionOptions } from "./wilson.ts";

export interface ScoreRatioOptions extends ProportionOptions {
  /** "miettinen-nurminen": variance times N / (N - 1), as in their difference; "koopman": without. Default the first. */
  readonly variance?: "miettinen-nurminen" | "koopman";
}

/** A ratio of two shares; without events in the second group it has no upper end. */
export interface ScoreRatio {
  readonly kind: "ratio";
  /** First share over second; "infinite" without events in the second group. */
  readonly value: number | "infinite";
  readonly lower: number;
  readonly upper: number | "infinite";
  /** Two-sided, by the same score, of the hypothesis that the shares are equal. */
  readonly p: number;
}

/**
 * How many times as large is one share as another? First over second, with the score interval: all ratios that a
 * score test of these data would not reject.
 *
 * @returns the ratio; lower 0 without events in the first group, "infinite" for value and upper without events in
 *   the second; "not estimable" where a group is empty (no observations) or neither has events (no events)
 * @throws StatisticsError where numbers are no counts, or events are more than n
 *
 * In R: Koopman's is `epiR::epi.2by2(method = "cohort.count")$massoc.detail$RR.strata.score`; Miettinen and
 * Nurminen's is `ratesci::scoreci(x1, n1, x2, n2, contrast = "RR", skew = FALSE)`.
 *
 * Source: Koopman PAR (1984). Confidence intervals for the ratio of two binomial proportions. Biometrics
 * 40:513-517. doi:10.2307/2531405. Miettinen O, Nurminen M (1985). Comparative analysis of two rates. Stat Med
 * 4:213-226. doi:10.1002/sim.4780040211.
 */
export function scoreRatio(
  first: Proportion,
  second: Proportion,
  options: ScoreRatioOptions = {},
): ScoreRatio | NotEstimable {
  checkRecord("scoreRatio", "first", first);
  checkRecord("scoreRatio", "second", second);
  const { level = 0.95, variance = "miettinen-nurminen" } = checkRecord("scoreRatio", "options", options);
  checkWord("scoreRatio", "variance", variance, ["miettinen-nurminen", "koopman"]);
  checkPart("scoreRatio", first.events, first.n);
  checkPart("scoreRatio", second.events, second.n);
  checkProbability("scoreRatio", "level", level);
  if (first.n === 0 || second.n === 0) return notEstimable("no observations");
  if (first.events + second.events === 0) return notEstimable("no events");
  const n = first.n + second.n;
  const factor = variance === "koopman" ? 1 : n / (n - 1);
  const z = normalQuantile(1 - (1 - level) / 2);
  const accepted = (ratio: number) => ratioScore(first, second, ratio) ** 2 / factor <= z * z;
  const value = second.events === 0 ? "infinite" : first.events / first.n / (second.events / second.n);
  return {
    kind: "ratio",
    value,
    lower: first.events === 0 ? 0 : lowerLimit(accepted, value),
    upper: value === "infinite" ? value : upperLimit(accepted, value),
    p: Math.min(1, 2 * normalUpper(Math.abs(ratioScore(first, second, 1)) / Math.sqrt(factor))),
  };
}

function lowerLimit(accepted: (ratio: number) => boolean, value: number | "infinite"): number {
  return bisect(accepted, 0, value === "infinite" ? firstDoubling(accepted) : value);
}

function upperLimit(accepted: (ratio: number) => boolean, value: number): number {
  const beyond = (ratio: number) => ratio > value && !accepted(ratio);
  return bisect(beyond, value, firstDoubling(beyond));
}

function firstDoubling(holds: (x: number) => boolean): number {
  let x = 1;
  while (!holds(x)) x *= 2;
  return x;
}
