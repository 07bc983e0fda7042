import { checkProbability, checkRecord } from "../check.ts";
import { bisect } from "../distributions/bisect.ts";
import { normalQuantile } from "../distributions/normal.ts";
import type { Estimate } from "../interval.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { checkPairedCounts, type PairedCounts } from "./paired-counts.ts";
import type { ProportionOptions } from "./wilson.ts";

/**
 * By how much did a share of the same people change? Second minus first, with Tango's score interval: all
 * differences that a score test of these pairs would not reject. It holds 0 when McNemar's test does not reject.
 *
 * @param counts how many said yes both times, only first, only second, neither
 * @returns the difference with its interval, also where nobody changed; "not estimable" without people (no
 *   observations)
 * @throws StatisticsError where numbers are no counts
 *
 * In R: `PropCIs::scoreci.mp(onlySecond, onlyFirst, n, conf.level)`.
 *
 * Source: Tango T (1998). Equivalence test and confidence interval for the difference in proportions for the
 * paired-sample design. Stat Med 17:891-908.
 * doi:10.1002/(SICI)1097-0258(19980430)17:8<891::AID-SIM780>3.0.CO;2-B.
 */
export function tango(counts: PairedCounts, options: ProportionOptions = {}): Estimate | NotEstimable {
  checkRecord("tango", "counts", counts);
  const { level = 0.95 } = checkRecord("tango", "options", options);
  const n = checkPairedCounts("tango", counts);
  checkProbability("tango", "level", level);
  if (n === 0) return notEstimable("no observations");
  const z = normalQuantile(1 - (1 - level) / 2);
  const [more, fewer] = [counts.onlySecond, counts.onlyFirst];
  const accepted = (difference: number) =>
    (more - fewer - n * difference) ** 2 <= z * z * variance({ more, fewer, n }, difference);
  const value = (more - fewer) / n;
  return {
    kind: "estimate",
    value,
    lower: accepted(-1) ? -1 : bisect(accepted, -1, value),
    upper: accepted(1) ? 1 : -bisect((negative) => accepted(-negative), -1, -value),
  };
}

interface Changes {
  readonly more: number;
  readonly fewer: number;
  readonly n: number;
}

/** Variance of the difference of the counts where the shares are most likely at a difference of shares. */
function variance({ more, fewer, n }: Changes, difference: number): number {
  const a = 2 * n;
  const b = (2 * n - more + fewer) * difference - more - fewer;
  const c = -fewer * difference * (1 - difference);
  const root = Math.sqrt(Math.max(0, b * b - 4 * a * c));
  // The larger root of the quadratic likelihood equation, in the form that does not cancel.
  const share = b <= 0 ? (root - b) / (2 * a) : (-2 * c) / (root + b);
  return Math.max(0, n * (2 * share + difference * (1 - difference)));
}
