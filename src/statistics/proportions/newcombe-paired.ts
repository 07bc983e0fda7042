import { checkRecord } from "../check.ts";
import type { Estimate } from "../interval.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { checkPairedCounts, type PairedCounts } from "./paired-counts.ts";
import { type ProportionOptions, wilson } from "./wilson.ts";

/**
 * By how much did a share of the same people change? Second minus first, with Newcombe's interval from the Wilson
 * limits of both shares and their correlation (his method 10 for paired data).
 *
 * @param counts how many said yes both times, only first, only second, neither
 * @returns the difference with its interval, also where nobody changed; "not estimable" without people (no
 *   observations)
 * @throws StatisticsError where numbers are no counts
 *
 * In R: no package of base R; `ratesci::pairbinci(method = "MOVER_newc", moverbase = "wilson")`.
 *
 * Source: Newcombe RG (1998). Improved confidence intervals for the difference between binomial proportions based
 * on paired data. Stat Med 17:2635-2650.
 * doi:10.1002/(SICI)1097-0258(19981130)17:22<2635::AID-SIM954>3.0.CO;2-C.
 */
export function newcombePaired(
  counts: PairedCounts,
  options: ProportionOptions = {},
): Estimate | NotEstimable {
  checkRecord("newcombePaired", "counts", counts);
  checkRecord("newcombePaired", "options", options);
  const n = checkPairedCounts("newcombePaired", counts);
  const second = wilson(counts.both + counts.onlySecond, n, options);
  const first = wilson(counts.both + counts.onlyFirst, n, options);
  if (first.kind === "not estimable" || second.kind === "not estimable")
    return notEstimable("no observations");
  const value = (counts.onlySecond - counts.onlyFirst) / n;
  const correlation = correctedPhi(counts, n);
  return {
    kind: "estimate",
    value,
    lower: value - together(second.value - second.lower, first.upper - first.value, correlation),
    upper: value + together(second.upper - second.value, first.value - first.lower, correlation),
  };
}

const together = (a: number, b: number, correlation: number): number =>
  Math.sqrt(Math.max(0, a * a - 2 * correlation * a * b + b * b));

/** Correlation of the two answers, with a continuity correction where it is positive; 0 where one does not vary. */
function correctedPhi({ both, onlyFirst, onlySecond, neither }: PairedCounts, n: number): number {
  const margins =
    Math.sqrt((both + onlyFirst) * (onlySecond + neither)) *
    Math.sqrt((both + onlySecond) * (onlyFirst + neither));
  const product = both * neither - onlyFirst * onlySecond;
  if (margins === 0) return 0;
  return (product > 0 ? Math.max(0, product - n / 2) : product) / margins;
}
