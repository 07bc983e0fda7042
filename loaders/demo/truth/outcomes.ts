import { isBreach, isOffence, revocationChance, yearlyRate } from "../incidents.ts";
import { type Grade, type IncidentKind, parameters } from "../parameters.ts";

export type Outcome = "extremist relapse" | "reoffending" | "breach";

/** Kinds of incidents that make an outcome, as the warehouse's models define it. */
const kindsOf: Readonly<Record<Outcome, (kind: IncidentKind) => boolean>> = {
  "extremist relapse": (kind) =>
    kind === "terrorism offence" ||
    kind === "contact with the network" ||
    kind === "propaganda" ||
    kind === "travel attempt" ||
    kind === "threat",
  reoffending: isOffence,
  breach: isBreach,
};

export const outcomes = Object.keys(kindsOf) as Outcome[];
export const belongsTo = (kind: IncidentKind, outcome: Outcome): boolean => kindsOf[outcome](kind);

const kinds = Object.keys(parameters.incidents) as IncidentKind[];

/** Incidents a year of an outcome and grade, for a person of average risk. */
export const outcomeRate = (outcome: Outcome, grade: Grade): number =>
  kinds.filter((kind) => belongsTo(kind, outcome)).reduce((sum, kind) => sum + yearlyRate(kind, grade), 0);

/** Revocations a year that follow incidents other than those which are the outcome itself. */
export function revocationRate(outcome: Outcome, grade: Grade): number {
  return kinds
    .filter((kind) => grade !== 3 || !belongsTo(kind, outcome))
    .reduce((sum, kind) => sum + yearlyRate(kind, 3) * revocationChance(kind), 0);
}
