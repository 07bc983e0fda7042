import type { TierPolicy } from "../../disclosure/policy.ts";
import type { Delivery } from "../../exports/delivery.ts";
import { dayOfMonth, WEEKS_SHORT } from "./months.ts";

/**
 * Days at which curves are read: the policy's grid of months, or the delivery's own landmarks as densely as
 * the policy allows, counted back from the last one; none lies beyond the longest follow-up.
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
  const landmarks = delivery.landmarkDays.filter((day) => day <= furthest).toSorted((a, b) => a - b);
  if (delivery.landmarkDays.length === 0) return everyMonths(policy.curves.gridMonths, furthest);
  return policy.curves.landmarks === "anywhere" ? landmarks : thinned(landmarks, spacing(policy));
};

const everyMonths = (months: number, furthest: number): readonly number[] => {
  const days: number[] = [];
  for (let month = months; dayOfMonth(month) <= furthest; month += months) days.push(dayOfMonth(month));
  return days;
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
