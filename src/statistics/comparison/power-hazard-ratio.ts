import { checkCount, checkRecord } from "../check.ts";
import { normalCdf, normalQuantile } from "../distributions/normal.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import type { PowerOptions } from "../proportions/power-two-proportions.ts";
import { checkDesign } from "./design.ts";
import type { EventsNeededInput } from "./events-needed.ts";

export interface PowerHazardRatioInput extends EventsNeededInput {
  /** Events of both groups together. */
  readonly events: number;
}

/**
 * If two hazards differ by this ratio, how probably would a log-rank test with so many events show it? Schoenfeld's
 * formula; the tail on the wrong side is not counted.
 *
 * @returns a probability; "not estimable" without events (no events)
 * @throws StatisticsError where events are no count, the ratio is not above 0, or the share or alpha outside 0 to 1
 *
 * In R: `pnorm(sqrt(events * share * (1 - share)) * abs(log(ratio)) - qnorm(1 - alpha / 2))`.
 *
 * Source: Schoenfeld D (1981). The asymptotic properties of nonparametric tests for comparing survival distributions.
 * Biometrika 68:316-319. doi:10.1093/biomet/68.1.316.
 */
export function powerHazardRatio(
  input: PowerHazardRatioInput,
  options: PowerOptions = {},
): { readonly kind: "power"; readonly power: number } | NotEstimable {
  const { events, hazardRatio, share = 0.5 } = checkRecord("powerHazardRatio", "input", input);
  const { alpha = 0.05 } = checkRecord("powerHazardRatio", "options", options);
  checkCount("powerHazardRatio", "events", events);
  checkDesign("powerHazardRatio", { share, alpha }, { hazardRatio });
  if (events === 0) return notEstimable("no events");
  const distance = Math.sqrt(events * share * (1 - share)) * Math.abs(Math.log(hazardRatio));
  return { kind: "power", power: normalCdf(distance - normalQuantile(1 - alpha / 2)) };
}
