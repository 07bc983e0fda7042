import { checkProbability, checkRecord } from "../check.ts";
import { normalQuantile } from "../distributions/normal.ts";
import { StatisticsError } from "../errors.ts";
import type { Interval } from "../interval.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { withinNumbers } from "../within-numbers.ts";
import { type FollowUp, tabulate } from "./tabulate.ts";

export interface NelsonAalenOptions {
  /** Confidence level. Default 0.95. */
  readonly level?: number;
}

export interface HazardStep extends Interval {
  readonly time: number;
  /** Under observation just before the time. */
  readonly atRisk: number;
  readonly events: number;
  readonly censored: number;
  readonly cumulativeHazard: number;
  readonly standardError: number;
}

/** One step for every distinct time at which somebody's follow-up ended, ascending. Before the first, the hazard is 0. */
export interface HazardCurve {
  readonly kind: "hazard curve";
  readonly n: number;
  readonly steps: readonly HazardStep[];
}

/**
 * How much hazard has accumulated by each time? A straight line means a constant rate; where it bends, the risk
 * changed.
 *
 * @param data follow-up by person or counted; 0 = censored, 1 = event
 * @returns a curve with an interval symmetric on the log scale; where nobody was observed, "not estimable" (no
 *   observations). Before the first event the interval reaches from 0 to -log(alpha/2) / at risk.
 * @throws StatisticsError as {@link kaplanMeier}
 *
 * In R: `survfit(Surv(time, cause) ~ 1, ctype = 1)`, `$cumhaz` and `$std.chaz`.
 *
 * Source: Nelson W (1972). Theory and applications of hazard plotting for censored failure data. Technometrics
 * 14:945-966. doi:10.1080/00401706.1972.10488991. Aalen O (1978). Nonparametric inference for a family of
 * counting processes. Ann Stat 6:701-726. doi:10.1214/aos/1176344247.
 */
export function nelsonAalen(data: FollowUp, options: NelsonAalenOptions = {}): HazardCurve | NotEstimable {
  checkRecord("nelsonAalen", "data", data);
  const { level = 0.95 } = checkRecord("nelsonAalen", "options", options);
  checkProbability("nelsonAalen", "level", level);
  const table = tabulate("nelsonAalen", data);
  if (table.causes > 1) {
    throw new StatisticsError(
      "nelsonAalen",
      "there are competing events (cause 2 or more)",
      "Code them 0 for the cause-specific hazard of cause 1",
    );
  }
  if (table.n === 0) return notEstimable("no observations");
  const z = normalQuantile(1 - (1 - level) / 2);
  let cumulativeHazard = 0;
  let variance = 0;
  const steps = Array.from(table.times, (time, k): HazardStep => {
    const atRisk = table.atRisk[k]!;
    const events = table.ended[2 * k + 1]!;
    cumulativeHazard += events / atRisk;
    variance += events / atRisk ** 2;
    const standardError = Math.sqrt(variance);
    const factor = Math.exp((z * standardError) / cumulativeHazard);
    const limits =
      cumulativeHazard > 0
        ? { lower: cumulativeHazard / factor, upper: cumulativeHazard * factor }
        : { lower: 0, upper: -Math.log((1 - level) / 2) / atRisk };
    const censored = table.ended[2 * k]!;
    return { time, atRisk, events, censored, cumulativeHazard, standardError, ...limits };
  });
  return withinNumbers(
    "nelsonAalen",
    { kind: "hazard curve", n: table.n, steps },
    "Give numbers of people as count",
  );
}
