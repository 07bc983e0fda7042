import { checkRecord } from "../check.ts";
import type { Estimate } from "../interval.ts";
import type { NotEstimable } from "../not-estimable.ts";
import { type ProportionOptions, wilson } from "./wilson.ts";

/** Events among n. */
export interface Proportion {
  readonly events: number;
  readonly n: number;
}

/**
 * How far are two shares apart? First minus second, with Newcombe's interval from the Wilson limits of both
 * (his method 10, without continuity correction).
 *
 * @returns the difference with its interval; "not estimable" where a group is empty (no observations)
 * @throws StatisticsError where numbers are no counts, or events are more than n
 *
 * In R: `DescTools::BinomDiffCI(x1, n1, x2, n2, method = "score")`.
 *
 * Source: Newcombe RG (1998). Interval estimation for the difference between independent proportions: comparison
 * of eleven methods. Stat Med 17:873-890. doi:10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I.
 */
export function newcombe(
  first: Proportion,
  second: Proportion,
  options: ProportionOptions = {},
): Estimate | NotEstimable {
  checkRecord("newcombe", "first", first);
  checkRecord("newcombe", "second", second);
  checkRecord("newcombe", "options", options);
  const a = wilson(first.events, first.n, options);
  const b = wilson(second.events, second.n, options);
  if (a.kind === "not estimable") return a;
  if (b.kind === "not estimable") return b;
  const value = a.value - b.value;
  return {
    kind: "estimate",
    value,
    lower: value - Math.hypot(a.value - a.lower, b.upper - b.value),
    upper: value + Math.hypot(a.upper - a.value, b.value - b.lower),
  };
}
