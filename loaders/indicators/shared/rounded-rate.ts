import type { Count, Rate } from "../../../src/released/cell.ts";
import type { TierPolicy } from "../../disclosure/policy.ts";

type Base = Extract<Count, { kind: "count" }>;
interface Proportion {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

/** A proportion on the steps that the policy allows for its base; its interval is never narrowed. */
export const roundedRate = (
  { value, lower, upper }: Proportion,
  base: Base,
  policy: TierPolicy,
): Extract<Rate, { kind: "rate" }> => {
  const rate = {
    kind: "rate",
    value: onStep(value, base, policy, Math.round),
    lower: onStep(lower, base, policy, Math.floor),
    upper: onStep(upper, base, policy, Math.ceil),
  } as const;
  const { unreliableBelow, unreliableWidth } = policy.rates;
  const unreliable = base.value < unreliableBelow || rate.upper - rate.lower >= unreliableWidth;
  return unreliable ? { ...rate, unreliable } : rate;
};

/** A value or one end of its interval on the steps of the policy. */
const onStep = (
  value: number,
  base: Base,
  { rates }: TierPolicy,
  round: (steps: number) => number,
): number => {
  const step = rates.steps.find(({ below }) => below === null || base.value < below)?.step ?? 0;
  const inside = Math.min(1, Math.max(0, value));
  return step === 0 ? inside : Math.min(1, tidy(round(tidy(inside / step)) * step));
};

/** Beyond the ninth digit is the error of the arithmetic, which must not add a step. */
const tidy = (value: number): number => Number(value.toFixed(9));
