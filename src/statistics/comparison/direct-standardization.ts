import { checkCount, checkPositive, checkProbability, checkRecord, checkRecords } from "../check.ts";
import { gammaQuantile } from "../distributions/gamma.ts";
import { StatisticsError } from "../errors.ts";
import type { Estimate } from "../interval.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";

export interface Stratum {
  /** Events seen in the stratum. */
  readonly events: number;
  /** People, or person-time, that they were seen in; above 0. */
  readonly exposure: number;
  /** Size of the stratum in the standard population, in any unit; zero or more. */
  readonly standard: number;
}

export interface StandardizationOptions {
  /** Confidence level. Default 0.95. */
  readonly level?: number;
}

export interface StandardizedRate extends Estimate {
  readonly standardError: number;
  /** All events over all exposure. */
  readonly crude: number;
}

/**
 * What would the rate be if the service's people were composed like a standard population? Direct standardization,
 * with the interval of Fay and Feuer, which covers at least its level even with few events, and for one stratum is
 * the exact Poisson interval.
 *
 * @param strata events, exposure and standard by stratum
 * @returns events per unit of exposure; "not estimable" without strata (no observations). Without events the rate
 *   is 0, and the upper limit the exact bound of the stratum with the largest weight.
 * @throws StatisticsError where events are no counts, an exposure is not above zero (the rate of that stratum is
 *   unknown: merge it with its neighbour), a standard is negative, or all are 0
 *
 * In R: `epitools::ageadjust.direct(events, exposure, stdpop = standard)`.
 *
 * Source: Fay MP, Feuer EJ (1997). Confidence intervals for directly standardized rates: a method based on the
 * gamma distribution. Stat Med 16:791-801. doi:10.1002/(SICI)1097-0258(19970415)16:7<791::AID-SIM500>3.0.CO;2-#.
 */
export function directStandardization(
  strata: readonly Stratum[],
  options: StandardizationOptions = {},
): StandardizedRate | NotEstimable {
  checkRecords("directStandardization", "strata", strata);
  const { level = 0.95 } = checkRecord("directStandardization", "options", options);
  checkProbability("directStandardization", "level", level);
  if (strata.length === 0) return notEstimable("no observations");
  checkStrata(strata);
  const total = strata.reduce((sum, { standard }) => sum + standard, 0);
  const weights = strata.map(({ standard, exposure }) => standard / total / exposure);
  const largest = weights.reduce((high, weight) => Math.max(high, weight), 0);
  if (!Number.isFinite(largest)) {
    throw new StatisticsError(
      "directStandardization",
      "an exposure is too small",
      "Give it in days or years",
    );
  }
  // Relative to the largest weight, so that no square vanishes.
  const relative = weights.map((weight) => weight / largest);
  const mean = strata.reduce((sum, { events }, i) => sum + relative[i]! * events, 0);
  const variance = strata.reduce((sum, { events }, i) => sum + relative[i]! ** 2 * events, 0);
  const tail = (1 - level) / 2;
  const crude =
    strata.reduce((sum, { events }) => sum + events, 0) /
    strata.reduce((sum, { exposure }) => sum + exposure, 0);
  return {
    kind: "estimate",
    value: largest * mean,
    lower: mean === 0 ? 0 : largest * gammaLimit(tail, mean, variance),
    upper: largest * gammaLimit(1 - tail, mean + 1, variance + 1),
    standardError: largest * Math.sqrt(variance),
    crude,
  };
}

/** Quantile of the gamma distribution with this mean and variance. */
const gammaLimit = (p: number, mean: number, variance: number): number =>
  (variance / mean) * gammaQuantile(p, mean ** 2 / variance);

function checkStrata(strata: readonly Stratum[]): void {
  for (const [i, { events, exposure, standard }] of strata.entries()) {
    checkCount("directStandardization", `strata[${i}].events`, events);
    checkPositive("directStandardization", `strata[${i}].exposure`, exposure);
    if (!Number.isFinite(standard) || standard < 0) {
      throw new StatisticsError(
        "directStandardization",
        `strata[${i}].standard is not a finite number of zero or more`,
        "Give the size of the stratum in the standard population",
      );
    }
  }
  if (strata.every(({ standard }) => standard === 0)) {
    throw new StatisticsError(
      "directStandardization",
      "the standard population is empty",
      "Give the size of each stratum in the standard population",
    );
  }
}
