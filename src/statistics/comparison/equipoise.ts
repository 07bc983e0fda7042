import { checkProbability, checkRecord } from "../check.ts";
import { StatisticsError } from "../errors.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { checkOpenScores, checkTreated, sum } from "./groups.ts";
import type { ScoredTreatment } from "./propensity-weights.ts";

export interface EquipoiseOptions {
  /** Lowest preference score in equipoise. Default 0.3. */
  readonly from?: number;
  /** Highest. Default 0.7. */
  readonly to?: number;
}

export interface Equipoise {
  readonly kind: "equipoise";
  /** Share of everybody in equipoise. */
  readonly share: number;
  /** Of those treated. */
  readonly treated: number;
  /** Of those not treated. */
  readonly control: number;
  /** Preference score of each row. */
  readonly preference: readonly number[];
}

/**
 * How many people could as well have been in the other group? Share with a preference score from 0.3 to 0.7: the
 * propensity score, moved so that 0.5 is as likely treated as the whole group, however many were treated.
 *
 * @param data treatment and propensity score, a row a person
 * @returns shares; "not estimable" without people (no observations), or where all or none are treated (one group
 *   only)
 * @throws StatisticsError on scores of 0 or less, or 1 or more; treatment other than 0 and 1; columns of unequal
 *   length; bounds outside 0 to 1 or exchanged
 *
 * In R: `f <- plogis(qlogis(e) - qlogis(mean(t))); mean(f >= 0.3 & f <= 0.7)`; `CohortMethod::computeEquipoise`.
 *
 * Source: Walker AM, Patrick AR, Lauer MS, et al. (2013). A tool for assessing the feasibility of comparative
 * effectiveness research. Comp Eff Res 3:11-20. doi:10.2147/CER.S40357.
 */
export function equipoise(data: ScoredTreatment, options: EquipoiseOptions = {}): Equipoise | NotEstimable {
  const { score, treated } = checkRecord("equipoise", "data", data);
  const { from = 0.3, to = 0.7 } = checkRecord("equipoise", "options", options);
  checkTreated("equipoise", treated, { score });
  checkOpenScores("equipoise", score);
  checkProbability("equipoise", "from", from);
  checkProbability("equipoise", "to", to);
  if (!(from < to)) throw new StatisticsError("equipoise", "from is not below to", "Write 0.3 and 0.7");
  const n = score.length;
  if (n === 0) return notEstimable("no observations");
  const size = sum(Array.from(treated));
  if (size === 0 || size === n) return notEstimable("one group only");
  const odds = size / (n - size);
  // The score's odds over the odds of being treated at all.
  const preference = Array.from(score, (e) => e / (e + (1 - e) * odds));
  const inside = preference.map((f) => f >= from && f <= to);
  const insideOf = (group: 0 | 1) => inside.filter((is, i) => is && treated[i] === group).length;
  return {
    kind: "equipoise",
    share: (insideOf(1) + insideOf(0)) / n,
    treated: insideOf(1) / size,
    control: insideOf(0) / (n - size),
    preference,
  };
}
