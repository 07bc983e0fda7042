import type { RowOf } from "../exports/contract/index.ts";
import { dayOf, monthsToDays } from "./calendar.ts";
import type { Draw } from "./draw.ts";
import { drawIncidents, type Incident, isBreach, isOffence, revocationChance } from "./incidents.ts";
import { parameters } from "./parameters.ts";
import { followsCustody, type Person } from "./person.ts";

export interface Spell {
  readonly from: number;
  readonly to: number;
}

export interface CustodySpell extends Spell {
  readonly reason: NonNullable<RowOf<"custody">["reason"]>;
}

export interface Episode {
  readonly caseId: string;
  readonly person: Person;
  readonly released: number | null;
  readonly started: number;
  /** Time zero: the later of the two. */
  readonly zero: number;
  readonly plannedEnd: number;
  /** Last day of supervision; null while it lasts. */
  readonly ended: number | null;
  readonly endReason: RowOf<"cases">["end_reason"];
  /** Last day on which something about the episode can be recorded: its end or the cut-off. */
  readonly last: number;
  readonly custody: readonly CustodySpell[];
  readonly incidents: readonly Incident[];
}

export const cutoff = dayOf(parameters.cutoff);

export const inCustody = (episode: Pick<Episode, "custody">, day: number): boolean =>
  episode.custody.some((spell) => day >= spell.from && day <= spell.to);

interface Course {
  end: number;
  reason: NonNullable<Episode["endReason"]>;
  readonly custody: CustodySpell[];
  readonly incidents: Incident[];
}

/** The first end that would come if nothing were decided against the person. */
function firstEnd(zero: number, plannedEnd: number, draw: Draw): Pick<Course, "end" | "reason"> {
  let first: Pick<Course, "end" | "reason"> = { end: plannedEnd, reason: "completed" };
  for (const reason of ["deceased", "departed", "transferred", "other"] as const) {
    const end = zero + Math.floor(draw.wait(365.25 / parameters.ends[reason]));
    if (end < first.end) first = { end, reason };
  }
  return first;
}

/** What an adjudicated incident under supervision brings: custody at once, revocation when it is decided. */
function applyConsequences(course: Course, incident: Incident, draw: Draw): void {
  const { custody } = parameters;
  const revoked = draw.chance(revocationChance(incident.kind));
  const chance = isOffence(incident.kind) ? custody.offence : isBreach(incident.kind) ? custody.breach : 0;
  const held = draw.chance(chance);
  const days = draw.whole(custody.days[0], custody.days[1]);
  if (incident.grade !== 3 || incident.day >= course.end) return;
  if (revoked && incident.decided !== null && incident.decided < course.end) {
    course.end = incident.decided;
    course.reason = "revoked";
  }
  if (held && !inCustody(course, incident.day + 1)) {
    const reason = isOffence(incident.kind) ? "remand" : "breach";
    course.custody.push({ from: incident.day + 1, to: incident.day + days, reason });
  }
}

function courseOf(person: Person, zero: number, plannedEnd: number, draw: Draw): Course {
  const first = firstEnd(zero, plannedEnd, draw);
  const course: Course = { ...first, custody: [], incidents: [] };
  const range = { from: zero, supervisedTo: first.end, hazardRatio: person.hazardRatio };
  for (const incident of drawIncidents(range, draw)) {
    if (inCustody(course, incident.day)) continue;
    const watched = isOffence(incident.kind) && course.reason === "completed";
    if (incident.day > course.end && !watched) continue;
    course.incidents.push(incident);
    applyConsequences(course, incident, draw);
  }
  return course;
}

/** Custody is delivered for the time under supervision; a spell that goes on beyond is cut there. */
function clipped(spells: readonly CustodySpell[], last: number): CustodySpell[] {
  return spells
    .filter((spell) => spell.from < last)
    .map((spell) => ({ ...spell, to: Math.min(spell.to, last) }));
}

function episode(person: Person, caseId: string, plan: Dates, draw: Draw): Episode {
  const zero = Math.max(plan.started, plan.released ?? plan.started);
  const course = courseOf(person, zero, plan.plannedEnd, draw);
  const ended = course.end <= cutoff ? course.end : null;
  const last = ended ?? cutoff;
  return {
    caseId,
    person,
    ...plan,
    zero,
    ended,
    endReason: ended === null ? null : course.reason,
    last,
    custody: clipped(course.custody, last),
    incidents: course.incidents.filter((incident) => incident.recorded <= cutoff),
  };
}

interface Dates {
  readonly released: number | null;
  readonly started: number;
  readonly plannedEnd: number;
}

function plannedDays(draw: Draw): number {
  const { mean, deviation } = parameters.plannedMonths;
  return monthsToDays(Math.round(Math.min(60, Math.max(12, draw.normal(mean, deviation)))));
}

function firstDates(person: Person, draw: Draw): Dates {
  const year = draw.weighted(parameters.entryYears);
  const started = dayOf(`${year}-01-01`) + draw.whole(0, 364);
  // Most are released and start on the same days; one in twenty is seen before the prison lets go.
  const gap = draw.chance(0.05) ? -draw.whole(1, 5) : draw.whole(0, 6);
  const released = followsCustody(person.measure) ? started - gap : null;
  return { started, released, plannedEnd: started + plannedDays(draw) };
}

/** After a revocation some are released again, into a second episode. */
function secondDates(first: Episode, draw: Draw): Dates | null {
  const again = draw.chance(0.5);
  const started = first.last + draw.whole(150, 600);
  const plannedEnd = started + Math.round(plannedDays(draw) / 2);
  if (first.endReason !== "revoked" || !again || started > cutoff - 90) return null;
  return { started, released: started, plannedEnd };
}

/** The supervision episodes of a person, one or two. */
export function episodesOf(person: Person, caseId: (index: number) => string, draw: Draw): Episode[] {
  const first = episode(person, caseId(2 * person.index), firstDates(person, draw), draw);
  const dates = secondDates(first, draw);
  return dates === null ? [first] : [first, episode(person, caseId(2 * person.index + 1), dates, draw)];
}
