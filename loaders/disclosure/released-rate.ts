import type { Count, Rate } from "../../src/released/cell.ts";
import { clopperPearson } from "../../src/statistics/proportions/clopper-pearson.ts";
import type { TierPolicy } from "./policy.ts";
import { reaches } from "./protected-count.ts";

type Shown = Extract<Count, { kind: "count" }>;
type Hidden = Extract<Count, { kind: "c" }>;

/**
 * The one way a rate is made: from two released counts, so that it tells nothing that they do not.
 * - value: numerator over denominator as shown, to the nearest step of the policy;
 * - interval: exact (Clopper-Pearson), 95 %, widened to the worst true counts that the rounding allows, its lower
 *   end rounded down and its upper end up to the step;
 * - a hidden numerator gives "under" or "over" a bound: the most that can be hidden, over the smallest denominator
 *   that the rounding allows, rounded up to the step, so that the sentence is true whatever is hidden;
 * - below the policy's minimum there is no rate: [x] "too few people".
 *
 * Source: Clopper and Pearson 1934; the worst case of the rounding is ours (docs/disclosure.md).
 */
export function releasedRate(numerator: Count, denominator: Count, policy: TierPolicy): Rate {
  if (denominator.kind !== "count") return denominator.kind === "c" ? { kind: "c" } : denominator;
  if (!reaches(denominator, policy.rates.minimum))
    return { kind: "x", reason: { code: "too few people", detail: { minimum: policy.rates.minimum } } };
  if (numerator.kind === "count") return shownRate(numerator, denominator, policy);
  return numerator.kind === "c" ? hiddenRate(numerator, denominator, policy) : numerator;
}

function shownRate(numerator: Shown, denominator: Shown, policy: TierPolicy): Rate {
  const step = stepOf(denominator, policy);
  const least = endOf(numerator.value - numerator.within, denominator.value + denominator.within, "lower");
  const most = endOf(numerator.value + numerator.within, denominator.value - denominator.within, "upper");
  const rate = {
    kind: "rate" as const,
    value: toStep(numerator.value / denominator.value, step, Math.round),
    lower: toStep(least, step, Math.floor),
    upper: toStep(most, step, Math.ceil),
  };
  return isUnreliable(rate, denominator, policy) ? { ...rate, unreliable: true } : rate;
}

function hiddenRate({ side, limit }: Hidden, denominator: Shown, policy: TierPolicy): Rate {
  if (side === undefined || limit === undefined) return { kind: "c" };
  const most = Math.min(1, limit / (denominator.value - denominator.within));
  const bound = toStep(most, stepOf(denominator, policy), Math.ceil);
  return side === "few"
    ? { kind: "under", bound }
    : { kind: "over", bound: toStep(1 - bound, stepOf(denominator, policy), Math.round) };
}

function endOf(events: number, n: number, end: "lower" | "upper"): number {
  const interval = clopperPearson(Math.max(0, Math.min(events, n)), n);
  if (interval.kind === "estimate") return interval[end];
  return end === "lower" ? 0 : 1;
}

const isUnreliable = (
  { lower, upper }: { readonly lower: number; readonly upper: number },
  denominator: Shown,
  { rates }: TierPolicy,
): boolean => denominator.value < rates.unreliableBelow || upper - lower >= rates.unreliableWidth;

const stepOf = ({ value }: Shown, { rates }: TierPolicy): number =>
  rates.steps.find(({ below }) => below === null || value < below)?.step ?? 0;

/** To a multiple of the step. Beyond the ninth digit is the arithmetic's own error, which must not add a step. */
function toStep(value: number, step: number, round: (steps: number) => number): number {
  if (step === 0) return value;
  const steps = round(Number((value / step).toFixed(9)));
  return Math.min(1, Number((steps * step).toFixed(9)));
}
