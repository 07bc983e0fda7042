import { checkPositive, checkProbability, checkRecord, checkSameLength, checkWord } from "../check.ts";
import { StatisticsError } from "../errors.ts";
import type { Estimate } from "../interval.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { wilson } from "../proportions/wilson.ts";
import type { Warnings } from "../warning.ts";
import { aalenJohansen } from "./aalen-johansen.ts";
import { stepAt } from "./curve-at.ts";
import { INTERVAL_TYPES, type IntervalType } from "./curve-interval.ts";
import { type FollowUp, type FollowUpColumns, finiteColumn, followUpColumns } from "./follow-up.ts";

/** Follow-up of people observed from time zero, and how long it could have lasted. */
export interface PotentialFollowUp extends Omit<FollowUp, "entry"> {
  /** Time from the person's time zero to the day the data were drawn, whatever happened before. */
  readonly potential: ArrayLike<number>;
}

export interface LandmarkOptions {
  /** The landmark, above zero, in the unit of the times. */
  readonly at: number;
  /** Scale of the interval of the incidence. Default "log", as in R. */
  readonly interval?: IntervalType;
  /** Confidence level. Default 0.95. */
  readonly level?: number;
}

export interface LandmarkRate {
  readonly kind: "landmark rate";
  /** People whose follow-up could have reached the landmark. */
  readonly eligible: number;
  /** Of these, with the event (cause 1) by the landmark. */
  readonly events: number;
  /** Of these, with a competing event by the landmark. */
  readonly competing: number;
  /** Of these, out of sight before the landmark with no event. */
  readonly left: number;
  /** People whose follow-up could not have reached it. */
  readonly tooRecent: number;
  /** Events of the eligible, with Wilson's interval. Too low where some of them left. */
  readonly rate: Estimate;
  /** Incidence by the landmark from everybody, also those who left or are too recent (Aalen-Johansen). */
  readonly incidence: Estimate | NotEstimable;
  /** "left early": some of the eligible went out of sight, so that the rate is a lower bound; take the incidence. */
  readonly warnings: Warnings<"left early">;
}

/**
 * What share had the event by a landmark (12 months, say)? The plain rate among people whose follow-up could have
 * reached it, and beside it the estimate that allows for censoring, from everybody.
 *
 * Who is eligible depends on the dates of time zero and of the data alone, never on what happened: to leave out
 * people censored before the landmark but keep those with an early event would overstate the rate.
 *
 * @param data follow-up from time zero; 0 = censored, 1 = the event, 2, 3 … = competing events
 * @returns both; "not estimable" where nobody's follow-up could have reached the landmark (no observations). The
 *   incidence alone is "not estimable" where nobody was followed to the landmark (not reached)
 * @throws StatisticsError where follow-up lasted longer than it could, the landmark is not above zero, and as
 *   {@link aalenJohansen}
 *
 * In R: `prop.test(sum(time <= m & cause == 1 & potential >= m), sum(potential >= m), correct = FALSE)`;
 * `summary(survfit(Surv(time, factor(cause)) ~ 1), times = m)`.
 *
 * Source: Anderson JR, Cain KC, Gelber RD (1983). Analysis of survival by tumor response. J Clin Oncol 1:710-719.
 * doi:10.1200/JCO.1983.1.11.710. Wilson (1927); Aalen and Johansen (1978).
 */
export function landmarkRate(data: PotentialFollowUp, options: LandmarkOptions): LandmarkRate | NotEstimable {
  checkRecord("landmarkRate", "data", data);
  const { at, interval = "log", level = 0.95 } = checkRecord("landmarkRate", "options", options);
  checkWord("landmarkRate", "interval", interval, INTERVAL_TYPES);
  checkPositive("landmarkRate", "at", at);
  checkProbability("landmarkRate", "level", level);
  const columns = followUpColumns("landmarkRate", data);
  checkSameLength("landmarkRate", { time: columns.time, potential: data.potential });
  const potential = finiteColumn("landmarkRate", "potential", data.potential);
  const counts = countAt(columns, potential, at);
  const rate = wilson(counts.events, counts.eligible, { level });
  if (rate.kind === "not estimable") return rate;
  const incidence = incidenceAt(columns, { at, interval, level });
  const warnings = counts.left > 0 ? (["left early"] as const) : [];
  return { kind: "landmark rate", ...counts, rate, incidence, warnings };
}

function countAt({ time, cause, count }: FollowUpColumns, potential: Float64Array, at: number) {
  const counts = { eligible: 0, events: 0, competing: 0, left: 0, tooRecent: 0 };
  for (let i = 0; i < time.length; i++) {
    if (time[i]! > potential[i]!) {
      throw new StatisticsError(
        "landmarkRate",
        `time[${i}] is above potential[${i}]`,
        "Give as potential the time from time zero to the day the data were drawn",
      );
    }
    const people = count ? count[i]! : 1;
    if (potential[i]! < at) {
      counts.tooRecent += people;
      continue;
    }
    counts.eligible += people;
    if (cause[i] === 0) counts.left += time[i]! < at ? people : 0;
    else if (time[i]! <= at) counts[cause[i] === 1 ? "events" : "competing"] += people;
  }
  return counts;
}

function incidenceAt(columns: FollowUpColumns, { at, interval, level }: Required<LandmarkOptions>) {
  const curve = aalenJohansen(columns, { interval, level });
  if (curve.kind === "not estimable") return curve;
  const last = curve.steps.at(-1)!;
  if (last.time < at && last.survival > 0) return notEstimable("not reached");
  const [cause] = stepAt(curve, at)?.causes ?? [];
  // Before the first step nothing has happened to anybody.
  const bound = 1 - ((1 - level) / 2) ** (1 / curve.n);
  const { incidence, lower, upper } = cause ?? { incidence: 0, lower: 0, upper: bound };
  return { kind: "estimate", value: incidence, lower, upper } as const;
}
