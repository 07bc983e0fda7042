import { isoDay } from "../calendar.ts";
import type { Life } from "../life.ts";
import type { DemoRow } from "../tables/out.ts";
import type { Plot } from "./planter.ts";

/** Additional rows without a fault, for a fault to be put into. */

const dayWithin = ({ episode }: Life, share: number): string =>
  isoDay(episode.zero + Math.floor(share * (episode.last - episode.zero)));

/** An episode of another person, like the given one. */
export const otherCase = (life: Life, plot: Plot): DemoRow<"cases"> => ({
  ...life.row,
  case_id: plot.freshId(),
  person_id: plot.freshId(),
});

export const contact = (life: Life, plot: Plot): DemoRow<"contacts"> => ({
  contact_id: plot.freshId(),
  case_id: life.episode.caseId,
  due_on: dayWithin(life, 0.3),
  held_on: null,
  mode: "office",
  outcome: "missed",
});

export const event = (life: Life, plot: Plot): DemoRow<"events"> => ({
  event_id: plot.freshId(),
  case_id: life.episode.caseId,
  kind: "breach of condition",
  evidence: 2,
  occurred_on: dayWithin(life, 0.4),
  recorded_on: dayWithin(life, 0.45),
  decided_on: null,
  decision: null,
});

export const assessment = (life: Life, plot: Plot): DemoRow<"assessments"> => ({
  assessment_id: plot.freshId(),
  case_id: life.episode.caseId,
  instrument: life.episode.person.office.service === "XK" ? "VERA-2R" : "ERG22+",
  instrument_version: null,
  assessed_on: dayWithin(life, 0.5),
  purpose: "review",
  rater_id: life.episode.person.officer.id,
  rater_certified: false,
  double_of: null,
  level: "moderate",
  level_before_override: "moderate",
});

export const enrolment = (life: Life, plot: Plot): DemoRow<"enrolments"> => ({
  enrolment_id: plot.freshId(),
  case_id: life.episode.caseId,
  need_id: null,
  programme: "Family support",
  kind: "family",
  referred_on: dayWithin(life, 0.2),
  started_on: dayWithin(life, 0.3),
  ended_on: dayWithin(life, 0.6),
  sessions_planned: 10,
  sessions_attended: 8,
  sessions_excused: 1,
  eligible: true,
  status: "completed",
});

export const need = (life: Life, plot: Plot): DemoRow<"needs"> => ({
  need_id: plot.freshId(),
  case_id: life.episode.caseId,
  domain: "other",
  identified_on: dayWithin(life, 0.1),
  level: "low",
  goal: "G-KEEP-1",
  attainment: null,
  reviewed_on: null,
});

export const training = (plot: Plot): DemoRow<"training"> => ({
  staff_id: plot.freshId(),
  service: "XK",
  course: "SKILLS-1",
  kind: "supervision skills",
  held_on: "2023-05-15",
  reaction: 4,
  score_before: 55,
  score_after: 66,
  score_later: null,
  observed_skill: null,
  certified_until: null,
});

export const act = (plot: Plot): DemoRow<"cooperation"> => ({
  act_id: plot.freshId(),
  from_service: "XK",
  to_service: "IT",
  kind: "visit",
  asked_on: "2023-04-03",
  answered_on: "2023-04-20",
  status: "done",
  practice: null,
  adopted_on: null,
});

export const answer = (plot: Plot): DemoRow<"surveys"> => ({
  sheet_id: plot.freshId(),
  group: "employer",
  wave: "2023-1",
  region: "Italy north",
  scale: "readiness to hire",
  item: "HI1",
  score: 50,
  weight: null,
  cluster: null,
  discrimination_incidents: null,
});

/** A month before the first that the demo covers, so that its key stays unique. */
export const officeMonth: DemoRow<"staffing"> = {
  office: "Prizren",
  month: "2018-12-01",
  officers_fte: 5,
  vacancies: 1,
  open_cases: 0,
};

export const isLong = ({ episode }: Life): boolean => episode.last - episode.zero > 300;
export const hasEnded = (life: Life): boolean => isLong(life) && life.episode.ended !== null;
export const isOpen = (life: Life): boolean => isLong(life) && life.episode.ended === null;
