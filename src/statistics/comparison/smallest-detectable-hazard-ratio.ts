import { checkCount, checkRecord, checkWord } from "../check.ts";
import { normalQuantile } from "../distributions/normal.ts";
import { StatisticsError } from "../errors.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { checkDesign, type DesignOptions, type HazardRatioDesign } from "./design.ts";

export interface DetectableHazardRatioInput extends HazardRatioDesign {
  /** Events of both groups together. */
  readonly events: number;
}

export interface DetectableHazardRatioOptions extends DesignOptions {
  /** Which way the first group differs. Default "lower". */
  readonly direction?: "lower" | "higher";
}

export interface DetectableHazardRatio {
  readonly kind: "hazard ratio";
  readonly hazardRatio: number;
}

/**
 * What ratio of hazards would a log-rank test with so many events probably have shown? The one nearest to 1 that has
 * the stated power, by Schoenfeld's formula.
 *
 * @returns the ratio; "not estimable" without events (no events), or where so few events reach beyond numbers (not
 *   reached)
 * @throws StatisticsError where events are no count, the share, alpha or power outside 0 to 1, or the power is not
 *   above alpha / 2, which every ratio has
 *
 * In R: `exp(-(qnorm(1 - alpha / 2) + qnorm(power)) / sqrt(events * share * (1 - share)))`.
 *
 * Source: Schoenfeld D (1981). The asymptotic properties of nonparametric tests for comparing survival distributions.
 * Biometrika 68:316-319. doi:10.1093/biomet/68.1.316.
 */
export function smallestDetectableHazardRatio(
  data: DetectableHazardRatioInput,
  options: DetectableHazardRatioOptions = {},
): DetectableHazardRatio | NotEstimable {
  const { events, share = 0.5 } = checkRecord("smallestDetectableHazardRatio", "data", data);
  const {
    alpha = 0.05,
    power = 0.8,
    direction = "lower",
  } = checkRecord("smallestDetectableHazardRatio", "options", options);
  checkWord("smallestDetectableHazardRatio", "direction", direction, ["lower", "higher"]);
  checkCount("smallestDetectableHazardRatio", "events", events);
  checkDesign("smallestDetectableHazardRatio", { share, alpha, power }, {});
  if (power <= alpha / 2) {
    throw new StatisticsError(
      "smallestDetectableHazardRatio",
      "power is not above alpha / 2",
      "Ask for a power of 0.8 or so",
    );
  }
  if (events === 0) return notEstimable("no events");
  const reach = normalQuantile(1 - alpha / 2) + normalQuantile(power);
  const distance = reach / Math.sqrt(events * share * (1 - share));
  const hazardRatio = Math.exp(direction === "lower" ? -distance : distance);
  if (hazardRatio === 0 || hazardRatio === Number.POSITIVE_INFINITY) return notEstimable("not reached");
  return { kind: "hazard ratio", hazardRatio };
}
