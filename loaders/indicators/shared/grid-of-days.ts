import type { TierPolicy } from "../../disclosure/policy.ts";
import type { Delivery } from "../../exports/delivery.ts";
import { dayOfMonth, WEEKS_SHORT } from "./months.ts";

/**
 * Days at which curves are read: the policy's grid of months, or the delivery's own landmarks as densely as
 * the policy allows, counted back from the last one. Where the number at risk is counted, none lies beyond the
 * longest follow-up. Where it is derived, the grid goes one step further, so that every curve is cut by what is
 * shown: else its end would tell whether one person was followed for so long.
 */
export const gridOfDays = ({
  policy,
  delivery,
  furthest,
}: {
  readonly policy: TierPolicy;
  readonly delivery: Pick<Delivery, "landmarkDays">;
  /** The longest follow-up of anybody, in days. */
  readonly furthest: number;
}): readonly number[] => {
  const last = policy.curves.atRisk === "counted" ? furthest : Number.POSITIVE_INFINITY;
  const landmarks = delivery.landmarkDays.filter((day) => day <= last).toSorted((a, b) => a - b);
  if (delivery.landmarkDays.length === 0) return everyMonths(policy, furthest);
  return policy.curves.landmarks === "anywhere" ? landmarks : thinned(landmarks, spacing(policy));
};

const everyMonths = ({ curves }: TierPolicy, furthest: number): readonly number[] => {
  const { gridMonths: step } = curves;
  const days: number[] = [];
  let month = step;
  for (; dayOfMonth(month) <= furthest; month += step) days.push(dayOfMonth(month));
  return curves.atRisk === "counted" ? days : [...days, dayOfMonth(month)];
};

const spacing = (policy: TierPolicy): number => dayOfMonth(policy.curves.gridMonths) - WEEKS_SHORT;

const thinned = (landmarks: readonly number[], apart: number): readonly number[] => {
  const kept: number[] = [];
  let next = Number.POSITIVE_INFINITY;
  for (const day of landmarks.toReversed()) {
    if (next - day < apart || day < apart) continue;
    kept.unshift(day);
    next = day;
  }
  return kept;
};
