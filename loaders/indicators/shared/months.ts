import type { Delivery } from "../../exports/delivery.ts";

const DAYS_IN_A_YEAR = 365.25;

/** The last whole day of `months` months since time zero: 12 → 365, 24 → 730, 36 → 1095. */
export const dayOfMonth = (months: number): number => Math.floor((months * DAYS_IN_A_YEAR) / 12);

interface Question {
  readonly evidence: number;
  readonly delivery: Pick<Delivery, "cutoff" | "landmarkUnit">;
}

/** A source that counts in weeks is this much short: 52 weeks stand for a year, 26 for half a year. */
export const WEEKS_SHORT = 4;

/** Days of follow-up that stand for so many months. */
export const daysOfFollowUp = (months: number, { landmarkUnit }: Pick<Delivery, "landmarkUnit">): number =>
  dayOfMonth(months) - (landmarkUnit === "week" ? WEEKS_SHORT : 0);

/** Six months more for the decision of a court, as in the statistics of proven reoffending. */
const DECISION = { months: 6, days: 183 };

/** A proven offence needs its decision too; a source in days since time zero has settled that itself. */
const needsDecision = ({ evidence, delivery }: Question): boolean =>
  evidence === 3 && delivery.cutoff !== null;

/** Days of follow-up after which a person's outcome at `months` is known. */
export const daysToKnow = (months: number, question: Question): number =>
  daysOfFollowUp(months, question.delivery) + (needsDecision(question) ? DECISION.days : 0);

/** The same in months, for readers. */
export const monthsToKnow = (months: number, question: Question): number =>
  months + (needsDecision(question) ? DECISION.months : 0);

/** Horizons, in months, at which outcomes are counted. */
export const horizons = [12, 24, 36] as const;
