import type { RateFigure } from "../../../src/released/figure.ts";
import type { TierPolicy } from "../../disclosure/policy.ts";
import { releasedRate } from "../../disclosure/released-rate.ts";
import type { ReleasedCounts } from "../../disclosure/released-statement.ts";
import { headOfReleased } from "../indicator.ts";
import { measureOf } from "./measure-of.ts";

/** One rate a row, from the two released counts that `parts` names. */
export const estimateRates = (
  released: ReleasedCounts,
  policy: TierPolicy,
  parts: { readonly numerator: string; readonly denominator: string },
): RateFigure => ({
  ...headOfReleased(released),
  kind: "rates",
  rows: released.rows.map(({ key, counts }) => {
    const numerator = measureOf(counts, parts.numerator);
    const denominator = measureOf(counts, parts.denominator);
    return { key, numerator, denominator, rate: releasedRate(numerator, denominator, policy) };
  }),
});
