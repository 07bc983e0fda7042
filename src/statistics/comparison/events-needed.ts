import { checkRecord } from "../check.ts";
import { normalQuantile } from "../distributions/normal.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { checkDesign, type DesignOptions, type HazardRatioDesign } from "./design.ts";

export interface EventsNeededInput extends HazardRatioDesign {
  /** True ratio of the hazards, above 0. */
  readonly hazardRatio: number;
}

export interface EventsNeeded {
  readonly kind: "events";
  /** In both groups together, rounded up. */
  readonly events: number;
  /** Before rounding. */
  readonly exact: number;
}

/**
 * How many events must be seen for a log-rank test to show a ratio of hazards? Schoenfeld's formula: events count,
 * people do not.
 *
 * @returns events of both groups; "not estimable" where the ratio is 1 (no variation): no number shows that;
 *   or where the number is beyond numbers (not reached)
 * @throws StatisticsError where the ratio is not above 0, or the share, alpha or power outside 0 to 1
 *
 * In R: `(qnorm(1 - alpha / 2) + qnorm(power))^2 / (share * (1 - share) * log(ratio)^2)`;
 * `rpact::getSampleSizeSurvival(typeOfComputation = "Schoenfeld")`.
 *
 * Source: Schoenfeld D (1981). The asymptotic properties of nonparametric tests for comparing survival distributions.
 * Biometrika 68:316-319. doi:10.1093/biomet/68.1.316.
 */
export function eventsNeeded(
  data: EventsNeededInput,
  options: DesignOptions = {},
): EventsNeeded | NotEstimable {
  const { hazardRatio, share = 0.5 } = checkRecord("eventsNeeded", "data", data);
  const { alpha = 0.05, power = 0.8 } = checkRecord("eventsNeeded", "options", options);
  checkDesign("eventsNeeded", { share, alpha, power }, { hazardRatio });
  if (hazardRatio === 1) return notEstimable("no variation");
  const reach = normalQuantile(1 - alpha / 2) + normalQuantile(power);
  // With a power below alpha / 2 no event is needed.
  const exact = Math.max(0, reach) ** 2 / (share * (1 - share) * Math.log(hazardRatio) ** 2);
  if (exact === Number.POSITIVE_INFINITY) return notEstimable("not reached");
  return { kind: "events", events: Math.ceil(exact), exact };
}
