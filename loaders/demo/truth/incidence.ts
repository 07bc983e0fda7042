import type { Episode } from "../episode.ts";
import { type Grade, parameters } from "../parameters.ts";
import { type Outcome, outcomeRate, revocationRate } from "./outcomes.ts";

const ends = Object.values(parameters.ends).reduce((sum, rate) => sum + rate, 0);

/**
 * Probability of a first incident of an outcome and grade within `days` of time zero, with the competing ends
 * that the warehouse's models name: what Aalen-Johansen estimates. In closed form, hazards being constant.
 * Left out, since small: that revocation waits for the decision, and that custody stops the clock.
 */
export function incidenceProbability(
  { person, plannedEnd, zero }: Pick<Episode, "person" | "plannedEnd" | "zero">,
  { outcome, grade, days }: { outcome: Outcome; grade: Grade; days: number },
): number {
  const event = outcomeRate(outcome, grade) * person.hazardRatio;
  const competing = ends + revocationRate(outcome, grade) * person.hazardRatio;
  const supervised = Math.min(days, plannedEnd - zero) / 365.25;
  const all = event + competing;
  const during = (event / all) * (1 - Math.exp(-all * supervised));
  // After completion offences still come to light, and nothing competes any more.
  if (outcome !== "reoffending") return during;
  const after = days / 365.25 - supervised;
  return during + Math.exp(-all * supervised) * (1 - Math.exp(-event * after));
}
