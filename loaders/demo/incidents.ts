import type { RowOf } from "../exports/contract/index.ts";
import { dayOf } from "./calendar.ts";
import type { Draw } from "./draw.ts";
import { type Grade, type IncidentKind, parameters } from "./parameters.ts";

export interface Incident {
  readonly kind: IncidentKind;
  /** Grade of evidence that it reaches, whether or not it was decided by the cut-off. */
  readonly grade: Grade;
  readonly day: number;
  readonly recorded: number;
  /** Day of the decision; null where none is due. */
  readonly decided: number | null;
  readonly decision: RowOf<"events">["decision"];
}

export const isOffence = (kind: IncidentKind): boolean =>
  kind === "terrorism offence" || kind === "other violent" || kind === "other offence";

export const isBreach = (kind: IncidentKind): boolean =>
  kind === "breach of condition" || kind === "absconding";

const kinds = Object.keys(parameters.incidents) as IncidentKind[];
const grades = [1, 2, 3] as const;
const cutoff = dayOf(parameters.cutoff);

/** Rate a year of one kind and grade, for a person of average risk. */
export const yearlyRate = (kind: IncidentKind, grade: Grade): number =>
  parameters.incidents[kind][`${grade}`];

/** Probability that an adjudicated incident of a kind revokes supervision. */
export function revocationChance(kind: IncidentKind): number {
  const { revocation } = parameters;
  if (kind === "terrorism offence" || kind === "other violent" || kind === "other offence") {
    return revocation[kind];
  }
  return isBreach(kind) ? revocation.breach : 0;
}

function decisionOf(kind: IncidentKind, grade: Grade, draw: Draw): Incident["decision"] {
  if (grade === 3) return isOffence(kind) ? "convicted" : "upheld";
  if (grade === 1) return null;
  if (isOffence(kind)) return draw.weighted({ dropped: 0.45, acquitted: 0.15, pending: 0.4 });
  return isBreach(kind) && draw.chance(0.4) ? "not upheld" : null;
}

function incident(kind: IncidentKind, grade: Grade, day: number, draw: Draw): Incident {
  const { delays } = parameters;
  const delay = isOffence(kind) ? delays.offenceDecided : delays.breachDecided;
  const recorded = day + Math.floor(draw.wait(delays.recordedMean));
  const decision = decisionOf(kind, grade, draw);
  const wait = Math.round(draw.logNormal(delay.median, delay.sigma));
  const decided = decision === null || decision === "pending" ? null : Math.max(recorded, day + wait);
  return { kind, grade, day, recorded, decided, decision };
}

/**
 * Incidents of every kind and grade from `from` on, each a Poisson process of its own, in order of time.
 * Offences come to light until the cut-off; the rest only while somebody supervises, until `supervisedTo`.
 */
export function drawIncidents(
  { from, supervisedTo, hazardRatio }: { from: number; supervisedTo: number; hazardRatio: number },
  draw: Draw,
): Incident[] {
  const found: Incident[] = [];
  for (const kind of kinds) {
    const to = isOffence(kind) ? cutoff : Math.min(cutoff, supervisedTo);
    for (const grade of grades) {
      const rate = yearlyRate(kind, grade) * hazardRatio;
      if (rate === 0) continue;
      for (let day = from + draw.wait(365.25 / rate); day < to + 1; day += draw.wait(365.25 / rate)) {
        found.push(incident(kind, grade, Math.floor(day), draw));
      }
    }
  }
  return found.sort((a, b) => a.day - b.day);
}
