import { checkCount, checkPositive, checkProbability, checkRecord } from "../check.ts";
import { normalCdf, normalQuantile } from "../distributions/normal.ts";
import { StatisticsError } from "../errors.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import type { PowerOptions } from "../proportions/power-two-proportions.ts";
import { checkWithinNumbers } from "./groups.ts";

export interface TwoHazards {
  readonly n1: number;
  readonly n2: number;
  /** True hazard in the first group: events per person and unit of time, above 0. */
  readonly hazard1: number;
  readonly hazard2: number;
}

export interface FollowUpPlan extends PowerOptions {
  /** How long people keep coming, evenly; 0 = all at once. Default 0. */
  readonly accrual?: number;
  /** How long everybody is followed after the last one came; above 0, or 0 with an accrual. */
  readonly followUp: number;
  /** Hazard of being lost, in both groups. Default 0. */
  readonly dropout?: number;
}

export interface LogRankPower {
  readonly kind: "power";
  readonly power: number;
  /** Expected in each group. */
  readonly events1: number;
  readonly events2: number;
}

/**
 * If people come evenly over a time, are followed until a date, and have events at constant hazards, how probably
 * would a comparison of the groups show the difference? After Lachin and Foulkes; the tail on the wrong side is not
 * counted.
 *
 * @param groups people and hazards of both groups
 * @param plan accrual, follow-up and hazards in one unit of time
 * @returns power and expected events; "not estimable" where a group is empty (no observations)
 * @throws StatisticsError where sizes are no counts, a hazard is not above 0, a time or the dropout is negative, NaN or
 *   infinite, or nobody is followed
 *
 * In R: `gsDesign::nSurvival(lambda1, lambda2, Ts, Tr, eta, sided = 2)` gives the n for a power.
 *
 * Source: Lachin JM, Foulkes MA (1986). Evaluation of sample size and power for analyses of survival with allowance for
 * nonuniform patient entry, losses to follow-up, noncompliance, and stratification. Biometrics 42:507-519.
 * doi:10.2307/2531201.
 */
export function powerLogRank(groups: TwoHazards, plan: FollowUpPlan): LogRankPower | NotEstimable {
  const { n1, n2, hazard1, hazard2 } = checkRecord("powerLogRank", "groups", groups);
  const { accrual = 0, followUp, dropout = 0, alpha = 0.05 } = checkRecord("powerLogRank", "plan", plan);
  checkCount("powerLogRank", "n1", n1);
  checkCount("powerLogRank", "n2", n2);
  checkPositive("powerLogRank", "hazard1", hazard1);
  checkPositive("powerLogRank", "hazard2", hazard2);
  checkProbability("powerLogRank", "alpha", alpha);
  checkPlan({ accrual, followUp, dropout });
  if (n1 === 0 || n2 === 0) return notEstimable("no observations");
  // In the unit of the larger hazard, so that no square vanishes: power knows no unit of time.
  const unit = Math.max(hazard1, hazard2);
  const shareWithEvent = (hazard: number) =>
    eventShare(hazard, { accrual: accrual * unit, followUp: followUp * unit, dropout: dropout / unit });
  const variance = (hazard: number) => hazard ** 2 / shareWithEvent(hazard);
  const [first, second] = [hazard1 / unit, hazard2 / unit];
  const common = (n1 * first + n2 * second) / (n1 + n2);
  const underNone = Math.sqrt(variance(common) * (1 / n1 + 1 / n2));
  const underSome = Math.sqrt(variance(first) / n1 + variance(second) / n2);
  const excess = Math.abs(first - second) - normalQuantile(1 - alpha / 2) * underNone;
  checkWithinNumbers("powerLogRank", excess / underSome, "Give times and hazards in one unit of time");
  return {
    kind: "power",
    power: normalCdf(excess / underSome),
    events1: n1 * shareWithEvent(first),
    events2: n2 * shareWithEvent(second),
  };
}

type Plan = Required<Pick<FollowUpPlan, "accrual" | "followUp" | "dropout">>;

/** Share of people who are seen to have the event: before they are lost, and before the end. */
function eventShare(hazard: number, { accrual, followUp, dropout }: Plan): number {
  const leaving = hazard + dropout;
  const gone = leaving * followUp;
  // Lost to the mean over even arrival of exp(-leaving · time), and so 1 - exp(-gone) (1 - shortfall) without cancellation.
  const seen = -Math.expm1(-gone) + Math.exp(-gone) * shortfall(leaving * accrual);
  return (hazard / leaving) * seen;
}

/** 1 - (1 - exp(-x)) / x. */
function shortfall(x: number): number {
  if (x > 0.01) return 1 + Math.expm1(-x) / x;
  return x * (1 / 2 - x * (1 / 6 - x * (1 / 24 - x * (1 / 120 - x * (1 / 720 - x / 5040)))));
}

function checkPlan(plan: Plan): void {
  for (const [name, value] of Object.entries(plan)) {
    if (!Number.isFinite(value) || value < 0) {
      throw new StatisticsError(
        "powerLogRank",
        `${name} is not a finite number of zero or more`,
        "Give times and hazards in one unit of time",
      );
    }
  }
  if (plan.accrual + plan.followUp === 0) {
    throw new StatisticsError("powerLogRank", "nobody is followed", "Give a followUp above zero");
  }
}
