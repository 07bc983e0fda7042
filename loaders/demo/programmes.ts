import type { RowOf } from "../exports/contract/index.ts";
import type { Draw } from "./draw.ts";
import { cutoff, type Episode } from "./episode.ts";
import { parameters } from "./parameters.ts";

export type Domain = RowOf<"needs">["domain"];
type Kind = NonNullable<RowOf<"enrolments">["kind"]>;
type Status = NonNullable<RowOf<"enrolments">["status"]>;

export interface Programme {
  readonly name: string;
  readonly kind: Kind;
  /** The need that it answers; null: offered whatever the needs are. */
  readonly domain: Domain | null;
  readonly sessions: number;
}

/** The two programmes whose effect on finding work is known: one works, one does nothing. */
export const mentoring: Programme = {
  name: "Mentoring",
  kind: "mentoring",
  domain: "employment",
  sessions: 24,
};
export const lectures: Programme = {
  name: "Civic lectures",
  kind: "education",
  domain: null,
  sessions: 10,
};

export const programmes: readonly Programme[] = [
  mentoring,
  lectures,
  { name: "Psychological counselling", kind: "psychological", domain: "mental health", sessions: 16 },
  { name: "Religious dialogue", kind: "religious dialogue", domain: "identity and ideology", sessions: 12 },
  { name: "Family support", kind: "family", domain: "family", sessions: 10 },
  { name: "Housing advice", kind: "housing", domain: "housing", sessions: 6 },
];

/** How many of all have each need. */
const needShare: Readonly<Record<Domain, number>> = {
  "identity and ideology": 0.5,
  relations: 0.25,
  "mental health": 0.4,
  "substance use": 0.08,
  housing: 0.3,
  employment: 0.6,
  education: 0.2,
  family: 0.35,
  health: 0.12,
  documents: 0.15,
  other: 0.04,
};

export interface Need {
  readonly id: string;
  readonly domain: Domain;
  readonly identified: number;
}

export function needsOf(episode: Episode, needId: () => string, draw: Draw): Need[] {
  const found: Need[] = [];
  for (const domain of Object.keys(needShare) as Domain[]) {
    const identified = episode.zero + draw.whole(0, 70);
    if (draw.chance(needShare[domain]) && identified <= episode.last) {
      found.push({ id: needId(), domain, identified });
    }
  }
  return found;
}

export interface Enrolment {
  readonly programme: Programme;
  readonly needId: string | null;
  readonly eligible: boolean;
  readonly referred: number | null;
  readonly started: number | null;
  readonly ended: number | null;
  readonly attended: number | null;
  readonly excused: number | null;
  readonly status: Status;
}

const notReferred = {
  referred: null,
  started: null,
  ended: null,
  attended: null,
  excused: null,
  status: "not referred",
} as const;

type Path = Omit<Enrolment, "programme" | "needId" | "eligible">;

/** From referral to completion, cut where supervision or the export ends before the next step. */
function pathOf(programme: Programme, identified: number, last: number, draw: Draw): Path {
  const { funnel } = parameters;
  const referred = identified + Math.round(draw.wait(25));
  const started = referred + 7 + Math.round(draw.wait(20));
  const stays = draw.chance(funnel.completed);
  const held = stays ? programme.sessions : draw.whole(1, Math.ceil(programme.sessions * 0.6));
  const ended = started + held * 7;
  const isReferred = draw.chance(funnel.referred);
  const isStarted = draw.chance(funnel.started);
  const attendance = Math.min(1, Math.max(0.4, draw.normal(stays ? 0.88 : 0.6, 0.1)));
  if (!isReferred || referred > last) return notReferred;
  if (!isStarted) return { ...notReferred, referred, status: draw.chance(0.5) ? "declined" : "referred" };
  if (started > last) return { ...notReferred, referred, status: "referred" };
  const open = ended > last;
  const soFar = open ? Math.max(0, Math.floor((last - started) / 7)) : held;
  const attended = Math.round(soFar * attendance);
  const excused = Math.floor((soFar - attended) / 2);
  const over = stays ? "completed" : draw.chance(0.8) ? "left early" : "removed";
  const cut = last < cutoff ? "left early" : "started";
  return {
    referred,
    started,
    ended: open ? (last < cutoff ? last : null) : ended,
    attended,
    excused,
    status: open ? cut : over,
  };
}

/** One row for every programme that somebody thought of for the person, referred or not. */
export function enrolmentsOf(episode: Episode, needs: readonly Need[], draw: Draw): Enrolment[] {
  const found: Enrolment[] = [];
  for (const programme of programmes) {
    const need = needs.find(({ domain }) => domain === programme.domain);
    const offered = programme.domain === null ? draw.chance(0.45) : need !== undefined;
    const eligible = draw.chance(parameters.funnel.eligible);
    const identified = need?.identified ?? episode.zero + draw.whole(20, 160);
    const path = pathOf(programme, identified, episode.last, draw);
    if (!offered) continue;
    found.push({ programme, needId: need?.id ?? null, eligible, ...(eligible ? path : notReferred) });
  }
  return found;
}
