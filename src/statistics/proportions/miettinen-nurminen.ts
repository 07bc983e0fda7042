import { checkPart, checkProbability, checkRecord } from "../check.ts";
import { bisect } from "../distributions/bisect.ts";
import { normalQuantile } from "../distributions/normal.ts";
import type { Estimate } from "../interval.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import type { Proportion } from "./newcombe.ts";
import { restrictedVariance } from "./restricted-shares.ts";
import type { ProportionOptions } from "./wilson.ts";

/**
 * How far are two shares apart? First minus second, with the score interval of Miettinen and Nurminen: all
 * differences that a score test of these data would not reject.
 *
 * @returns the difference with its interval; "not estimable" where a group is empty (no observations)
 * @throws StatisticsError where numbers are no counts, or events are more than n
 *
 * In R: `DescTools::BinomDiffCI(x1, n1, x2, n2, method = "mn")`.
 *
 * Source: Miettinen O, Nurminen M (1985). Comparative analysis of two rates. Stat Med 4:213-226.
 * doi:10.1002/sim.4780040211.
 */
export function miettinenNurminen(
  first: Proportion,
  second: Proportion,
  options: ProportionOptions = {},
): Estimate | NotEstimable {
  checkRecord("miettinenNurminen", "first", first);
  checkRecord("miettinenNurminen", "second", second);
  const { level = 0.95 } = checkRecord("miettinenNurminen", "options", options);
  checkPart("miettinenNurminen", first.events, first.n);
  checkPart("miettinenNurminen", second.events, second.n);
  checkProbability("miettinenNurminen", "level", level);
  if (first.n === 0 || second.n === 0) return notEstimable("no observations");
  const z = normalQuantile(1 - (1 - level) / 2);
  const value = first.events / first.n - second.events / second.n;
  const n = first.n + second.n;
  const accepted = (difference: number) =>
    (value - difference) ** 2 <= (z * z * n * restrictedVariance(first, second, difference)) / (n - 1);
  return {
    kind: "estimate",
    value,
    lower: accepted(-1) ? -1 : bisect(accepted, -1, value),
    upper: accepted(1) ? 1 : -bisect((negative) => accepted(-negative), -1, -value),
  };
}
